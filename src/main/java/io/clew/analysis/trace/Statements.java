package io.clew.analysis.trace;

/**
 * What bank statements say beyond the transfers themselves. For one thread, as the view whose handles it takes.
 *
 * <p>The graph knows that money moved; whether an account's own statement was ever obtained, and which balance it
 * prints after a row, only the records say.
 */
public interface Statements {

    long NO_BALANCE = Long.MIN_VALUE;

    /** Knows no balance, and takes an account's own statement to be there when the graph shows it paying out. */
    Statements NONE = new Statements() {
        @Override
        public long balanceAfter(long account, long fact) {
            return NO_BALANCE;
        }

        @Override
        public boolean loaded(long account, boolean paysOut) {
            return paysOut;
        }
    };

    /** 分 that this account's statement prints after the row; {@link #NO_BALANCE} where it prints none. */
    long balanceAfter(long account, long fact);

    /**
     * Whether this account's own statement is there, so that what it did with the money can be known.
     *
     * @param paysOut whether the graph shows money leaving the account
     */
    boolean loaded(long account, boolean paysOut);

    /**
     * Whether a row of the graph is one of this account's rows. A report may tell again what the statement prints; where
     * the statement covers the time, only what it prints counts.
     *
     * @param at epoch milliseconds of the row
     */
    default boolean counts(long account, long fact, long at) {
        return true;
    }
}
