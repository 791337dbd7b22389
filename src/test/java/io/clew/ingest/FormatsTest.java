package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.ImportStatus.State;
import io.clew.ingest.Imports.Upload;
import io.clew.ingest.map.Mappings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One statement in all the forms in which it may come. */
class FormatsTest {

    private static final String[] HEADER = {
        "交易卡号", "交易户名", "交易时间", "交易金额", "交易余额", "收付标志", "交易对手账卡号", "对手户名", "摘要说明", "交易流水号"
    };
    private static final String[][] ROWS = {
        {"6299000000000000017", "桑某", "2026-03-01 10:20:30", "880.00", "", "出", "6299000000000000025", "杭某", "转账", "A1"
        },
        {"6299000000000000017", "桑某", "2026-03-01 10:21:30", "15.60", "", "进", "6299000000000000025", "杭某", "转账", "A2"},
    };
    private static final long ALL = 880_00 + 15_60;
    private static final String SECRET = "clew-密码-1";

    @TempDir
    Path dir;

    private static String csv() {
        return String.join(",", HEADER) + "\n" + String.join(",", ROWS[0]) + "\n" + String.join(",", ROWS[1]) + "\n";
    }

    private static void fill(Workbook workbook, String name) {
        var sheet = workbook.createSheet(name);
        for (int r = 0; r <= ROWS.length; r++) {
            var row = sheet.createRow(r);
            String[] cells = r == 0 ? HEADER : ROWS[r - 1];
            for (int c = 0; c < cells.length; c++) {
                row.createCell(c).setCellValue(cells[c]);
            }
        }
    }

    private static byte[] bytes(Workbook workbook) throws IOException {
        var out = new ByteArrayOutputStream();
        try (workbook) {
            workbook.write(out);
        }
        return out.toByteArray();
    }

    private void assertRead(String name, byte[] content, String password) {
        try (var tray = new Tray(dir.resolve("tray"))) {
            ImportStatus status = send(tray, name, content, password);
            assertThat(status.state()).as(name + status).isEqualTo(State.done);
            assertThat(status.rows().accepted()).as(name + tray.rejects(status)).isEqualTo(2);
            assertThat(tray.transferred()).isEqualTo(ALL);
        }
    }

