package io.clew.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.text.find.Extractor;
import io.clew.world.file.Wording;
import io.clew.world.people.Dice;
import io.clew.world.people.Times;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void countsInChinese() {
        assertThat(Wording.spoken(12_300)).isEqualTo("一万二千三百");
        assertThat(Wording.spoken(50_000)).isEqualTo("五万");
        assertThat(Wording.spoken(100_500)).isEqualTo("一十万零五百");
        assertThat(Wording.formal(10_008)).isEqualTo("壹万零捌");
        assertThat(Wording.formal(3_050)).isEqualTo("叁仟零伍拾");
    }

    @Test
    void everyWayOfWritingAnAmountMeansThatAmount() {
        var dice = new Dice(3);
        for (int i = 0; i < 400; i++) {
            long fen = dice.chance(0.5) ? dice.between(1, 400) * 50_000L : dice.between(100, 90_000_000);
            String said = Wording.amount(fen, dice, false);
            var found = Extractor.shipped()
                    .extractWithoutNames("转账" + said + "。", Instant.EPOCH)
                    .amounts();
            assertThat(found).as(said).hasSize(1);
            assertThat(found.getFirst().amount().fen()).as(said).isEqualTo(fen);
        }
    }

    @Test
    void tellsTheTimeOfTheWorld() {
        long at = Times.at(0, 0);
        assertThat(Times.iso(at)).isEqualTo("2025-03-01T00:00:00+08:00");
        assertThat(Times.weekday(0)).isEqualTo(5);
        assertThat(Times.iso(Times.END - 1)).isEqualTo("2026-02-28T23:59:59+08:00");
        assertThat(Times.dashed(Times.START - 1)).isEqualTo("2025-02-28 23:59:59");
    }
}
