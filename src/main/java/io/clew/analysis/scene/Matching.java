package io.clew.analysis.scene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Which outflows of an account spent which inflow, first in first out.
 *
 * <p>What the account held before its rows begin is the least that keeps its balance from falling below 0, and leaves
 * first. O(rows).
 */
public final class Matching {

    /** A part of an inflow that an outflow spent. */
    public record Spent(Movements.Row in, Movements.Row out, long amount) {

        public long delay() {
            return out.at() - in.at();
        }
    }

    private record Open(int in, long left) {}

    private Matching() {}

    /** @return per row of the account, what was spent of it; empty for outflows */
    public static List<List<Spent>> of(Movements rows) {
        return match(rows, rows.leastOpening(), false);
    }

    /**
     * As {@link #of}, last in first out: what came last leaves first, and what was there before stays. Who passes money on
     * and keeps a little of each payment passes on what just came, not the little that was left before.
     */
    public static List<List<Spent>> latest(Movements rows) {
        return match(rows, 0, true);
    }

    private static List<List<Spent>> match(Movements rows, long before, boolean latest) {
        var spent = new ArrayList<List<Spent>>(rows.size());
        Deque<Open> open = new ArrayDeque<>();
        long opening = before;
        for (int i = 0; i < rows.size(); i++) {
            Movements.Row row = rows.at(i);
            spent.add(row.out() ? List.of() : new ArrayList<>(2));
            if (!row.out()) {
                add(open, new Open(i, row.amount()), latest);
                continue;
            }
            long left = row.amount() - Math.min(opening, row.amount());
            opening -= row.amount() - left;
            while (left > 0 && !open.isEmpty()) {
                Open first = open.removeFirst();
                long part = Math.min(left, first.left);
                spent.get(first.in).add(new Spent(rows.at(first.in), row, part));
                if (part < first.left) {
                    open.addFirst(new Open(first.in, first.left - part));
                }
                left -= part;
            }
        }
        return spent;
    }

    private static void add(Deque<Open> open, Open inflow, boolean latest) {
        if (latest) {
            open.addFirst(inflow);
        } else {
            open.addLast(inflow);
        }
    }
}
