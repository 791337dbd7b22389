package io.clew.analysis.trace;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.analysis.trace.lot.Lot;
import io.clew.analysis.trace.lot.Lots;
import io.clew.analysis.trace.lot.Shares;
import io.clew.analysis.trace.statement.Knowledge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account that victims' money has reached, and what was booked there since: its lots and sums in 分. */
final class Watched {

    final long node;
    final Knowledge knowledge;
    final Rows rows;
    final Opening opening;
    final Lots lots;
    final int[] levels;

    /** What known rows took after that, where not all rows are known. */
    final List<Trace.Late> late = new ArrayList<>(0);

    private final List<Trace.Stay> left = new ArrayList<>();
    private final Deque<Lot> gone = new ArrayDeque<>(0);

    /** 分 per victim that lay here longer than money may rest in an account of which not all rows are known. */
    final long[] expired;

    private final Ordering ordering;
    final int start;
    int next;
    long received;
    long attributed;
    long forwarded;
    long outside;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    private long clock = Long.MIN_VALUE;

    @Nullable
    LongObjectHashMap<Boolean> followed;

    boolean waiting;

    /** @param start place of the first row that is booked; what those before it did is in the opening */
    Watched(long node, Knowledge knowledge, Ordering ordering, int start, Opening opening, Lots lots, int victims) {
        this.ordering = ordering;
        this.node = node;
        this.knowledge = knowledge;
        this.rows = ordering.rows();
        this.start = start;
        this.next = start;
        this.opening = opening;
        this.lots = lots;
        this.levels = new int[victims];
        this.expired = new long[victims];
        Arrays.fill(levels, -1);
        long since = knowledge == Knowledge.SEEN ? row().earliest() : Long.MIN_VALUE; // it came not long before
        lots.add(new Lot(Lot.OTHER, 0, opening.amount(), since));
    }

    boolean done() {
        return next >= rows.size();
    }

    Rows.Row row() {
        return rows.at(next);
    }

    /** Epoch milliseconds at which the next row can be booked after those before it. */
    long time() {
        return Math.max(clock, row().earliest());
    }

    void pass() {
        clock = time();
        next++;
    }

    /** Whether some order of rows here was chosen among several. */
    boolean uncertain() {
        return ordering.chosen();
    }

    void order(Rows.Unordered group) {
        ordering.order(group);
    }

    /** The group of unordered rows that begins with the next row; null where none does. */
    Rows.@Nullable Unordered group() {
        for (Rows.Unordered group : rows.unordered()) {
            if (group.from() == next) {
                return group;
            }
        }
        return null;
    }

    /** Whether a row that may be as early as that moment is still to be booked here. */
    boolean awaits(long fact, long latest) {
        for (int i = next; i < rows.size() && rows.at(i).earliest() <= latest; i++) {
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
        first = Math.min(first, lot.at());
        last = Math.max(last, lot.at());
        int known = levels[lot.origin()];
        levels[lot.origin()] = known < 0 ? lot.level() : Math.min(known, lot.level());
    }

    /** Lets go of what came before that moment, where rows that took it away may be missing. */
    void expire(long before) {
        if (knowledge == Knowledge.SEEN) {
            for (Lot lot : lots.expire(before)) {
                if (lot.victims()) {
                    expired[lot.origin()] += lot.amount();
                    gone.addLast(lot);
                }
            }
        }
    }

    /** Takes out what the next row pays. */
    List<Lot> draw(Rows.Row row) {
        List<Lot> taken = lots.draw(row.amount());
        for (Lot lot : taken) {
            if (lot.victims()) {
                left.add(new Trace.Stay(node, lot.level(), lot.at(), row.at(), lot.amount(), true));
            } else if (lot.origin() == Lot.UNKNOWN) {
                late(row, lot.amount());
            }
        }
        return taken;
    }

    /** What lacks here may be what came too long before, the youngest of it. */
    private void late(Rows.Row row, long lacking) {
        for (long rest = lacking; rest > 0 && !gone.isEmpty(); ) {
            Lot lot = gone.removeLast();
            long part = Math.min(rest, lot.amount());
            late.add(new Trace.Late(node, row.fact(), row.at(), row.at() - lot.at(), part));
            if (part < lot.amount()) {
                gone.addLast(lot.of(lot.amount() - part));
            }
            rest -= part;
        }
    }

    /** Adds how long what left had lain here, and what had not left by the last row; only where all rows are known. */
    void addStays(List<Trace.Stay> stays) {
        if (knowledge != Knowledge.WHOLE) {
            return;
        }
        stays.addAll(left);
        long end = rows.at(rows.size() - 1).latest();
        for (Lot lot : lots.all()) {
            if (lot.victims()) {
                stays.add(new Trace.Stay(node, lot.level(), lot.at(), Math.max(lot.at(), end), lot.amount(), false));
            }
        }
    }

    /** 分 of each victim that lie here, or that known rows do not explain. */
    long[] rests() {
        long[] rests = expired.clone();
        for (int i = 0; i < rests.length; i++) {
            rests[i] += lots.of(i);
        }
        return rests;
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
