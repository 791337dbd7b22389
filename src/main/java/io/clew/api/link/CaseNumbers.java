package io.clew.api.link;

import io.clew.api.wire.Said;
import io.clew.record.EntityKey;
import io.clew.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads case numbers as callers write them: {@code case:A3301…} or the bare number. */
public final class CaseNumbers {

    private CaseNumbers() {}

    public static EntityKey read(Normalizer normalizer, String field, @Nullable String said) {
        String written = Said.required(field, said).strip();
        return Said.key(normalizer, field, written.startsWith("case:") ? written : "case:" + written);
    }

    public static List<EntityKey> read(Normalizer normalizer, String field, @Nullable List<String> said) {
        return said == null
                ? List.of()
                : said.stream()
                        .map(one -> read(normalizer, field, one))
                        .distinct()
                        .toList();
    }
}
