package io.clew.analysis.trace.statement;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Orders rows so that each begins with the balance that the one before left (余额连续性).
 *
 * <p>Every row leads from one balance to another; an order that uses each row once is an Eulerian path, found by
 * Hierholzer's algorithm in O(n). Among several orders the one nearest to the given is taken. Rows that lead back to where
 * they began may have begun anywhere among them: where nothing tells, they begin where least lay, so that what came in had
 * left again and no more rests than surely does.
 */
public final class BalanceChain {

    private static final int[] NONE = {};

    private final long[] before;
    private final long[] after;
    private final Map<Long, Deque<Integer>> from = new HashMap<>();
    private final Map<Long, Integer> surplus = new HashMap<>();

    private BalanceChain(long[] before, long[] after) {
        this.before = before;
        this.after = after;
        for (int row = 0; row < before.length; row++) {
            from.computeIfAbsent(before[row], b -> new ArrayDeque<>()).add(row);
            surplus.merge(before[row], 1, Integer::sum);
            surplus.merge(after[row], -1, Integer::sum);
        }
    }

    /**
     * @param before 分 that each row begins with
     * @param after 分 that each row leaves
     * @param here 分 that lie there before all of them, or after them; {@link Statements#NO_BALANCE} where that is not known
     * @return places of the rows in their order; empty where no order uses all of them
     */
    public static int[] order(long[] before, long[] after, long here) {
        var chain = new BalanceChain(before, after);
        int[] path = chain.walk(chain.start(here));
        return chain.joined(path) ? path : NONE;
    }

    private long start(long here) {
        for (long opening : before) {
            if (surplus.getOrDefault(opening, 0) > 0) {
                return opening;
            }
        }
        return here != Statements.NO_BALANCE && from.containsKey(here)
                ? here
                : Arrays.stream(before).min().orElseThrow();
    }

    private int[] walk(long start) {
        Deque<Integer> stack = new ArrayDeque<>();
        int[] path = new int[before.length];
        int left = path.length;
        long here = start;
        while (true) {
            Deque<Integer> ways = from.get(here);
            if (ways != null && !ways.isEmpty()) {
                int next = ways.removeFirst();
                stack.push(next);
                here = after[next];
            } else if (stack.isEmpty()) {
                return Arrays.copyOfRange(path, left, path.length);
            } else {
                int done = stack.pop();
                path[--left] = done;
                here = before[done];
            }
        }
    }

    private boolean joined(int[] path) {
        for (int i = 1; i < path.length; i++) {
            if (before[path[i]] != after[path[i - 1]]) {
                return false;
            }
        }
        return path.length == before.length;
    }
}
