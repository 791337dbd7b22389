package io.clew.record;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One edge that one record asserts. The n-th fact (from 0) of a record is named {@code source/id#n}.
 *
 * @param link link type of the ontology, such as {@code transfer}
 * @param at when it happened; null where the record does not say
 * @param amount null where the link carries no money
 * @param currency ISO 4217, {@code CNY} unless the record says otherwise; never added up across currencies
 * @param start where in the record's text it is said, UTF-16, included; -1 where the fact comes from a row
 * @param end UTF-16, excluded; -1 where the fact comes from a row
 * @param more what else the row says and analyses use, such as {@code seconds}, {@code balance} (yuan), {@code
 *     serial}, {@code channel}
 */
public record Fact(
        EntityKey from,
        String link,
        EntityKey to,
        @Nullable Instant at,
        @Nullable Money amount,
        String currency,
        int start,
        int end,
        Map<String, String> more) {

    public static final String YUAN = "CNY";

    public Fact {
        more = Map.copyOf(more);
    }

    /** A fact from a row, in yuan. */
    public static Fact of(EntityKey from, String link, EntityKey to, @Nullable Instant at, @Nullable Money amount) {
        return new Fact(from, link, to, at, amount, YUAN, -1, -1, Map.of());
    }
}
