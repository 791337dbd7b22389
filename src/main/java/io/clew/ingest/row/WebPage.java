package io.clew.ingest.row;

import io.clew.ingest.read.Encoding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings a web page to the form that its parser reads right: UTF-8 and declared so, without the readings above
 * characters ({@code <ruby>實戰<rt>zhàn</rt></ruby>}).
 *
 * <p>What a page declares is believed only where its bytes cannot tell: pages call GB18030 gb2312, declare twice, or are
 * cut in the middle of a character. Bytes that are no character become U+FFFD.
 */
final class WebPage {

    private static final int HEAD = 8_192;
    private static final Pattern DECLARED =
            Pattern.compile("(?i)(charset\\s*=\\s*[\"']?|encoding\\s*=\\s*[\"'])\\s*([a-z0-9_:.-]+)");
    private static final Pattern READING = Pattern.compile("(?i)<(?:rt|rp|rtc)\\b[^>]*>[^<]*");

    private WebPage() {}

    /** The page in UTF-8. */
    static byte[] utf8(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Encoding told = Encoding.detect(bytes, bytes.length, true);
        Charset charset = told.charset();
        if (told.bom() == 0 && charset.equals(Encoding.GB18030) && declaresBig5(bytes)) {
            charset = Charset.forName("Big5-HKSCS");
        }
        String page = new String(bytes, told.bom(), bytes.length - told.bom(), charset);
        return READING.matcher(declared(page)).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }

    private static boolean declaresBig5(byte[] bytes) {
        Matcher declared =
                DECLARED.matcher(new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1));
        return declared.find() && declared.group(2).regionMatches(true, 0, "big5", 0, 4);
    }

    private static String declared(String page) {
        int head = Math.min(HEAD, page.length());
        return DECLARED.matcher(page.substring(0, head)).replaceAll("$1utf-8") + page.substring(head);
    }
}
