package io.clew.ingest.map;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants one file to be read.
 *
 * @param mapping a mapping's name, or {@link Mappings#AUTO}
 * @param fields header of a column, as the file has it, to the mapping's name for it; an empty name takes the column out
 *     of the mapping, and a header that is not listed is matched by itself
 * @param own whose statement it is, a key or a bare number, for files that do not say; empty where nobody was asked
 */
public record Choice(
        String mapping,
        Map<String, String> fields,
        @Nullable String own) {

    public static final Choice AUTO = new Choice(Mappings.AUTO, Map.of());

    public Choice {
        mapping = mapping.isBlank() ? Mappings.AUTO : mapping.strip();
        fields = Map.copyOf(fields);
        own = own == null ? "" : own.strip();
    }

    /** Of a file that says itself whose it is. */
    public Choice(String mapping, Map<String, String> fields) {
        this(mapping, fields, "");
    }
}
