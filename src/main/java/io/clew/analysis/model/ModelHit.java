package io.clew.analysis.model;

import java.util.List;

/**
 * Where a model is met, by handles of one view.
 *
 * @param from time of its first fact, epoch ms
 * @param to time of its last fact
 * @param facts of all steps, in order
 * @param tallies what each step counted
 */
public record ModelHit(long node, long from, long to, List<Long> facts, List<Tally> tallies) {
    public ModelHit {
        facts = List.copyOf(facts);
        tallies = List.copyOf(tallies);
    }
}
