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

    /** Where neither an amount nor a duration is said; no amount can be so small. */
    public static final long NONE = Long.MIN_VALUE;

    private static final String CALL = "call";
    private static final int DIGITS = 9;

    public Fact {
        more = Map.copyOf(more);
    }

    /** Whether facts of this link have a duration where others have an amount. */
    public static boolean lasts(String link) {
        return link.equals(CALL);
    }

    /**
     * The one number that a graph keeps of the fact: hundredths of its currency, or the seconds of a call, which carries no
     * money; {@link #NONE} where it is not said.
     */
    public long measure() {
        if (!lasts(link)) {
            return amount == null ? NONE : amount.fen();
        }
        String seconds = more.getOrDefault("seconds", "");
        boolean digits = !seconds.isEmpty() && seconds.length() <= DIGITS;
        for (int i = 0; digits && i < seconds.length(); i++) {
            digits = seconds.charAt(i) >= '0' && seconds.charAt(i) <= '9';
        }
        return digits ? Integer.parseInt(seconds) : NONE;
    }

    /** A fact from a row, in yuan. */
    public static Fact of(EntityKey from, String link, EntityKey to, @Nullable Instant at, @Nullable Money amount) {
        return new Fact(from, link, to, at, amount, YUAN, -1, -1, Map.of());
    }
}
