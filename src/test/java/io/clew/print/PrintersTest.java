package io.clew.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;

class PrintersTest {

    private static final String PAGE = """
            <html xmlns="http://www.w3.org/1999/xhtml"><head><style>body { font-family: Clew, sans-serif } h1 { font-weight: bold }</style></head>
            <body><h1>资金追踪报告</h1><p>户名 欧阳晓梅 &amp; 余额 ¥ 12,300.50 元,共 3 笔。</p><h2>明细</h2>
            <p class="warn">持有人 %s</p>
            <table><thead><tr><th>账户</th><th>金额</th></tr></thead>
            <tbody><tr><td>6222 0202 0011 2233 445</td><td class="num">500.00</td></tr></tbody></table></body></html>
            """;

    @Test
    void aPdfCarriesItsLettersSoThatItsWordsCanBeReadAndSearched() throws IOException {
        try (var document = Loader.loadPDF(PdfPrinter.print(PAGE.formatted("㛃")))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("资金追踪报告", "欧阳晓梅 & 余额", "¥ 12,300.50", "6222 0202 0011 2233 445", "㛃");
            assertThat(fonts(document)).hasSizeBetween(1, 2).allSatisfy(font -> {
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).contains("NotoSansSC");
            });
            assertThat(ink(document)).as("pixels of ink").isBetween(800L, 20_000L);
        }
    }

    @Test
    void aLetterThatTheFontDoesNotHaveIsPrintedByItsNumberAndForNoOther() throws IOException {
        try (var document = Loader.loadPDF(PdfPrinter.print(PAGE.formatted("李𠮷")))) {
            assertThat(new PDFTextStripper().getText(document)).contains("李〓(U+20BB7)");
            assertThat(fonts(document)).allMatch(PDFont::isEmbedded);
        }
    }

    /** Fonts of the machine change nothing, since nobody looks at them; the time of making is told. */
    @Test
    void theSamePageAndMomentGiveTheSameBytes() {
        Instant made = Instant.parse("2026-03-01T02:03:04Z");
        String page = PAGE.formatted("");
        assertThat(PdfPrinter.print(page, made)).isEqualTo(PdfPrinter.print(page, made));
        assertThat(DocxPrinter.print(page, made)).isEqualTo(DocxPrinter.print(page, made));
    }

    private static List<PDFont> fonts(PDDocument document) {
        var fonts = new ArrayList<PDFont>();
        document.getPages()
                .forEach(page -> page.getResources().getFontNames().forEach(name -> {
                    try {
                        fonts.add(page.getResources().getFont(name));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
        return fonts;
    }

    private static long ink(PDDocument document) throws IOException {
        var drawn = new PDFRenderer(document).renderImageWithDPI(0, 96);
        long dark = 0;
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                dark += (drawn.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
            }
        }
        return dark;
    }

    @Test
    void theWordDocumentSaysWhatThePageSays() throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(DocxPrinter.print(PAGE.formatted("李𠮷"))))) {
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("资金追踪报告", "户名 欧阳晓梅 & 余额 ¥ 12,300.50 元,共 3 笔。", "持有人 李𠮷");
            var table = word.getTables().getFirst();
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRow(1).getCell(0).getText()).isEqualTo("6222 0202 0011 2233 445");
            assertThat(table.getRow(1).getCell(1).getText()).isEqualTo("500.00");
        }
    }

    @Test
    void theWordDocumentHasHeadingsToNavigateByAndNumbersOnItsPages() throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(DocxPrinter.print(PAGE.formatted(""))))) {
            var heading = word.getParagraphs().stream()
                    .filter(paragraph -> paragraph.getText().equals("明细"))
                    .findFirst()
                    .orElseThrow();
            var style = word.getStyles().getStyle(heading.getStyle());
            assertThat(style.getName()).isEqualTo("heading 1");
            assertThat(style.getCTStyle().getPPr().getOutlineLvl().getVal()).isEqualTo(0);
            String foot = word.getFooterList().getFirst()._getHdrFtr().xmlText();
            assertThat(foot).contains("PAGE", "NUMPAGES");
            assertThat(word.getDocument()
                            .getBody()
                            .getSectPr()
                            .getPgSz()
                            .getOrient()
                            .toString())
                    .isEqualTo("landscape");
        }
    }
}
