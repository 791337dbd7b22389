package io.clew.ingest.clean;

import io.clew.ingest.row.Movement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders rows of the same second so that each begins with the balance that the one before left.
 *
 * <p>Every row leads from one balance to another; an order that uses each row once is an Eulerian path, found by
 * Hierholzer's algorithm in O(n). Where there is none, or it could not begin with the balance before, the rows keep the
 * order of the file. Among several orders the one nearest to the file's is likely, not certain.
 */
public final class BalanceChain {

    private BalanceChain() {}

    /** @param before balance before the second; {@link Movement#NO_BALANCE} where it is not known */
    public static List<Movement> order(List<Movement> rows, long before) {
        if (rows.size() < 2) {
            return List.copyOf(rows);
        }
        Map<Long, Deque<Movement>> from = new HashMap<>();
        Map<Long, Integer> surplus = new HashMap<>();
        for (Movement row : rows) {
            long opening = row.balance - row.signed();
            from.computeIfAbsent(opening, b -> new ArrayDeque<>()).add(row);
            surplus.merge(opening, 1, Integer::sum);
            surplus.merge(row.balance, -1, Integer::sum);
        }
        List<Movement> path = walk(from, start(rows, surplus, from, before));
        return path.size() == rows.size() && joined(path) ? path : List.copyOf(rows);
    }

    private static long start(
            List<Movement> rows, Map<Long, Integer> surplus, Map<Long, Deque<Movement>> from, long before) {
        for (Movement row : rows) {
            long opening = row.balance - row.signed();
            if (surplus.getOrDefault(opening, 0) > 0) {
                return opening;
            }
        }
        return before != Movement.NO_BALANCE && from.containsKey(before)
                ? before
                : rows.getFirst().balance - rows.getFirst().signed();
    }

    private static List<Movement> walk(Map<Long, Deque<Movement>> from, long start) {
        Deque<Movement> stack = new ArrayDeque<>();
        ArrayList<Movement> path = new ArrayList<>();
        long here = start;
        while (true) {
            Deque<Movement> ways = from.get(here);
            if (ways != null && !ways.isEmpty()) {
                Movement next = ways.poll();
                stack.push(next);
                here = next.balance;
            } else if (stack.isEmpty()) {
                break;
            } else {
                Movement done = stack.pop();
                path.add(done);
                here = done.balance - done.signed();
            }
        }
        java.util.Collections.reverse(path);
        return path;
    }

    private static boolean joined(List<Movement> path) {
        for (int i = 1; i < path.size(); i++) {
            Movement row = path.get(i);
            if (row.balance - row.signed() != path.get(i - 1).balance) {
                return false;
            }
        }
        return true;
    }
}
