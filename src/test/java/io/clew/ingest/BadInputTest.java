package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.ImportStatus.Rows;
import io.clew.ingest.ImportStatus.State;
import io.clew.ingest.file.RejectCells;
import io.clew.record.Messages;
import io.clew.search.RecordIndex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path dir;

    @Test
    void everyEncodingOfOneTableGivesTheSameRecords() {
        byte[] bom = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        byte[] utf8 = ImportsTest.STATEMENT.getBytes(StandardCharsets.UTF_8);
        byte[] marked = Arrays.copyOf(bom, bom.length + utf8.length);
        System.arraycopy(utf8, 0, marked, 3, utf8.length);
        try (Tray tray = new Tray(dir)) {
            tray.take("bank", "a.csv", utf8);
            var again = new Rows(3, 0, 2, 1);
            assertThat(tray.take("bank", "b.csv", marked).rows()).isEqualTo(again);
            assertThat(tray.take("bank", "c.csv", ImportsTest.STATEMENT.getBytes(GB18030))
                            .rows())
                    .isEqualTo(again);
            assertThat(tray.take("bank", "d.csv", ImportsTest.STATEMENT.getBytes(StandardCharsets.UTF_16))
                            .rows())
                    .isEqualTo(again);
            assertThat(tray.take("bank", "e.csv", ImportsTest.STATEMENT.getBytes(StandardCharsets.UTF_16LE))
                            .rows())
                    .isEqualTo(again);
            String tabs =
                    ImportsTest.STATEMENT.replace("\"1,000.00\"", "1000.00").replace(',', '\t');
            assertThat(tray.take("bank", "f.txt", tabs.getBytes(StandardCharsets.UTF_8))
                            .rows()
                            .rejected())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatHidesPartOfItselfIsNobodysKey() {
        List<String> hidden = List.of(
                "name:张*",
                "name:张某",
                "merchant:张*",
                "account:6226****5669",
                "account:622202XXXXXX1234",
                "phone:138****8000",
                "chat:wechat/张*");
        String lines = hidden.stream()
                .map(key -> "{\"id\":\"" + key + "\",\"facts\":[{\"from\":\"" + key
                        + "\",\"link\":\"pay\",\"to\":\"account:6222020200112233445\"}]}\n")
                .collect(Collectors.joining());
        String shop = "交易卡号,交易时间,借贷标志,交易金额,对手户名,摘要说明\n6222020200112233445,2026-03-01 10:31:07,出,9.00,张某,扫码付\n";
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("全.ndjson", lines).rows()).isEqualTo(new Rows(hidden.size(), 0, 0, hidden.size()));
            tray.take("店.csv", shop);
            assertThat(tray.records())
                    .singleElement()
                    .satisfies(record -> assertThat(record.facts()).isEmpty());
        }
    }

    @Test
    void aLineInAnotherEncodingIsReadInItsOwn() throws IOException {
        var mixed = new ByteArrayOutputStream();
        String[] lines = ImportsTest.STATEMENT.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            mixed.write((lines[i] + "\n").getBytes(i == 2 ? GB18030 : StandardCharsets.UTF_8));
        }
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("bank", "混.csv", mixed.toByteArray());
            assertThat(status.rows()).as(tray.rejects(status)).isEqualTo(new Rows(3, 2, 0, 1));
            assertThat(status.findings()).containsEntry("mixed-encoding", 1L);
            assertThat(tray.records().get(1).title()).contains("李四");
        }
    }

    @Test
    void raggedRowsAndStrayQuotesAreRejectsAndSpoilNothingElse() {
        String bad = ImportsTest.STATEMENT + "6222020200112233445,张三,2026-03-01 12:00:00\n"
                + "6222020200112233445,\"张三,2026-03-01 12:00:00,出,1.00,1.00,6217000011112222333,李四,转账,S9\n"
                + "6222020200112233445,张三,2026-03-01 13:00:00,出,1.00,1.00,6217000011112222333,李四,转账,S10,多,余\n"
                + "6222020200112233445,张三,2026-03-01 14:00:00,出,1.00,1.00,6217000011112222333,李四,转账,S11\n";
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("坏.csv", bad);
            assertThat(status.rows()).as(tray.rejects(status)).isEqualTo(new Rows(7, 3, 0, 4));
            assertThat(tray.rejects(status)).contains(",columns,").contains(",quote,");
        }
    }

    @Test
    void emptyFilesBinaryJunkAndUnknownTablesAreRefusedWithTheReason() {
        byte[] junk = new byte[50_000];
        new Random(1).nextBytes(junk);
        try (Tray tray = new Tray(dir)) {
            assertRefused(tray, "empty.csv", new byte[0], "empty");
            assertRefused(tray, "blank.csv", "\n \n".getBytes(StandardCharsets.UTF_8), "empty");
            assertRefused(tray, "junk.csv", junk, "binary");
            assertRefused(tray, "other.csv", "a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8), "mapping-unknown");
            assertRefused(tray, "half.pdf", "%PDF-1.7 half".getBytes(StandardCharsets.UTF_8), "damaged");
            assertThat(tray.records()).isEmpty();
        }
    }

    private static void assertRefused(Tray tray, String name, byte[] content, String code) {
        ImportStatus status = tray.take("bank", name, content);
        assertThat(tray.rejects(status)).as(name).contains("," + code + ",");
        assertThat(status.state()).as(name).isEqualTo(State.failed);
    }

    @Test
    void aWorkbookIsReadAndACutOneRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("流水");
            String[] lines =
                    ImportsTest.STATEMENT.replace("\"1,000.00\"", "1000.00").split("\n");
            for (int r = 0; r < lines.length; r++) {
                String[] cells = lines[r].split(",");
                for (int c = 0; c < cells.length; c++) {
                    sheet.value(r, c, cells[c]);
                }
            }
        }
        byte[] whole = bytes.toByteArray();
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("bank", "流水.xlsx", whole);
            assertThat(status.rows()).as(status + tray.rejects(status)).isEqualTo(new Rows(3, 2, 0, 1));
            assertRefused(tray, "cut.xlsx", Arrays.copyOf(whole, whole.length / 2), "damaged");
        }
    }

    @Test
    void anArchiveIsReadAndItsNamesClimbNowhere() throws IOException {
        byte[] zip = zip("../../../etc/流水.csv", ImportsTest.STATEMENT.getBytes(StandardCharsets.UTF_8));
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("bank", "包.zip", zip);
            assertThat(status.rows()).isEqualTo(new Rows(3, 2, 0, 1));
            assertThat(status.files().getLast().name()).isEqualTo("包.zip/etc/流水.csv");
        }
    }

    @Test
    void aZipBombIsRefusedAndLeavesNothingBehind() throws IOException {
        byte[] zip = zip("bomb.csv", new byte[64 << 20]);
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("bank", "bomb.zip", zip);
            assertThat(tray.rejects(status)).contains("archive-bomb");
            try (Stream<Path> all = Files.walk(dir)) {
                assertThat(all.filter(path -> path.toString().contains("unpacked")))
                        .isEmpty();
            }
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void aFormulaInARejectIsMadeHarmlessAndComesBackAsItWas() {
        assertThat(RejectCells.safe("=HYPERLINK(\"x\")")).isEqualTo("'=HYPERLINK(\"x\")");
        assertThat(RejectCells.safe("-500.00")).isEqualTo("-500.00");
        for (String value : new String[] {"=1+1", "+86 138", "-5", "@x", "'=1", "平常", "'", ""}) {
            assertThat(RejectCells.unsafe(RejectCells.safe(value))).isEqualTo(value);
        }
    }

    @Test
    void scriptAndControlCharactersAreKeptAsTextAndHarmNothing() {
        String odd = ImportsTest.STATEMENT.replace("还款,S002", "<script>alert(1)</script>'; DROP TABLE x;--\u0001,S002");
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("odd.csv", odd);
            assertThat(status.rows().accepted()).isEqualTo(2);
            assertThat(tray.records().get(1).fields().get("summary")).contains("<script>");
        }
    }

    @Test
    void anImportThatFailsInTheMiddleCanBeSentAgain() {
        try (Tray tray = new Tray(dir, dir.resolve("imports"), BadInputTest::withADiskThatIsFullOnce)) {
            assertThat(tray.take("流水.csv", ImportsTest.STATEMENT).state()).isEqualTo(State.failed);
            assertThat(tray.take("流水.csv", ImportsTest.STATEMENT).rows()).isEqualTo(new Rows(3, 2, 0, 1));
            assertThat(tray.transferred()).isEqualTo(51_000_00);
        }
    }

    private static RecordIndex withADiskThatIsFullOnce(RecordIndex index) {
        var full = new AtomicBoolean(true);
        return (RecordIndex) Proxy.newProxyInstance(
                RecordIndex.class.getClassLoader(), new Class<?>[] {RecordIndex.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("append") && full.getAndSet(false)) {
                        throw new IllegalStateException("the disk is full");
                    }
                    try {
                        return method.invoke(index, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void archivesInsideEachOtherAreOpenedSoFarAndNoFurther() throws IOException {
        byte[] table = ImportsTest.STATEMENT.getBytes(StandardCharsets.UTF_8);
        byte[] nested = zip("流水.csv", table);
        for (int depth = 0; depth < 2; depth++) {
            nested = zip("里.zip", nested);
        }
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("bank", "三层.zip", nested).rows()).isEqualTo(new Rows(3, 2, 0, 1));
            ImportStatus deeper = tray.take("bank", "六层.zip", zip("里.zip", zip("里.zip", zip("里.zip", nested))));
            assertThat(deeper.state()).isEqualTo(State.failed);
            assertThat(deeper.message().toString()).contains("嵌套超过");
        }
    }

    @Test
    void aHugeSingleLineIsARejectAndTheRestIsRead() {
        String huge = "x".repeat(20 << 20);
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take(
                    "长.csv",
                    ImportsTest.STATEMENT + huge + "\n"
                            + "6222020200112233445,张三,2026-03-01 14:00:00,出,1.00,1.00,6217000011112222333,李四,转账,S11\n");
            assertThat(status.rows())
                    .as(tray.rejects(status).length() + " " + status)
                    .isEqualTo(new Rows(5, 3, 0, 2));
        }
    }

    @Test
    void jsonBrokenInTheMiddleIsARejectWithItsLineAndTheRestIsRead() {
        String lines = """
                {"id":"a","type":"incident","text":"甲"}
                {"id":"b","type":"incident","text":
                nonsense
                {"id":"c","type":"incident","text":"丙"}
                """;
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("记录.ndjson", lines);
            assertThat(status.rows()).as(tray.rejects(status)).isEqualTo(new Rows(4, 2, 0, 2));
            assertThat(tray.rejects(status)).contains("记录.ndjson,2,,json,").contains("记录.ndjson,3,,json,");
        }
    }

    @Test
    void theCommonestReasonsAreCountedAndToldInBothLanguages() {
        String bad = ImportsTest.STATEMENT
                + "6222020200112233445,张三,昨天,出,1.00,1.00,6217000011112222333,李四,转账,S9\n"
                + "6222020200112233445,张三,2026-03-01 14:00:00,出,很多,1.00,6217000011112222333,李四,转账,S10\n";
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("坏.csv", bad);
            assertThat(status.reasons())
                    .extracting(ImportStatus.Reason::column, ImportStatus.Reason::rows)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("交易时间", 2L),
                            org.assertj.core.groups.Tuple.tuple("交易金额", 1L));
            assertThat(Messages.ENGLISH.tell(status.reasons().getFirst().message()))
                    .contains("交易时间");
        }
    }
}
