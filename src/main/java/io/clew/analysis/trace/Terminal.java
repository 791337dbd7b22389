package io.clew.analysis.trace;

import io.clew.analysis.trace.lot.Shares;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import java.util.Arrays;

/** A place that money reached and that is not watched. */
final class Terminal {

    final long node;
    final Stop stop;
    final int[] levels;
    private final long[] byVictim;
    long attributed;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;

    Terminal(long node, Stop stop, int victims) {
        this.node = node;
        this.stop = stop;
        this.levels = new int[victims];
        this.byVictim = new long[victims];
        Arrays.fill(levels, -1);
    }

    /** Takes note of a payment that ended here. */
    void add(long at, long[] came, int level, long amount) {
        attributed = Shares.plus(attributed, amount);
        first = Math.min(first, at);
        last = Math.max(last, at);
        for (int i = 0; i < came.length; i++) {
            byVictim[i] = Shares.plus(byVictim[i], came[i]);
            if (came[i] > 0) {
                levels[i] = levels[i] < 0 ? level : Math.min(levels[i], level);
            }
        }
    }

    Trace.Account account() {
        return new Trace.Account(
                node,
                Watched.least(levels),
                levels,
                attributed,
                attributed,
                0,
                new long[levels.length],
                attributed,
                Statements.NO_BALANCE,
                stop,
                first,
                last,
                Knowledge.UNSEEN,
                0,
                0,
                stop.mayRest() ? Trace.Range.upTo(byVictim) : Trace.Range.exactly(new long[levels.length]));
    }
}
