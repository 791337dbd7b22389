package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.ImportStatus.Rows;
import io.clew.ingest.ImportStatus.State;
import io.clew.ingest.file.Preview;
import io.clew.ingest.map.Choice;
import io.clew.record.Record;
import io.clew.record.TimeMention;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of file, made as other programs make it, comes out as what it says. */
class ReadersTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String NOTE = "情况说明\n2026年3月1日,报案人王某称接到13812345678电话。";
    private static final String HEAD = "交易卡号,交易户名,交易时间,收付标志,交易金额,交易余额,对手账号,对手户名,摘要说明,交易流水号";
    private static final String ROW =
            "6222020200112233445,张三,2026-03-01 10:31:07,出,50000.00,1000.00,6217000011112222333,李四,转账,S001";

    @TempDir
    Path dir;

    @Test
    void aPdfGivesItsText() throws IOException {
        Record record = document("report.pdf", pdf("Transfer of 50000 to 6222020200112233445", null));
        assertThat(record.text()).contains("6222020200112233445");
        assertThat(record.mentions())
                .anySatisfy(one -> assertThat(one.key()).hasToString("account:6222020200112233445"));
    }

    @Test
    void aPdfWithoutTextOrBehindAPasswordIsRefusedAndSaysSo() throws IOException {
        assertThat(refused("扫描件.pdf", pdf("", null))).contains(",no-text,").contains("文字识别");
        assertThat(refused("加密.pdf", pdf("secret", "geheim")))
                .contains(",password-needed,")
                .contains("密码");
        byte[] whole = pdf("half of it", null);
        assertThat(refused("断.pdf", java.util.Arrays.copyOf(whole, 20))).contains(",damaged,");
    }

    @Test
    void wordHtmlAndPlainTextInAnyEncodingGiveTheSameWords() throws IOException {
        assertThat(document("说明.docx", docx(NOTE)).text()).contains("报案人王某").contains("13812345678");
        String html =
                "<!doctype html><html><head><meta charset=\"gb18030\"><title>情况说明</title><script>alert(1)</script></head><body><p>"
                        + NOTE + "</p></body></html>";
        Record page = document("说明.html", html.getBytes(GB18030));
        assertThat(page.title()).isEqualTo("情况说明");
        assertThat(page.text()).contains("报案人王某").doesNotContain("alert");
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, GB18030, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            assertThat(document("说明.txt", NOTE.getBytes(charset)).text())
                    .as(charset.name())
                    .isEqualTo(NOTE);
        }
    }

    @Test
    void aPaperOfAKnownFormSaysWhomItIsAboutAndWhenItWasTaken() throws IOException {
        String paper = "询 问 笔 录（第1次）\n时间：2025年5月2日10时43分至11时38分\n地点：北渡派出所\n被询问人：司马华军 性别：男\n问：何时转账？\n答：4月30日09:31。";
        Record taken = document("0001.txt", paper.getBytes(StandardCharsets.UTF_8));
        assertThat(taken.title()).isEqualTo("询问笔录（第1次）（司马华军）");
        assertThat(taken.occurredAt()).isEqualTo("2025-05-02T02:43:00Z");
        assertThat(taken.times()).last().extracting(TimeMention::from).isEqualTo(Instant.parse("2025-04-30T01:31:00Z"));
        assertThat(document("空.txt", "询问笔录\n时间：\n被询问人：\n".getBytes(StandardCharsets.UTF_8)))
                .extracting(Record::title, Record::occurredAt)
                .containsExactly("询问笔录", null);
    }

    @Test
    void aDocumentIsCalledByItsFirstLineOrSentenceOrFile() throws IOException {
        String rest = "不法分子往往打电话取得信任，要求先垫资，".repeat(8);
        assertThat(Stream.of("【反诈提醒】近日多发虚假贷款案件。" + rest, "谁在打电话？" + rest, rest + "。", "通报\n" + rest)
                        .map(text -> document("报道.txt", text.getBytes(StandardCharsets.UTF_8))
                                .title()))
                .containsExactly("【反诈提醒】近日多发虚假贷款案件", "谁在打电话？", "报道.txt", "通报");
    }

    @Test
    void aMailIsOneRecordAndEachAttachmentAnother() throws IOException {
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("mail", "来信.eml", mail());
            assertThat(status.rows()).as(tray.rejects(status)).isEqualTo(new Rows(2, 2, 0, 0));
            assertThat(tray.records()).extracting(Record::title).containsExactly("关于转账的说明", "说明.docx");
            assertThat(tray.records().getFirst().text()).contains("请看附件");
            assertThat(tray.records().getFirst().fields()).containsEntry("from", "wang@example.com");
            assertThat(tray.records().getLast().text()).contains("报案人王某");
        }
    }

    @Test
    void anArchiveGivesEachFileInItAndSaysWhichOneCannotBeRead() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("材料/说明.docx", docx(NOTE));
        files.put("材料/流水.csv", (HEAD + "\n" + ROW + "\n").getBytes(GB18030));
        files.put("材料/扫描.pdf", pdf("", null));
        files.put("里面.zip", zip(Map.of("来信.eml", mail())));
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("mixed", "材料.zip", zip(files));
            assertThat(status.state()).isEqualTo(State.done);
            assertThat(status.rows().rejected()).isEqualTo(1);
            assertThat(status.reasons()).singleElement().satisfies(why -> {
                assertThat(why.code()).isEqualTo("no-text");
                assertThat(why.rows()).isEqualTo(1);
            });
            assertThat(status.files())
                    .extracting(
                            ImportStatus.FileStatus::name, file -> file.state().name())
                    .contains(
                            org.assertj.core.groups.Tuple.tuple("材料.zip/材料/扫描.pdf", "failed"),
                            org.assertj.core.groups.Tuple.tuple("材料.zip/材料/流水.csv", "done"));
            assertThat(tray.transfers()).hasSize(1);
        }
    }

    @Test
    void aWorkbookWithDatesFormulasAndMergedHeadsIsReadAsPeopleSeeIt() throws IOException {
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("bank", "流水.xlsx", workbook());
            assertThat(status.rows()).as(tray.rejects(status)).isEqualTo(new Rows(1, 1, 0, 0));
            Record row = tray.records().getFirst();
            assertThat(row.occurredAt()).isEqualTo("2026-03-01T02:31:07Z");
            assertThat(tray.transferred()).isEqualTo(50_000_00);
            assertThat(row.facts().getFirst().to()).hasToString("account:6217000011112222333");
        }
    }

    @Test
    void aWorkbookWithoutFormatsAsExportersWriteItIsReadToo() throws IOException {
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("bank", "流水.xlsx", bareWorkbook(HEAD.split(","), ROW.split(",")));
            assertThat(status.rows()).as(tray.rejects(status)).isEqualTo(new Rows(1, 1, 0, 0));
            assertThat(tray.transferred()).isEqualTo(50_000_00);
        }
    }

    @Test
    void delimitersTitleLinesAndByteOrderMarksAreFoundOut() {
        List<String> ways = List.of(",", ";", "\t", "|");
        for (String way : ways) {
            String table =
                    "账户交易明细查询结果\n打印时间:2026-03-05\n\n" + HEAD.replace(",", way) + "\n" + ROW.replace(",", way) + "\n";
            byte[] marked =
                    ("\ufeff" + table).getBytes(way.equals(";") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
            try (Tray tray = new Tray(dir.resolve("way" + ways.indexOf(way)))) {
                ImportStatus status = tray.take("bank", "流水.csv", marked);
                assertThat(status.rows()).as(way + tray.rejects(status)).isEqualTo(new Rows(1, 1, 0, 0));
                assertThat(status.files().getFirst().why().toString()).contains("第 4 行是表头");
            }
        }
    }

    @Test
    void aTableIsShownBeforeItIsImportedAndReadAsChosen() {
        String table = "钱从,钱到,何时,多少\n6222020200112233445,6217000011112222333,2026-03-01 10:31:07,50000\n";
        try (Tray tray = new Tray(dir)) {
            String id = tray.imports.preview("wang", List.of(upload("转账.csv", table)));
            Preview seen = tray.imports.previews(id, "wang", Map.of()).getFirst();
            assertThat(seen.ready()).isFalse();
            assertThat(seen.headers()).containsExactly("钱从", "钱到", "何时", "多少");
            assertThat(seen.rows()).hasSize(1);
            assertThat(tray.imports.previews(id, "wang", Map.of()).getFirst()).isEqualTo(seen);
            assertThat(tray.records()).isEmpty();

            var choice = new Choice("call-caller-callee", Map.of("钱从", "caller", "钱到", "callee", "何时", "at"));
            Preview chosen =
                    tray.imports.previews(id, "wang", Map.of("转账.csv", choice)).getFirst();
            assertThat(chosen.ready()).isTrue();
            assertThat(chosen.meanings()).containsExactly("caller", "callee", "at", "");
        }
    }

    @Test
    void filesOfAPreviewAreForWhoSentThemAndGoInAsChosen() throws InterruptedException {
        String table = "主叫方,被叫方,开始,秒\n13812340001,13912340002,2026-03-01 10:00:00,35\n";
        var choice =
                new Choice("call-caller-callee", Map.of("主叫方", "caller", "被叫方", "callee", "开始", "at", "秒", "seconds"));
        try (Tray tray = new Tray(dir)) {
            String id = tray.imports.preview("wang", List.of(upload("话单.csv", table)));
            assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                    io.clew.record.ClewException.class, () -> tray.imports.previews(id, "li", Map.of()))
                            .code())
                    .isEqualTo("preview-unknown");
            String started = tray.imports.start(id, "calls", "wang", Map.of("话单.csv", choice));
            tray.imports.await();
            assertThat(tray.imports.status(started).rows()).isEqualTo(new Rows(1, 1, 0, 0));
            assertThat(tray.facts("call")).hasSize(1);
        }
    }

    @Test
    void aPreviewSaysWhatIsWrongWithAFileAndShowsWhatIsInArchives() throws IOException {
        try (Tray tray = new Tray(dir)) {
            String id = tray.imports.preview(
                    "wang",
                    List.of(
                            new Imports.Upload("空.csv", new ByteArrayInputStream(new byte[0])),
                            new Imports.Upload("加密.pdf", new ByteArrayInputStream(pdf("x", "geheim"))),
                            new Imports.Upload(
                                    "半个.xlsx", new ByteArrayInputStream(java.util.Arrays.copyOf(workbook(), 900))),
                            new Imports.Upload(
                                    "包.zip",
                                    new ByteArrayInputStream(
                                            zip(Map.of("a/流水.csv", (HEAD + "\n" + ROW).getBytes(GB18030)))))));
            List<Preview> seen = tray.imports.previews(id, "wang", Map.of());
            assertThat(seen)
                    .extracting(Preview::name)
                    .containsExactly("空.csv", "加密.pdf", "半个.xlsx", "包.zip", "包.zip/a/流水.csv");
            assertThat(seen).extracting(Preview::ready).containsExactly(false, false, false, true, true);
            assertThat(seen.get(0).why().toString()).contains("空");
            assertThat(seen.get(1).why().toString()).contains("密码");
            assertThat(seen.get(2).why().toString()).contains("损坏");
            assertThat(seen.get(4).mapping()).isEqualTo("bank-feedback");
        }
    }

    private static Imports.Upload upload(String name, String content) {
        return new Imports.Upload(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private Record document(String name, byte[] content) {
        try (Tray tray = new Tray(dir.resolve(name + content.length))) {
            ImportStatus status = tray.take("docs", name, content);
            assertThat(status.state()).as(name + tray.rejects(status)).isEqualTo(State.done);
            return tray.records().getFirst();
        }
    }

    private String refused(String name, byte[] content) {
        try (Tray tray = new Tray(dir.resolve(name))) {
            ImportStatus status = tray.take("docs", name, content);
            assertThat(status.state()).as(name).isEqualTo(State.failed);
            return tray.rejects(status);
        }
    }

    /** @param text empty for a page that only holds a picture */
    private static byte[] pdf(String text, @org.jspecify.annotations.Nullable String password) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                if (text.isEmpty()) {
                    content.addRect(100, 100, 200, 200);
                    content.fill();
                } else {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(72, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            if (password != null) {
                pdf.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            pdf.save(out);
        }
        return out.toByteArray();
    }

    private static byte[] docx(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new org.apache.poi.xwpf.usermodel.XWPFDocument()) {
            for (String line : text.split("\n")) {
                document.createParagraph().createRun().setText(line);
            }
            document.write(out);
        }
        return out.toByteArray();
    }

    private static byte[] mail() throws IOException {
        String attached = Base64.getMimeEncoder().encodeToString(docx(NOTE));
        String subject = Base64.getEncoder().encodeToString("关于转账的说明".getBytes(StandardCharsets.UTF_8));
        String name = Base64.getEncoder().encodeToString("说明.docx".getBytes(StandardCharsets.UTF_8));
        return ("From: wang@example.com\r\nTo: li@example.com\r\nSubject: =?UTF-8?B?" + subject
                        + "?=\r\nDate: Sun, 01 Mar 2026 10:20:00 +0800\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n"
                        + "Content-Type: text/plain; charset=UTF-8\r\n\r\n请看附件,账户6222020200112233445。\r\n--b\r\n"
                        + "Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document\r\n"
                        + "Content-Disposition: attachment; filename=\"=?UTF-8?B?" + name + "?=\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n" + attached + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** The least that a workbook needs: no table of formats, no shared words, cells with their words in them. */
    private static byte[] bareWorkbook(String[]... rows) throws IOException {
        var sheet = new StringBuilder(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int r = 0; r < rows.length; r++) {
            sheet.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < rows[r].length; c++) {
                sheet.append("<c r=\"").append((char) ('A' + c)).append(r + 1).append("\" t=\"inlineStr\"><is><t>");
                sheet.append(rows[r][c]).append("</t></is></c>");
            }
            sheet.append("</row>");
        }
        sheet.append("</sheetData></worksheet>");
        String open = "http://schemas.openxmlformats.org/";
        String kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"" + open + "package/2006/content-types\"><Default Extension=\"rels\" ContentType=\""
                        + "application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\""
                        + " ContentType=\"" + kind
                        + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\""
                        + " ContentType=\"" + kind + "worksheet+xml\"/></Types>");
        parts.put(
                "_rels/.rels", relation(open + "officeDocument/2006/relationships/officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + open + "spreadsheetml/2006/main\" xmlns:r=\"" + open
                        + "officeDocument/2006/relationships\"><sheets><sheet name=\"流水\" sheetId=\"1\" r:id=\"rId1\"/>"
                        + "</sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relation(open + "officeDocument/2006/relationships/worksheet", "worksheets/sheet1.xml"));
        parts.put("xl/worksheets/sheet1.xml", sheet.toString());
        var files = new LinkedHashMap<String, byte[]>();
        parts.forEach((name, xml) -> files.put(name, xml.getBytes(StandardCharsets.UTF_8)));
        return zip(files);
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                + " Id=\"rId1\" Type=\"" + type + "\" Target=\"" + target + "\"/></Relationships>";
    }

    /** A title over all columns, heads merged over two rows and over two columns, a date cell and a formula. */
    private static byte[] workbook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("流水");
            sheet.createRow(0).createCell(0).setCellValue("账户交易明细");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 6));
            var upper = sheet.createRow(1);
            var lower = sheet.createRow(2);
            String[] heads = {"交易卡号", "交易户名", "交易时间", "收付标志", "交易金额", "交易余额"};
            for (int c = 0; c < heads.length; c++) {
                upper.createCell(c).setCellValue(heads[c]);
                sheet.addMergedRegion(new CellRangeAddress(1, 2, c, c));
            }
            upper.createCell(6).setCellValue("对手");
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 6, 7));
            lower.createCell(6).setCellValue("对手账号");
            lower.createCell(7).setCellValue("对手户名");
            var row = sheet.createRow(3);
            row.createCell(0).setCellValue("6222020200112233445");
            row.createCell(1).setCellValue("张三");
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss"));
            var date = row.createCell(2);
            date.setCellValue(LocalDateTime.of(2026, 3, 1, 10, 31, 7));
            date.setCellStyle(style);
            row.createCell(3).setCellValue("出");
            row.createCell(4).setCellFormula("25000*2");
            row.createCell(5).setCellValue(1000.5);
            row.createCell(6).setCellValue("6217000011112222333");
            row.createCell(7).setCellValue("李四");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.write(out);
        }
        return out.toByteArray();
    }
}
