package io.clew.analysis.trace;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.analysis.trace.lot.Losses;
import io.clew.analysis.trace.lot.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rests where over all orders of the rows of which the order is not known.
 *
 * <p>Up to {@value #MOST_ORDERS} orders are swept one by one, and the range of each account is that of the orders that can
 * be true at all. Where there are more, {@link Bounds} says a range that is surely wide enough. The trace itself is that
 * of the first order, in which money goes as far as it can have gone.
 */
final class Spread {

    static final int MOST_ORDERS = 720;

    /** Rows booked in all of them; some milliseconds. */
    private static final double MOST_ROWS = 30_000;

    private static final int MOST_AGAIN = 4;

    private final Ground ground;
    private final Stops stops;
    private final Losses losses;
    private final Shelf shelf;
    private final LongObjectHashMap<Trace.Range> ranges = new LongObjectHashMap<>();

    Spread(Ground ground, Stops stops, Losses losses) {
        this.ground = ground;
        this.stops = stops;
        this.losses = losses;
        this.shelf = new Shelf(ground, losses.currency());
    }

    Trace trace() {
        var orders = new Orders();
        Sweep first = sweep(orders);
        if (orders.ways() == 1 || ground.question().method() == Method.POISON) {
            return first.result();
        }
        if (!few(orders)) {
            return bounded(first);
        }
        Trace base = null;
        Sweep swept = first;
        for (int tried = 1; ; tried++) {
            if (swept.consistent()) {
                Trace trace = swept.result();
                widen(trace, base);
                base = base == null ? trace : base;
            }
            if (!orders.next()) {
                return base == null ? bounded(first) : ranged(base);
            }
            if (tried == MOST_ORDERS || !few(orders)) {
                return bounded(first);
            }
            swept = sweep(orders);
        }
    }

    private boolean few(Orders orders) {
        return orders.ways() <= MOST_ORDERS && orders.ways() * shelf.size() <= MOST_ROWS;
    }

    private Trace bounded(Sweep first) {
        return new Bounds(losses, first.watchedAccounts()).of(first.result());
    }

    /** Sweeps again where a payment turns out to bring victims' money that its payee has booked as others'. */
    private Sweep sweep(Orders orders) {
        var carried = new LongHashSet();
        Sweep sweep = new Sweep(ground, stops, losses, orders, shelf, carried).run();
        for (int again = 0; again < MOST_AGAIN && sweep.addLate(carried); again++) {
            sweep = new Sweep(ground, stops, losses, orders, shelf, carried).run();
        }
        return sweep;
    }

    private void widen(Trace trace, @Nullable Trace before) {
        var reached = new LongHashSet();
        for (Trace.Account account : trace.accounts()) {
            reached.add(account.node());
            Trace.Range known = ranges.get(account.node());
            if (known != null) {
                ranges.put(account.node(), known.or(account.range()));
            } else {
                Trace.Range none = Trace.Range.exactly(new long[losses.victims().size()]);
                ranges.put(
                        account.node(),
                        before == null ? account.range() : account.range().or(none));
            }
        }
        if (before != null) {
            Trace.Range none = Trace.Range.exactly(new long[losses.victims().size()]);
            for (Trace.Account account : before.accounts()) {
                if (!reached.contains(account.node())) {
                    ranges.put(account.node(), ranges.get(account.node()).or(none));
                }
            }
        }
    }

    private Trace ranged(Trace base) {
        List<Trace.Account> accounts = new ArrayList<>();
        for (Trace.Account account : base.accounts()) {
            accounts.add(account.range(ranges.get(account.node())));
        }
        return base.accounts(accounts);
    }
}
