package io.clew.print;

/** Text for pages that are written by hand: signs of markup and control characters cannot get out of it. */
public final class Xml {

    private Xml() {}

    /** Escaped, without characters that XML does not allow. */
    public static String text(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    boolean allowed =
                            letter >= 0x20 && letter != 0xFFFE && letter != 0xFFFF || letter == '\n' || letter == '\t';
                    boolean half = letter >= 0xD800 && letter <= 0xDFFF;
                    safe.appendCodePoint(allowed && !half ? letter : ' ');
                }
            }
        });
        return safe.toString();
    }
}
