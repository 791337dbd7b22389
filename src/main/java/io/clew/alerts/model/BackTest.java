package io.clew.alerts.model;

import io.clew.alerts.Proportion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a model would have found, against what people decided.
 *
 * @param sources that were looked at; empty for all that the tester may read
 * @param looked entities passed
 * @param hits entities found
 * @param occurrences times that they were found
 * @param precision of the hits that somebody decided, how many were true
 * @param recall of what is known to be true, how much was found
 * @param lift how many times likelier a hit is known to be true than any entity that was passed; null where nothing is known
 * @param complete whether everything was looked at
 * @param sample of the hits, for judging by hand
 */
public record BackTest(
        String id,
        String model,
        int version,
        @Nullable Instant from,
        @Nullable Instant to,
        List<String> sources,
        String by,
        Instant at,
        long looked,
        long hits,
        long occurrences,
        Proportion precision,
        Proportion recall,
        @Nullable Double lift,
        boolean complete,
        List<Sample> sample) {

    /**
     * A hit.
     *
     * @param known {@code true}, {@code false}, or empty where nobody decided
     */
    public record Sample(
            String subject, Instant from, Instant to, List<String> facts, int others, String sum, String known) {
        public Sample {
            facts = List.copyOf(facts);
        }
    }

    public BackTest {
        sources = List.copyOf(sources);
        sample = List.copyOf(sample);
    }

    /** The same without hits, for keeping: they are asked for again with the eyes of whoever looks. */
    BackTest kept() {
        return new BackTest(
                id,
                model,
                version,
                from,
                to,
                sources,
                by,
                at,
                looked,
                hits,
                occurrences,
                precision,
                recall,
                lift,
                complete,
                List.of());
    }
}
