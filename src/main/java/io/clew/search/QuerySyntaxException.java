package io.clew.search;

import io.clew.record.ClewException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** A query that cannot be read. The message is Chinese; {@link #message(Locale)} says it in English too. */
public final class QuerySyntaxException extends ClewException {

    private static final Properties CHINESE = read("/search/query-faults.properties");
    private static final Properties ENGLISH = read("/search/query-faults_en.properties");

    private final int offset;
    private final String english;

    /**
     * @param offset UTF-16 offset in the query where reading stopped
     * @param fault its name in {@code search/query-faults.properties}
     * @param said what the message names
     */
    public QuerySyntaxException(int offset, String fault, Object... said) {
        super(
                "query-syntax",
                text(CHINESE, fault, said),
                List.of(new Fault("offset:" + offset, "query-syntax", text(CHINESE, fault, said))));
        this.offset = offset;
        this.english = text(ENGLISH, fault, said);
    }

    public int offset() {
        return offset;
    }

    /** The message in the reader's language: English, else Chinese. */
    public String message(Locale language) {
        return language.getLanguage().equals("en") ? english : String.valueOf(getMessage());
    }

    private static String text(Properties texts, String fault, Object... said) {
        String text = texts.getProperty(fault);
        if (text == null) {
            throw new IllegalArgumentException("no such fault of a query: '" + fault + "'");
        }
        for (int i = said.length - 1; i >= 0; i--) {
            text = text.replace("{" + i + "}", String.valueOf(said[i]));
        }
        return text;
    }

    private static Properties read(String name) {
        try (InputStream in = QuerySyntaxException.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            var texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
