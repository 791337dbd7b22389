package io.clew.alerts.model;

import io.clew.alerts.Proportion;
import io.clew.record.TimeRange;
import java.util.List;

/**
 * Two looks held against each other, hit by hit: two versions on the same window say what a change would do; the same version
 * on two windows says whether what it finds has moved.
 *
 * @param both entities that both looks found; {@code onlyFirst} and {@code onlySecond} are those that one of them did
 * @param hits some of them, those first on which the looks differ
 * @param stability of each measure of the hits
 */
public record Comparison(
        Side first,
        Side second,
        long both,
        long onlyFirst,
        long onlySecond,
        List<Hit> hits,
        List<Stability> stability) {

    /** One of the two looks. */
    public record Side(
            int version,
            TimeRange when,
            long looked,
            long hits,
            Proportion precision,
            Proportion recall,
            boolean complete) {}

    /**
     * A hit.
     *
     * @param in {@code both}, {@code first} or {@code second}
     */
    public record Hit(String in, BackTest.Sample sample) {}

    public Comparison {
        hits = List.copyOf(hits);
        stability = List.copyOf(stability);
    }

    /** Whether what is found has moved so far that the model should be tried anew. */
    public boolean drifted() {
        return stability.stream().anyMatch(each -> each.level() == Stability.Level.DRIFTED);
    }
}
