package io.clew.web;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.clew.record.ClewException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/**
 * Makes a PDF of a well-formed page.
 *
 * <p>A PDF carries its letters with it, so a Chinese font with TrueType outlines must be installed; one with PostScript
 * outlines, such as Noto Sans CJK, cannot be carried. Where there is none the page can still be printed by the browser.
 */
final class Paper {

    private static final String PROBE = "资金";
    private static final int DEPTH = 6;
    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/share/fonts"),
            Path.of("/usr/local/share/fonts"),
            Path.of(System.getProperty("user.home"), ".fonts"),
            Path.of(System.getProperty("user.home"), ".local/share/fonts"),
            Path.of("/Library/Fonts"),
            Path.of("/System/Library/Fonts"),
            Path.of("C:/Windows/Fonts"));

    private Paper() {}

    /** Looked for once, when first asked for. */
    private static final class Installed {
        static final Optional<Path> FONT = find();
    }

    /** @throws ClewException {@code pdf-font} where no usable font is installed */
    static byte[] of(String page) {
        Path font = Installed.FONT.orElseThrow(() ->
                new ClewException("pdf-font", "本机没有可以嵌入 PDF 的中文字体(需要 TrueType 轮廓,如文泉驿正黑、黑体)。请打开打印页,用浏览器打印或另存为 PDF。"));
        try (var out = new ByteArrayOutputStream()) {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.withHtmlContent(page, "clew:");
            builder.useUriResolver((base, address) -> null);
            builder.useFont(font.toFile(), "Clew");
            builder.toStream(out);
            builder.run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be written as PDF", e);
        }
    }

    private static Optional<Path> find() {
        return FOLDERS.stream()
                .filter(Files::isDirectory)
                .flatMap(Paper::fonts)
                .filter(Paper::carries)
                .findFirst();
    }

    private static Stream<Path> fonts(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".ttf"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            return Stream.empty();
        }
    }

    private static boolean carries(Path file) {
        File font = file.toFile();
        try (TrueTypeFont read = new TTFParser().parse(new RandomAccessReadBufferedFile(font))) {
            var letters = read.getUnicodeCmapLookup();
            return read.getGlyph() != null && PROBE.codePoints().allMatch(letter -> letters.getGlyphId(letter) != 0);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
