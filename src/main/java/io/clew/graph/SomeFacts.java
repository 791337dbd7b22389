package io.clew.graph;

import java.util.function.LongPredicate;

/** A cursor that passes over the facts that do not fit. */
public final class SomeFacts implements FactCursor {

    private final FactCursor all;
    private final LongPredicate fits;

    /** @param fits of the handle of a fact; asked each time one is met */
    public SomeFacts(FactCursor all, LongPredicate fits) {
        this.all = all;
        this.fits = fits;
    }

    @Override
    public boolean next() {
        while (all.next()) {
            if (fits.test(all.fact())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long other() {
        return all.other();
    }

    @Override
    public long at() {
        return all.at();
    }

    @Override
    public long amount() {
        return all.amount();
    }

    @Override
    public long seconds() {
        return all.seconds();
    }

    @Override
    public int link() {
        return all.link();
    }

    @Override
    public boolean outgoing() {
        return all.outgoing();
    }

    @Override
    public String currency() {
        return all.currency();
    }

    @Override
    public long fact() {
        return all.fact();
    }
}
