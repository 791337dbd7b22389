package io.clew.analysis.trace;

import io.clew.analysis.trace.lot.Lot;
import io.clew.analysis.trace.lot.Lots;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.lot.Shares;
import io.clew.analysis.trace.statement.Statements;

/**
 * Which of an account's earlier rows one of its payments was made of, by the method.
 *
 * <p>The rows before the payment are booked with every inflow a lot of its own; what the payment takes says where it
 * came from. Under poison every inflow before it counts, up to the payment's amount.
 */
final class Composition {

    private final Method method;
    private final Statements statements;

    Composition(Method method, Statements statements) {
        this.method = method;
        this.statements = statements;
    }

    /**
     * @param payment place of the payment among the rows of the account, or their number where it is not among them
     * @param amount 分 of the payment
     * @return 分 that it took of each row before it; what is missing came from nowhere or lay there before
     */
    long[] of(long account, Rows rows, int payment, long amount) {
        return method == Method.POISON ? everything(rows, payment, amount) : drawn(account, rows, payment, amount);
    }

    private static long[] everything(Rows rows, int payment, long amount) {
        long[] taken = new long[payment];
        for (int i = 0; i < payment; i++) {
            taken[i] = rows.at(i).out() || !rows.at(i).named()
                    ? 0
                    : Math.min(rows.at(i).amount(), amount);
        }
        return taken;
    }

    private long[] drawn(long account, Rows rows, int payment, long amount) {
        var lots = new Lots(method);
        lots.add(new Lot(Lot.OTHER, 0, opening(account, rows, payment), Long.MIN_VALUE));
        for (int i = 0; i < payment; i++) {
            Rows.Row row = rows.at(i);
            if (row.out()) {
                lots.draw(row.amount());
            } else {
                lots.add(new Lot(row.named() ? i : Lot.UNKNOWN, 0, row.amount(), row.at()));
            }
        }
        long[] taken = new long[payment];
        for (Lot lot : lots.draw(amount)) {
            if (lot.victims()) {
                taken[lot.origin()] += lot.amount();
            }
        }
        return taken;
    }

    /** What lay in the account before the first row: by the first balance printed, else the least that suffices. */
    private long opening(long account, Rows rows, int payment) {
        long here = 0;
        long least = 0;
        for (int i = 0; i <= payment && i < rows.size(); i++) {
            here = Shares.plus(here, rows.at(i).signed());
            least = Math.min(least, here);
            long printed = statements.balanceAfter(account, rows.at(i).fact());
            if (printed != Statements.NO_BALANCE) {
                return Math.max(0, Shares.plus(printed, -here));
            }
        }
        return -least;
    }
}
