package io.clew.analysis.linkage;

import io.clew.record.EntityKey;
import java.util.List;

/**
 * An account, number, address or device of the other side of a case, and how the case leads to it.
 *
 * @param facts names of facts that say so, at most some
 * @param quotes places in the reports that say so
 */
public record Thing(EntityKey key, Way way, List<String> facts, List<Quote> quotes) {

    /** How a case leads to a thing, the surest first. */
    public enum Way {
        /** A record says so in a field of its own. */
        RECORDED,
        /** The victim's statement has the payment that was told. */
        BOOKED,
        /** A report says so in words. */
        TOLD,
        /** The number rang the victim while the deceit went on, and never before. */
        CALLED
    }

    public Thing {
        facts = List.copyOf(facts);
        quotes = List.copyOf(quotes);
    }

    /** The same thing with what another place says of it; the surer way counts. */
    public Thing and(Thing other) {
        return new Thing(
                key,
                way.compareTo(other.way) <= 0 ? way : other.way,
                java.util.stream.Stream.concat(facts.stream(), other.facts.stream())
                        .distinct()
                        .toList(),
                java.util.stream.Stream.concat(quotes.stream(), other.quotes.stream())
                        .distinct()
                        .toList());
    }
}
