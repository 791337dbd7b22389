package io.clew.analysis.trace.after;

import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.lot.Shares;
import java.util.List;

/**
 * What lies just beyond the time for which money may rest: payments that the trace did not follow for that alone.
 *
 * @param payments in time order
 * @param amount 分 in all
 * @param nearest milliseconds after which the first of them would be followed
 * @param farthest milliseconds with which all would be
 */
public record Beyond(List<Trace.Late> payments, long amount, long nearest, long farthest) {

    public static Beyond of(Trace trace) {
        long amount = 0;
        long nearest = Long.MAX_VALUE;
        long farthest = 0;
        for (Trace.Late each : trace.late()) {
            amount = Shares.plus(amount, each.amount());
            nearest = Math.min(nearest, each.rested());
            farthest = Math.max(farthest, each.rested());
        }
        return new Beyond(trace.late(), amount, nearest, farthest);
    }
}
