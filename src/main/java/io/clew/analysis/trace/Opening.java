package io.clew.analysis.trace;

import io.clew.analysis.trace.lot.Shares;
import io.clew.analysis.trace.statement.Statements;

/**
 * What lay in an account before one of its rows.
 *
 * <p>The balance printed at the row, or at the nearest row before it, or at the nearest after it says it. Where none is
 * printed, it is what the rows before brought, above the least sum with which no balance falls below 0.
 *
 * @param amount 分 in all
 * @param unknown 分 that lay there before all rows, told by no balance, but without which a balance would be below 0
 * @param printed whether a balance says the amount
 */
record Opening(long amount, long unknown, boolean printed) {

    /**
     * Reads it off the rows around one of them.
     *
     * @param place of the row, in the order of the rows
     * @param until epoch milliseconds, included; what later rows lack did not lie there before
     */
    static Opening of(Statements statements, long account, Rows rows, int place, long until) {
        long at = statements.balanceAfter(account, rows.at(place).fact());
        if (at != Statements.NO_BALANCE) {
            return printed(at, -rows.at(place).signed());
        }
        long before = 0;
        for (int i = place - 1; i >= 0; i--) {
            long printed = statements.balanceAfter(account, rows.at(i).fact());
            if (printed != Statements.NO_BALANCE) {
                return printed(printed, before);
            }
            before = Shares.plus(before, rows.at(i).signed());
        }
        long since = 0;
        for (int i = place; i < rows.size(); i++) {
            since = Shares.plus(since, rows.at(i).signed());
            long printed = statements.balanceAfter(account, rows.at(i).fact());
            if (printed != Statements.NO_BALANCE) {
                return printed(printed, -since);
            }
        }
        long unknown = least(rows, until);
        return new Opening(Shares.plus(unknown, before), unknown, false);
    }

    private static Opening printed(long balance, long moved) {
        return new Opening(Math.max(0, Shares.plus(balance, moved)), 0, true);
    }

    /** The least sum with which no row brings the balance below 0. */
    private static long least(Rows rows, long until) {
        long here = 0;
        long least = 0;
        for (int i = 0; i < rows.size() && rows.at(i).earliest() <= until; i++) {
            here = Shares.plus(here, rows.at(i).signed());
            least = Math.min(least, here);
        }
        return -least;
    }

    /** The least sum that is surely enough: with which no order of the rows brings the balance below 0. */
    static long safe(Rows rows) {
        return least(rows.copy().nearest(), Long.MAX_VALUE);
    }

    /** Whether the least sum depends on the order of unordered rows; these stand with inflows first. */
    static boolean differs(Rows rows) {
        return least(rows, Long.MAX_VALUE) != safe(rows);
    }
}
