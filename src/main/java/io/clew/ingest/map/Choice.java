package io.clew.ingest.map;

import java.util.Map;

/**
 * How a person wants one file to be read.
 *
 * @param mapping a mapping's name, or {@link Mappings#AUTO}
 * @param fields header of a column, as the file has it, to the mapping's name for it; an empty name takes the column out
 *     of the mapping, and a header that is not listed is matched by itself
 */
public record Choice(String mapping, Map<String, String> fields) {

    public static final Choice AUTO = new Choice(Mappings.AUTO, Map.of());

    public Choice {
        mapping = mapping.isBlank() ? Mappings.AUTO : mapping.strip();
        fields = Map.copyOf(fields);
    }
}
