package io.clew.search;

import io.clew.record.ClewException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** A query that cannot be read. The message is Chinese; {@link io.clew.record.Phrases} says it in English. */
public final class QuerySyntaxException extends ClewException {

    private static final Properties TEXTS = read("/search/query-faults.properties");

    private final int offset;

    /**
     * @param offset UTF-16 offset in the query where reading stopped
     * @param fault its name in {@code search/query-faults.properties}
     * @param said what the message names
     */
    public QuerySyntaxException(int offset, String fault, Object... said) {
        super(
                "query-syntax",
                text(fault, said),
                List.of(new Fault("offset:" + offset, "query-syntax", text(fault, said))));
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }

    private static String text(String fault, Object... said) {
        String text = TEXTS.getProperty(fault);
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
