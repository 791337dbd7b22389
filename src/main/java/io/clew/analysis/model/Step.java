package io.clew.analysis.model;

import io.clew.graph.FactFilter.Direction;
import java.time.Duration;
import java.util.List;

/**
 * What has to be there in one stretch of time.
 *
 * @param links kinds of link that count; never empty
 * @param direction seen from the entity
 * @param other kind of entity at the other end; empty for any
 * @param within how long the stretch is
 * @param strangers whether only those at the other end count who had nothing to do with the entity before the stretch
 * @param each amount of one fact
 * @param facts how many there are
 * @param others how many different entities are at the other end
 * @param sum of their amounts
 * @param share of their sum in the sum of the step before
 */
public record Step(
        List<String> links,
        Direction direction,
        String other,
        Duration within,
        boolean strangers,
        Bound each,
        Bound facts,
        Bound others,
        Bound sum,
        Bound share) {

    /** In which a share is counted. */
    static final long MILLION = 1_000_000;

    public Step {
        links = List.copyOf(links);
    }

    boolean money() {
        return each.asks() || sum.asks() || share.asks();
    }

    boolean takes(Tally tally, long before) {
        return facts.takes(tally.facts())
                && others.takes(tally.others())
                && sum.takes(tally.sum())
                && (!share.asks() || before > 0 && share.takes(portion(tally.sum(), before)));
    }

    private static long portion(long sum, long before) {
        return Math.round((double) sum / before * MILLION);
    }
}
