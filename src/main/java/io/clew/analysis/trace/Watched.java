package io.clew.analysis.trace;

import com.carrotsearch.hppc.LongObjectHashMap;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account that victims' money has reached, and what was booked there since: its lots and sums in 分. */
final class Watched {

    final long node;
    final long since;
    final long opener;
    final boolean chained;
    final Lots lots;
    final Rows rows;
    int next;
    final int[] levels;
    long received;
    long attributed;
    long forwarded;
    long outside;
    long last;

    @Nullable
    LongObjectHashMap<Boolean> followed;

    boolean waiting;

    Watched(long node, long since, long opener, boolean chained, int victims, Rows rows, Method method) {
        this.lots = new Lots(method);
        this.node = node;
        this.since = since;
        this.opener = opener;
        this.chained = chained;
        this.last = since;
        this.rows = rows;
        this.levels = new int[victims];
        Arrays.fill(levels, -1);
    }

    boolean done() {
        return next >= rows.size();
    }

    Rows.Row row() {
        return rows.at(next);
    }

    /** Whether a row of that moment is still to be booked here. */
    boolean awaits(long fact, long at) {
        for (int i = next; i < rows.size() && rows.at(i).at() <= at; i++) {
            if (rows.at(i).fact() == fact) {
                return true;
            }
        }
        return false;
    }

    void arrive(List<Lot> pieces) {
        for (Lot lot : pieces) {
            received = Shares.plus(received, lot.amount());
            attributed += lots.add(lot);
            if (lot.victims()) {
                arrived(lot);
            }
        }
    }

    void arrived(Lot lot) {
        attributed = Shares.plus(attributed, lot.amount());
        last = Math.max(last, lot.at());
        int known = levels[lot.origin()];
        levels[lot.origin()] = known < 0 ? lot.level() : Math.min(known, lot.level());
    }

    Trace.Account told() {
        long[] residual = new long[levels.length];
        for (int i = 0; i < residual.length; i++) {
            residual[i] = lots.of(i);
        }
        return new Trace.Account(
                node,
                least(levels),
                levels,
                received,
                attributed,
                forwarded,
                residual,
                outside,
                lots.total(),
                rows.whole ? null : Stop.CUT,
                since,
                last);
    }

    /** The least level of any victim; those below 0 have none. */
    static int least(int[] levels) {
        int least = Integer.MAX_VALUE;
        for (int level : levels) {
            least = level < 0 ? least : Math.min(least, level);
        }
        return least;
    }
}