    private static ImportStatus send(Tray tray, String name, byte[] content, String password) {
        try {
            String id = tray.imports.start(
                    "bank",
                    Mappings.AUTO,
                    "tester",
                    List.of(new Upload(name, new ByteArrayInputStream(content))),
                    password);
            tray.imports.await();
            return tray.imports.status(id);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertClosed(String name, byte[] content) {
        try (var tray = new Tray(dir.resolve("closed"))) {
            for (String password : List.of("", "wrong")) {
                ImportStatus status = send(tray, name, content, password);
                assertThat(status.code()).as(name + " " + status).isEqualTo("password-needed");
                assertThat(status.state()).isEqualTo(State.failed);
                assertThat(tray.records()).isEmpty();
            }
        }
        assertRead(name, content, SECRET);
    }

    @Test
    void aWorkbookOfBefore2007IsRead() throws IOException {
        var workbook = new HSSFWorkbook();
        fill(workbook, "流水");
        assertRead("流水.xls", bytes(workbook), "");
    }

    @Test
    void aWorkbookOfBefore2007BehindAPasswordNeedsIt() throws IOException {
        var workbook = new HSSFWorkbook();
        fill(workbook, "流水");
        Biff8EncryptionKey.setCurrentUserPassword(SECRET);
        byte[] content;
        try {
            content = bytes(workbook);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertClosed("流水.xls", content);
    }

    @Test
    void aWorkbookBehindAPasswordNeedsIt() throws Exception {
        var workbook = new XSSFWorkbook();
        fill(workbook, "流水");
        var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
        encryptor.confirmPassword(SECRET);
        var content = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem()) {
            try (OutputStream out = encryptor.getDataStream(container)) {
                out.write(bytes(workbook));
            }
            container.writeFilesystem(content);
        }
        assertClosed("流水.xlsx", content.toByteArray());
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionMethod.class,
            names = {"ZIP_STANDARD", "AES"})
    void aZipBehindAPasswordNeedsIt(EncryptionMethod method) throws IOException {
        Path file = dir.resolve("closed.zip");
        try (var zip = new net.lingala.zip4j.ZipFile(file.toFile(), SECRET.toCharArray())) {
            var how = new ZipParameters();
            how.setEncryptFiles(true);
            how.setEncryptionMethod(method);
            how.setFileNameInZip("流水.csv");
            zip.addStream(new ByteArrayInputStream(csv().getBytes(StandardCharsets.UTF_8)), how);
        }
        assertClosed("流水.zip", Files.readAllBytes(file));
    }

    @Test
    void hiddenSheetsAreReadAndSaid() throws IOException {
        var workbook = new XSSFWorkbook();
        workbook.createSheet("说明").createRow(0).createCell(0).setCellValue("见下表");
        fill(workbook, "流水");
        workbook.setSheetHidden(1, true);
        try (var tray = new Tray(dir)) {
            ImportStatus status = send(tray, "流水.xlsx", bytes(workbook), "");
            assertThat(status.rows().accepted()).isEqualTo(2);
            assertThat(status.findings()).containsEntry("hidden-sheet", 1L);
        }
    }

    @Test
    void aFormulaWithoutItsValueMakesTheRowAReject() throws IOException {
        String rows = cells(1, "") + cells(2, "7.5") + cells(3, "8.5");
        byte[] workbook = hostile(rows.replace("<c r=\"D3\"><v>8.5</v>", "<c r=\"D3\"><f>1+2</f><v></v>"));
        try (var tray = new Tray(dir)) {
            ImportStatus status = send(tray, "流水.xlsx", workbook, "");
            assertThat(status.rows().accepted()).isEqualTo(1);
            assertThat(tray.rejects(status)).contains("formula-without-value");
        }
    }

    @Test
    void daysCountedFrom1904AreTheSameDays() throws IOException {
        var workbook = new XSSFWorkbook();
        fill(workbook, "流水");
        workbook.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("yyyy/m/d h:mm:ss"));
        for (int r = 1; r <= 2; r++) {
            var cell = workbook.getSheetAt(0).getRow(r).getCell(2);
            cell.setCellValue(46082.430902778 - 1462 + (r - 1) / 1440.0);
            if (r == 1) {
                cell.setCellStyle(style);
            }
        }
        try (var tray = new Tray(dir)) {
            ImportStatus status = send(tray, "mac.xlsx", bytes(workbook), "");
            assertThat(status.rows().accepted()).as(tray.rejects(status)).isEqualTo(2);
            assertThat(tray.records())
                    .extracting(record -> String.valueOf(record.occurredAt()))
                    .containsExactlyInAnyOrder("2026-03-01T02:20:30Z", "2026-03-01T02:21:30Z");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gbk", "utf-8"})
    void aTableOfHtmlThatCallsItselfAWorkbookIsRead(String charset) throws IOException {
        var page = new StringBuilder("<html><head><meta charset=\"" + charset + "\"></head><body><table>");
        for (String[] row : new String[][] {HEADER, ROWS[0], ROWS[1]}) {
            page.append("<tr><td>&nbsp;")
                    .append(String.join("</td><td>&nbsp;", row))
                    .append("</td></tr>");
        }
        assertRead("流水.xls", page.append("</table></body></html>").toString().getBytes(charset), "");
    }

    @Test
    void aTableOfSpreadsheetXmlIsRead() {
        var page = new StringBuilder("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook"
                + " xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\""
                + " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"流水\"><Table>");
        for (String[] row : new String[][] {HEADER, ROWS[0], ROWS[1]}) {
            page.append("<Row>");
            for (int c = 0; c < row.length; c++) {
                if (!row[c].isEmpty()) {
                    boolean time = row[c].startsWith("2026");
                    page.append("<Cell ss:Index=\"")
                            .append(c + 1)
                            .append("\"><Data ss:Type=\"")
                            .append(time ? "DateTime" : "String")
                            .append("\">")
                            .append(time ? row[c].replace(' ', 'T') + ".000" : row[c])
                            .append("</Data></Cell>");
                }
            }
            page.append("</Row>");
        }
        page.append("</Table></Worksheet></Workbook>");
        assertRead("流水.xls", page.toString().getBytes(StandardCharsets.UTF_8), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {CompressorStreamFactory.GZIP, CompressorStreamFactory.BZIP2, CompressorStreamFactory.XZ})
    void aCompressedFileAndATapeOfFilesAreRead(String how) throws Exception {
        byte[] csv = csv().getBytes(StandardCharsets.UTF_8);
        assertRead("流水.csv." + how, compressed(how, csv), "");
        var tape = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(tape, "UTF-8")) {
            var entry = new TarArchiveEntry("里/流水.csv");
            entry.setSize(csv.length);
            tar.putArchiveEntry(entry);
            tar.write(csv);
            tar.closeArchiveEntry();
        }
        try (var tray = new Tray(dir.resolve("tape"))) {
            ImportStatus status = send(tray, "材料.tar." + how, compressed(how, tape.toByteArray()), "");
            assertThat(status.rows().accepted()).as(status.toString()).isEqualTo(2);
        }
    }

    private static byte[] compressed(String how, byte[] content) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new CompressorStreamFactory().createCompressorOutputStream(how, bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void anArchiveOf7ZipIsRead() throws IOException {
        Path file = dir.resolve("a.7z");
        try (var seven = new SevenZOutputFile(file.toFile())) {
            seven.putArchiveEntry(seven.createArchiveEntry(dir.toFile(), "流水.csv"));
            seven.write(csv().getBytes(StandardCharsets.UTF_8));
            seven.closeArchiveEntry();
        }
        assertThat(Files.readAllBytes(file)).isNotEmpty();
        assertRead("流水.7z", Files.readAllBytes(file), "");
    }

    /** A workbook of one sheet with what is given inside its sheet data. */
    private static byte[] hostile(String sheetData) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"x\"><sheets><sheet name=\"s\" r:id=\"r1\"/></sheets></workbook>");
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            put(zip, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheetData + "</sheetData></worksheet>");
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String cells(int row, String amount) {
        var cells = new StringBuilder("<row r=\"" + row + "\">");
        String[] values = row == 1 ? HEADER : ROWS[0];
        for (int c = 0; c < values.length; c++) {
            String reference = (char) ('A' + c) + String.valueOf(row);
            cells.append(
                    row > 1 && c == 3
                            ? "<c r=\"" + reference + "\"><v>" + amount + "</v></c>"
                            : "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + values[c] + "</t></is></c>");
        }
        return cells.append("</row>").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "1E-999999999", "9E2147483647", "1E99999999999999", "NaN", "6.2299E18"})
    void aNumberThatNobodyCanHoldMakesItsRowAReject(String number) throws IOException {
        try (var tray = new Tray(dir)) {
            ImportStatus status = send(tray, "n.xlsx", hostile(cells(1, "") + cells(2, number) + cells(3, "7.5")), "");
            assertThat(status.rows().rejected()).as(tray.rejects(status)).isEqualTo(1);
            assertThat(tray.transferred()).isEqualTo(750);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZ1", "XFD1", "AAAAAAAAAAAAAAAAAAA1"})
    void aColumnFarOutsideIsRefused(String reference) throws IOException {
        try (var tray = new Tray(dir)) {
            String row = "<row r=\"1\"><c r=\"" + reference + "\"><v>1</v></c></row>";
            assertThat(send(tray, "wide.xlsx", hostile(row), "").code()).isEqualTo("workbook-bounds");
        }
    }

    /** In one tag, or in one tag each. */
    @ParameterizedTest
    @ValueSource(strings = {"<row%s></row>", "<row r=\"1\">%s</row>"})
    @Timeout(60)
    void aWorkbookOfAHundredThousandNamesIsReadOrRefusedInItsTime(String row) throws IOException {
        boolean attributes = row.startsWith("<row%");
        var names = new StringBuilder();
        for (int i = 0; i < 300_000; i++) {
            names.append(attributes ? " b" : "<b").append(i).append(attributes ? "=\"\"" : "/>");
        }
        try (var tray = new Tray(dir)) {
            assertThat(send(tray, "names.xlsx", hostile(row.formatted(names)), "")
                            .rows()
                            .accepted())
                    .isZero();
        }
    }

    @Test
    @Timeout(60)
    void aTableOfAMillionColumnsIsRefusedInItsTime() throws IOException {
        var header = new StringBuilder("交易卡号");
        for (int i = 0; i < 1_000_000; i++) {
            header.append(",栏").append(i);
        }
        try (var tray = new Tray(dir)) {
            byte[] table = header.append("\n6222,1\n").toString().getBytes(StandardCharsets.UTF_8);
            assertThat(send(tray, "wide.csv", table, "").rows().accepted()).isZero();
        }
    }

    @Test
    void aBadFileFailsAloneAndANextOneIsNotHeldUp() throws IOException {
        try (var tray = new Tray(dir)) {
            String id = tray.imports.start(
                    "bank",
                    Mappings.AUTO,
                    "tester",
                    List.of(
                            new Upload(
                                    "bad.xlsx", new ByteArrayInputStream(hostile("<row r=\"1\"><c r=\"ZZZZZZ1\"/>"))),
                            new Upload("good.csv", new ByteArrayInputStream(csv().getBytes(StandardCharsets.UTF_8)))));
            tray.imports.await();
            ImportStatus status = tray.imports.status(id);
            assertThat(status.state()).isEqualTo(State.done);
            assertThat(status.rows().accepted()).isEqualTo(2);
            assertThat(status.rows().rejected()).isEqualTo(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void entriesThatOverlapAreRefused() throws IOException {
        byte[] zip = zipOf("a.csv", csv().repeat(40));
        byte[] doubled = overlapping(zip);
        try (var tray = new Tray(dir)) {
            assertThat(send(tray, "overlap.zip", doubled, "").code()).isEqualTo("archive-bomb");
        }
    }

    private static byte[] zipOf(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            put(zip, name, content);
        }
        return bytes.toByteArray();
    }

    /** The same ZIP with its one entry listed three times. */
    private static byte[] overlapping(byte[] zip) {
        var in = java.nio.ByteBuffer.wrap(zip).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - 22;
        int size = in.getInt(end + 12);
        int from = in.getInt(end + 16);
        var out = java.nio.ByteBuffer.allocate(zip.length + 2 * size).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        out.put(zip, 0, from);
        for (int i = 0; i < 3; i++) {
            byte[] entry = java.util.Arrays.copyOfRange(zip, from, from + size);
            entry[46] = (byte) ('a' + i);
            out.put(entry);
        }
        out.put(zip, end, 22);
        out.putShort(from + 3 * size + 8, (short) 3);
        out.putShort(from + 3 * size + 10, (short) 3);
        out.putInt(from + 3 * size + 12, 3 * size);
        return out.array();
    }

    @Test
    void anImportThatEndedTheProgramTwiceIsSetAside() throws Exception {
        String id;
        try (var tray = new Tray(dir)) {
            tray.imports.close(); // takes in, and runs nothing
            id = tray.imports.start(
                    "bank", Mappings.AUTO, "tester", List.of(new Upload("a.csv", new ByteArrayInputStream(new byte[] {1
                    }))));
        }
        Files.createDirectories(dir.resolve("imports/imports").resolve(id));
        Files.writeString(dir.resolve("imports/imports").resolve(id).resolve("attempts"), "xx");
        try (var tray = new Tray(dir)) {
            assertThat(tray.imports.resume()).isEmpty();
            assertThat(tray.imports.status(id).code()).isEqualTo("set-aside");
            assertThat(tray.imports.status(id).state()).isEqualTo(State.failed);
        }
    }
}
