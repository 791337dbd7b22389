package io.clew.analysis.trace;

import java.util.Arrays;

/**
 * Orders rows of the same moment by the running balance that the statement prints (余额连续性).
 *
 * <p>Row b may follow row a where the balance before b equals the balance after a. An order that uses every row is
 * searched for, at most {@value #MOST_STEPS} steps; where there is none, the rows stay as they were and the
 * contradiction shows when the lots are compared with the printed balance.
 */
final class BalanceChain {

    private static final int MOST_STEPS = 20_000;

    private final Rows.Row[] rows;
    private final long[] after;
    private final int[] order;
    private final boolean[] used;
    private int steps;

    private BalanceChain(Rows.Row[] rows, long[] after) {
        this.rows = rows;
        this.after = after;
        this.order = new int[rows.length];
        this.used = new boolean[rows.length];
    }

    /** @return places in {@code rows} in booking order */
    static int[] order(Rows.Row[] rows, long[] after) {
        var chain = new BalanceChain(rows, after);
        for (int first = 0; first < rows.length; first++) {
            if (chain.isHead(first) && chain.follow(0, first)) {
                return chain.order;
            }
        }
        for (int first = 0; first < rows.length; first++) {
            if (chain.follow(0, first)) {
                return chain.order;
            }
        }
        int[] asTheyWere = new int[rows.length];
        Arrays.setAll(asTheyWere, i -> i);
        return asTheyWere;
    }

    /** Whether no other row leaves the balance that this one starts from. */
    private boolean isHead(int row) {
        long before = after[row] - rows[row].signed();
        for (int i = 0; i < rows.length; i++) {
            if (i != row && after[i] == before) {
                return false;
            }
        }
        return true;
    }

    private boolean follow(int depth, int row) {
        if (++steps > MOST_STEPS) {
            return false;
        }
        order[depth] = row;
        if (depth == rows.length - 1) {
            return true;
        }
        used[row] = true;
        for (int next = 0; next < rows.length; next++) {
            if (!used[next] && after[next] - rows[next].signed() == after[row] && follow(depth + 1, next)) {
                used[row] = false;
                return true;
            }
        }
        used[row] = false;
        return false;
    }
}
