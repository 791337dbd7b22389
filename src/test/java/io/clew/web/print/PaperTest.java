package io.clew.web.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clew.record.ClewException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PaperTest {

    private static final String PAGE = """
            <html xmlns="http://www.w3.org/1999/xhtml"><head><style>body { font-family: Clew }</style></head>
            <body><h1>资金追踪报告</h1><p>户名 欧阳晓梅 &amp; 余额 ¥ 12,300.50 元,共 3 笔。</p>
            <table><thead><tr><th>账户</th><th>金额</th></tr></thead>
            <tbody><tr><td>6222 0202 0011 2233 445</td><td>500.00</td></tr></tbody></table></body></html>
            """;

    @Test
    void aPdfCarriesItsLettersSoThatItsWordsCanBeReadAndSearched() throws IOException {
        byte[] pdf;
        try {
            pdf = Paper.of(PAGE);
        } catch (ClewException e) {
            assumeTrue(false, "no Chinese font is installed here");
            return;
        }
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("资金追踪报告", "欧阳晓梅 & 余额", "12,300.50", "6222 0202 0011 2233 445");
            assertThat(document.getPage(0).getResources().getFontNames())
                    .isNotEmpty()
                    .allMatch(name -> {
                        try {
                            return document.getPage(0)
                                    .getResources()
                                    .getFont(name)
                                    .isEmbedded();
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
            var drawn = new PDFRenderer(document).renderImageWithDPI(0, 96);
            long dark = 0;
            for (int y = 0; y < drawn.getHeight(); y++) {
                for (int x = 0; x < drawn.getWidth(); x++) {
                    dark += (drawn.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
                }
            }
            assertThat(dark).as("pixels of ink").isBetween(800L, 20_000L);
        }
    }

    @Test
    void lettersDrawnAfterPostScriptOutlinesKeepTheirWidthsAndShapes() throws IOException {
        Path noto = Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
        assumeTrue(Files.exists(noto), "Noto Sans CJK is not installed here");
        byte[] whole = FontFile.postScript(noto, "资").orElseThrow();
        byte[] drawn = TracedFont.of(whole, "资金A。");
        try (var before = new org.apache.fontbox.ttf.OTFParser()
                        .parse(new org.apache.pdfbox.io.RandomAccessReadBuffer(whole));
                var after = new org.apache.fontbox.ttf.TTFParser()
                        .parse(new org.apache.pdfbox.io.RandomAccessReadBuffer(drawn))) {
            for (int letter : "资金A。".codePoints().toArray()) {
                int was = before.getUnicodeCmapLookup().getGlyphId(letter);
                int is = after.getUnicodeCmapLookup().getGlyphId(letter);
                assertThat(after.getAdvanceWidth(is)).isEqualTo(before.getAdvanceWidth(was));
                var cff = before.getCFF().getFont();
                var box = cff.getType2CharString(cff.getCharset().getCIDForGID(was))
                        .getPath()
                        .getBounds2D();
                var glyph = after.getGlyph().getGlyph(is).getPath().getBounds2D();
                assertThat(glyph.getMinX()).isCloseTo(box.getMinX(), org.assertj.core.data.Offset.offset(2.0));
                assertThat(glyph.getMaxX()).isCloseTo(box.getMaxX(), org.assertj.core.data.Offset.offset(2.0));
                assertThat(glyph.getMinY()).isCloseTo(box.getMinY(), org.assertj.core.data.Offset.offset(2.0));
                assertThat(glyph.getMaxY()).isCloseTo(box.getMaxY(), org.assertj.core.data.Offset.offset(2.0));
            }
        }
    }

    @Test
    void theWordDocumentSaysWhatThePageSays() throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(WordPaper.of(PAGE)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    String words = new String(zip.readAllBytes(), StandardCharsets.UTF_8).replaceAll("<[^>]+>", " ");
                    assertThat(words).contains("资金追踪报告", "欧阳晓梅 &amp; 余额", "6222 0202 0011 2233 445", "500.00");
                    return;
                }
            }
        }
        throw new AssertionError("the archive has no document");
    }
}
