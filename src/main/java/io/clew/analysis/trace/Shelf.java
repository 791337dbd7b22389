package io.clew.analysis.trace;

import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.cursors.ObjectCursor;

/** Rows read for one trace, so that no order of them reads them again. For one thread. */
final class Shelf {

    private record Kept(long from, Rows rows) {}

    private final Ground ground;
    private final String currency;
    private final LongObjectHashMap<Kept> kept = new LongObjectHashMap<>();
    private long booked;

    Shelf(Ground ground, String currency) {
        this.ground = ground;
        this.currency = currency;
    }

    /**
     * The rows of an account.
     *
     * @param from epoch milliseconds, included; there may be earlier ones
     */
    Rows rows(long account, long from) {
        Kept known = kept.get(account);
        if (known == null || known.from > from) {
            Rows read =
                    Rows.of(ground, account, currency, from, ground.question().until());
            known = new Kept(from, read);
            kept.put(account, known);
            booked += read.size();
        }
        return known.rows;
    }

    /** The rows of an account and a payment that came in and that they do not have. */
    Rows with(long account, Stops.Payment payment, long from) {
        Rows more = rows(account, from).with(ground.statements(), account, payment);
        kept.put(account, new Kept(from, more));
        return more;
    }

    /** Rows read. */
    long size() {
        return booked;
    }

    long otherCurrencies() {
        long sum = 0;
        for (ObjectCursor<Kept> each : kept.values()) {
            sum += each.value.rows.otherCurrencies;
        }
        return sum;
    }

    long undated() {
        long sum = 0;
        for (ObjectCursor<Kept> each : kept.values()) {
            sum += each.value.rows.undated;
        }
        return sum;
    }
}
