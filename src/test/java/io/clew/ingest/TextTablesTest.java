package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of text, as exports break them. */
class TextTablesTest {

    private static final String HEADER = "交易卡号,交易户名,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,对手户名,摘要说明,交易流水号";

    @TempDir
    Path dir;

    private static String row(int n, String summary) {
        return "6299000000000000017,桑某,2026-03-01 10:%02d:%02d,%d.00,,出,6299000000000000025,杭某,%s,LS%d"
                .formatted(n / 60, n % 60, 100 + n, summary, n);
    }

    @Test
    void aQuoteThatAnotherRowSeemsToCloseTakesNoRowWithIt() {
        var csv = new StringBuilder(HEADER).append('\n');
        for (int n = 1; n <= 50; n++) {
            csv.append(row(n, n == 9 ? "\"货款" : n == 14 ? "27\"显示器" : n == 30 ? "\"三月\n四月\"" : "转账"))
                    .append('\n');
        }
        try (var tray = new Tray(dir)) {
            ImportStatus status = tray.take("quotes.csv", csv.toString());
            assertThat(status.rows().rejected()).isEqualTo(1);
            assertThat(status.rows().accepted()).isEqualTo(49);
            assertThat(tray.rejects(status)).contains("LS9").contains("quote");
            assertThat(tray.transferred()).isEqualTo((50 * 100 + 50 * 51 / 2 - 109) * 100L);
        }
    }

    @Test
    void whereverQuotesAreLostEachRowIsARecordOrAReject() {
        for (long seed = 1; seed <= 5; seed++) {
            var random = new Random(seed);
            var csv = new StringBuilder(HEADER).append('\n');
            for (int n = 1; n <= 200; n++) {
                String summary = random.nextInt(20) > 0 ? "转账" : random.nextBoolean() ? "\"货款" : "货\"款";
                csv.append(row(n, summary)).append('\n');
            }
            try (var tray = new Tray(dir.resolve("seed" + seed))) {
                ImportStatus status = tray.take("quotes.csv", csv.toString());
                assertThat(status.rows().accepted() + status.rows().rejected())
                        .as("seed %d", seed)
                        .isEqualTo(200);
                assertThat(status.rows().rejected()).as("seed %d", seed).isLessThan(20);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void linesMayEndInCarriageReturnsAlone(String charset) {
        String csv = HEADER + "\r" + row(1, "转账") + "\r" + row(2, "转账") + "\r";
        try (var tray = new Tray(dir)) {
            ImportStatus status = tray.take("bank", "mac.csv", csv.getBytes(Charset.forName(charset)));
            assertThat(status.rows().accepted()).isEqualTo(2);
            assertThat(status.rows().rejected()).isZero();
        }
    }

    @Test
    void aZeroByteInsideAValueMakesTheRowAReject() {
        String csv = HEADER + "\n" + row(1, "转\0账") + "\n" + row(2, "转账\0\0\0") + "\n"
                + row(3, "转账").replace("000025", "00\00025") + "\n";
        try (var tray = new Tray(dir)) {
            ImportStatus status = tray.take("zero.csv", csv);
            assertThat(status.rows().accepted()).isEqualTo(1);
            assertThat(status.rows().rejected()).isEqualTo(2);
            assertThat(tray.rejects(status)).contains("zero-byte");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"登录.txt", "登录.log", "登录"})
    void aTableThatNoMappingKnowsIsSaidToBeThat(String name) {
        String tsv = "甲项\t乙项\t丙项\n1\tA\t十\n2\tB\t二十\n3\tC\t三十\n";
        try (var tray = new Tray(dir)) {
            ImportStatus status = tray.take("bank", name, tsv.getBytes(StandardCharsets.UTF_8));
            assertThat(status.code()).isEqualTo("mapping-unknown");
            assertThat(tray.records()).isEmpty();
        }
    }

    @Test
    void proseWithCommasIsStillAText() {
        String text = "2026年3月1日, 报案人桑某到所称, 其于当日上午接到自称客服的电话, 对方以退款为由要求其下载应用。\n"
                + "桑某按对方要求操作, 向对方提供的账户转账, 后发现被骗, 遂报警。\n现场民警已告知其注意事项, 并登记。\n";
        try (var tray = new Tray(dir)) {
            ImportStatus status = tray.take("text", "笔录.txt", text.getBytes(StandardCharsets.UTF_8));
            assertThat(status.rows().accepted()).isEqualTo(1);
        }
    }
}
