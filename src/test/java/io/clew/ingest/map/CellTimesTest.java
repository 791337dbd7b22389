package io.clew.ingest.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.map.CellTime.Precision;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTimesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-02 10:20:30|2026-03-02T10:20:30|SECOND",
                "2026/3/2 9:08|2026-03-02T09:08:00|MINUTE",
                "2026.03.02 09.08.07|2026-03-02T09:08:07|SECOND",
                "20260302 10:20:30|2026-03-02T10:20:30|SECOND",
                "20260302 102030|2026-03-02T10:20:30|SECOND",
                "20260302102030|2026-03-02T10:20:30|SECOND",
                "202603021020|2026-03-02T10:20:00|MINUTE",
                "2026-03-0210:20:30|2026-03-02T10:20:30|SECOND",
                "2026-03-02-10.20.30.123456|2026-03-02T10:20:30.123|SECOND",
                "2026年3月2日10时20分30秒|2026-03-02T10:20:30|SECOND",
                "2026年3月2日 9点|2026-03-02T09:00:00|HOUR",
                "2026-03-02（星期一）10:20|2026-03-02T10:20:00|MINUTE",
                "2026-03-02T02:20:30Z|2026-03-02T10:20:30|SECOND",
                "2026-03-02 02:20:30Z|2026-03-02T10:20:30|SECOND",
                "2026-03-01 20:20:30-06:00|2026-03-02T10:20:30|SECOND",
                "2026-03-01 20:20:30 -0600 CST|2026-03-02T10:20:30|SECOND",
                "2026-03-02 10:20:30 +0800 CST|2026-03-02T10:20:30|SECOND",
                "2026-03-02 10:20:30 UTC+8|2026-03-02T10:20:30|SECOND",
                "2026-03-02 02:20:30.5 +0000 UTC|2026-03-02T10:20:30.500|SECOND",
                "2026-03-02T10:20:30+08:00[Asia/Shanghai]|2026-03-02T10:20:30|SECOND",
                "2026-03-02 10:20:30 CST|2026-03-02T10:20:30|SECOND",
                "Mon Mar 02 10:20:30 CST 2026|2026-03-02T10:20:30|SECOND",
                "Mon Mar 02 02:20:30 UTC 2026|2026-03-02T10:20:30|SECOND",
                "02-Mar-2026|2026-03-02T00:00:00|DAY",
                "2 March 2026 10:20:30|2026-03-02T10:20:30|SECOND",
                "02MAR2026 10:20|2026-03-02T10:20:00|MINUTE",
                "Mar 2, 2026 10:20 AM|2026-03-02T10:20:00|MINUTE",
                "March 2nd, 2026|2026-03-02T00:00:00|DAY",
                "2026-Mar-02 10:20:30|2026-03-02T10:20:30|SECOND",
                "26年3月2日 10:20|2026-03-02T10:20:00|MINUTE",
                "2026-03-02 12:05 AM|2026-03-02T00:05:00|MINUTE",
                "2026-03-02 12:05 PM|2026-03-02T12:05:00|MINUTE",
                "2026-03-02 下午 3:05|2026-03-02T15:05:00|MINUTE",
                "2026-03-02 下午 15:05|2026-03-02T15:05:00|MINUTE",
                "2026-03-02 上午12:05:06|2026-03-02T00:05:06|SECOND",
                "2026-03-02 中午 1:05|2026-03-02T13:05:00|MINUTE",
                "2026-03-02 晚上 11:30|2026-03-02T23:30:00|MINUTE",
                "2026-03-02 24:00:00|2026-03-03T00:00:00|SECOND",
                "2026-03-02|2026-03-02T00:00:00|DAY",
                "20260302|2026-03-02T00:00:00|DAY",
                "46083|2026-03-02T00:00:00|DAY",
                "46083.430902778|2026-03-02T10:20:30|SECOND",
                "1772418030|2026-03-02T10:20:30|SECOND",
                "1772418030000|2026-03-02T10:20:30|SECOND",
            })
    void aTimeIsReadAsItIsSaid(String said, LocalDateTime china, Precision precision) {
        assertThat(CellTimes.read(Values.clean(said)))
                .as(said)
                .hasValue(new CellTime(china.toInstant(ZoneOffset.ofHours(8)), precision));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30 10:00:00",
                "2026-03-02 25:10:00",
                "2026-03-02 24:10:00",
                "2026-03-02 10:60",
                "2026-03-02 上午 13:05",
                "2026-03-02 晚上 2:30",
                "2026-03-02 晚上 12:30",
                "2026-03-02 10:20:30 EST",
                "02-Mar-26 10:20",
                "Mar 32, 2026",
                "2026-03-02 10:20:30 +0800 UTC",
                "2026-03-02 10:20:30+25:00",
                "2026-03-02 下午",
                "2026-03-02-08:00",
                "2026-03-02 10:20:30 至 2026-03-03 10:20:30",
                "2026-03-02 10:20:30（冲正）",
                "2026-03-109:08:07",
                "26-03-02 10:20",
                "03/02/2026 10:20",
                "2026030210",
                "2026-03",
                "12345",
                "123456",
                "昨天",
            })
    void whatCouldMeanSomethingElseIsNoTime(String said) {
        assertThat(CellTimes.read(Values.clean(said))).as(said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-02|10:20:30|2026-03-02T10:20:30",
                "20260302|102030|2026-03-02T10:20:30",
                "20260302|92030|2026-03-02T09:20:30",
                "20260302|0920|2026-03-02T09:20:00",
                "20260302|0|2026-03-02T00:00:00",
                "2026-03-02 00:00:00|10:20:30|2026-03-02T10:20:30",
                "2026-03-02 10:20:30|10:20:30|2026-03-02T10:20:30",
                "2026-03-02|2026-03-02 10:20:30|2026-03-02T10:20:30",
                "2026-03-02|0.430902778|2026-03-02T10:20:30",
                "2026-03-02|下午 1:05|2026-03-02T13:05:00",
            })
    void aDateAndAClockFromTwoCellsAreOneTime(String date, String clock, LocalDateTime china) {
        assertThat(CellTimes.read(date, clock).map(CellTime::at)).hasValue(china.toInstant(ZoneOffset.ofHours(8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"20260302|1030", "20260302|7", "2026-03-02 10:20:30|11:20:30", "2026-03-02|2026-03-03 10:20:30"})
    void aClockThatCouldBeTwoAndCellsThatContradictEachOtherAreRefused(String date, String clock) {
        assertThat(CellTimes.read(date, clock)).isEmpty();
    }

    @Test
    void aRegisterMaySayTheMonthOrTheYearAlone() {
        assertThat(CellTimes.roughly("2019"))
                .hasValue(new CellTime(Instant.parse("2018-12-31T16:00:00Z"), Precision.YEAR));
        assertThat(CellTimes.roughly("2019-04"))
                .hasValue(new CellTime(Instant.parse("2019-03-31T16:00:00Z"), Precision.MONTH));
        assertThat(CellTimes.roughly("2019-04-05").map(CellTime::precision)).hasValue(Precision.DAY);
        assertThat(CellTimes.roughly("2019-14")).isEmpty();
    }

    @Test
    void everyTimeComesBackFromEveryWayOfWritingIt() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            LocalDateTime t = LocalDateTime.of(1992, 1, 1, 0, 0).plusSeconds(random.nextLong(40L * 365 * 86_400));
            int offset = random.nextInt(-12, 15);
            LocalDateTime there = t.plusHours(offset - 8L);
            for (String form : new String[] {
                "%1$tY-%1$tm-%1$td %1$tH:%1$tM:%1$tS", "%1$tY%1$tm%1$td%1$tH%1$tM%1$tS",
                "%1$tY年%1$tm月%1$td日 %1$tH时%1$tM分%1$tS秒", "%1$tY/%1$tm/%1$td %1$tI:%1$tM:%1$tS %1$Tp",
                "%1$tY-%1$tm-%1$td-%1$tH.%1$tM.%1$tS.000000"
            }) {
                assertThat(CellTimes.read(String.format(java.util.Locale.ROOT, form, t))
                                .map(CellTime::at))
                        .as("%s, seed %d", form, seed)
                        .hasValue(t.toInstant(ZoneOffset.ofHours(8)));
            }
            String zoned = "%1$tY-%1$tm-%1$td %1$tH:%1$tM:%1$tS".formatted(there) + "%+03d:00".formatted(offset);
            assertThat(CellTimes.read(zoned).map(CellTime::at))
                    .as("%s, seed %d", zoned, seed)
                    .hasValue(t.toInstant(ZoneOffset.ofHours(8)));
        }
    }
}
