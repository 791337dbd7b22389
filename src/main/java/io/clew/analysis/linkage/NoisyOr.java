package io.clew.analysis.linkage;

import java.util.List;

/**
 * How sure a tie is by all its reasons: 1 − Π(1 − w), each a chance of its own, times what counter-reasons leave.
 *
 * <p>Several reasons of one code count fully once and the rest halved, since numbers of one hand come together.
 */
final class NoisyOr {

    private NoisyOr() {}

    static double of(List<Reason> reasons, List<Reason> against) {
        double none = 1;
        var seen = new java.util.HashSet<String>();
        for (Reason reason : reasons) {
            none *= 1 - (seen.add(reason.code()) ? reason.weight() : reason.weight() / 2);
        }
        double score = 1 - none;
        for (Reason reason : against) {
            score *= 1 - reason.weight();
        }
        return Math.round(10_000 * score) / 10_000.0;
    }
}
