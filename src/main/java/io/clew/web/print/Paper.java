package io.clew.web.print;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.clew.record.ClewException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Makes a PDF of a well-formed page.
 *
 * <p>A PDF carries its letters with it, so a Chinese font must be installed. One with TrueType outlines is carried as it
 * is; after one with PostScript outlines, such as Noto Sans CJK, the letters of the page are drawn anew. Where there is
 * none the page can still be printed by the browser.
 */
public final class Paper {

    private static final String PROBE = "资金";
    /** What numbers and references in a page may turn into. */
    private static final String ASCII = "0123456789&<>'\"";

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
        static final Optional<byte[]> TRUE_TYPE = find(FontFile::trueType);
    }

    /** Looked for only where there is no other. */
    private static final class Drawn {
        static final Optional<byte[]> POST_SCRIPT = find(FontFile::postScript);
    }

    /** @throws ClewException {@code pdf-font} where no usable font is installed */
    public static byte[] of(String page) {
        byte[] font = Installed.TRUE_TYPE
                .or(() -> drawn(page))
                .orElseThrow(() -> new ClewException(
                        "pdf-font", "本机没有可以嵌入 PDF 的中文字体（如思源黑体、文泉驿正黑、黑体）。请下载 Word 文书，或打开打印页，用浏览器打印或另存为 PDF。"));
        try (var out = new ByteArrayOutputStream()) {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.withHtmlContent(page, "clew:");
            builder.useUriResolver((base, address) -> null);
            builder.useFont(() -> new ByteArrayInputStream(font), "Clew");
            builder.toStream(out);
            builder.run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be written as PDF", e);
        }
    }

    private static Optional<byte[]> drawn(String page) {
        return Drawn.POST_SCRIPT.map(font -> {
            try {
                return TracedFont.of(font, page + ASCII);
            } catch (IOException e) {
                throw new UncheckedIOException("the font cannot be drawn after", e);
            }
        });
    }

    private static Optional<byte[]> find(BiFunction<Path, String, Optional<byte[]>> kind) {
        return FOLDERS.stream()
                .filter(Files::isDirectory)
                .flatMap(Paper::fonts)
                .flatMap(file -> kind.apply(file, PROBE).stream())
                .findFirst();
    }

    /** Whether the name says that it is not for running text. */
    private static boolean heavy(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*(bold|black|heavy|thin|light).*");
    }

    private static Stream<Path> fonts(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .matches(".*\\.(tt[fc]|otf)"))
                    .sorted(Comparator.comparing(Paper::heavy).thenComparing(Comparator.naturalOrder()))
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            return Stream.empty();
        }
    }
}
