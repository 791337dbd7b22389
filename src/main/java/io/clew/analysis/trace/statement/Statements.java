package io.clew.analysis.trace.statement;

import io.clew.graph.FactCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What bank statements say beyond the transfers themselves. For one thread, as the view whose handles it takes.
 *
 * <p>The graph knows that money moved; whether an account's own statement was ever obtained, which balance it prints
 * after a row, which rows name no counterpart and what it calls a payee, only the records say.
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

    /**
     * A row of a statement that does not say to or from whom; the graph has no fact of it.
     *
     * @param row stands for the row where others have a fact; below 0, and given once in these statements
     * @param at epoch milliseconds
     * @param amount 分, above 0
     */
    record Nameless(long row, long at, boolean out, long amount, String currency) {}

    /** Another trace begins: what was read for those before may be let go. */
    default void begin() {}

    /** A hint that these accounts will be asked about next; who reads records elsewhere reads all of them at once. */
    default void prefetch(long[] accounts) {}

    /** 分 that this account's statement prints after the row; {@link #NO_BALANCE} where it prints none. */
    long balanceAfter(long account, long fact);

    /**
     * Whether this account's own statement is there, so that what it did with the money can be known.
     *
     * @param paysOut whether the graph shows money leaving the account
     */
    boolean loaded(long account, boolean paysOut);

    /**
     * What is known of what this account did with money that came then.
     *
     * @param fact the payment that came
     * @param at epoch milliseconds
     * @param paysOut whether the graph shows money leaving the account
     */
    default Knowledge knowledge(long account, long fact, long at, boolean paysOut) {
        if (loaded(account, paysOut)) {
            return Knowledge.WHOLE;
        }
        return paysOut ? Knowledge.SEEN : Knowledge.UNSEEN;
    }

    /**
     * Epoch milliseconds of the first moment at which a row may have been booked, by what its record prints: the first of
     * the second, the minute or the day.
     */
    default long earliest(long account, long fact, long at) {
        return at;
    }

    /** As {@link #earliest}, the last moment, included. */
    default long latest(long account, long fact, long at) {
        return at;
    }

    /**
     * Whether a row of the graph is one of this account's rows. A report may tell again what the statement prints; where
     * the statement covers the time, only what it prints counts, and what another record tells of a row that the
     * statement leaves nameless.
     *
     * @param row stands at the row; is not moved
     */
    default boolean counts(long account, FactCursor row) {
        return true;
    }

    /** The rows of this account's statement that name no counterpart and that {@link #counts} did not find elsewhere. */
    default List<Nameless> nameless(long account) {
        return List.of();
    }

    /** What the payer's statement calls the payee of a row: a payment company, an exchange, a bank abroad; else null. */
    default @Nullable Stop place(long payer, long fact, long payee) {
        return null;
    }

    /** The name of the fact or, for a {@link Nameless} row, of the record that holds it. */
    default String name(io.clew.graph.GraphView view, long fact) {
        return view.factName(fact);
    }
}
