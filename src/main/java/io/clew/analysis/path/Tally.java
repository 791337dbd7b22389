package io.clew.analysis.path;

import io.clew.graph.FactCursor;
import io.clew.record.Fact;
import io.clew.record.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up facts: how many, how much in each currency, when first and last. */
class Tally {

    private long facts;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private boolean yuan;
    private long fen;
    private @Nullable Map<String, Long> foreign;

    void add(FactCursor fact) {
        facts++;
        long at = fact.at();
        if (at != FactCursor.NO_TIME) {
            first = Math.min(first, at);
            last = Math.max(last, at);
        }
        long amount = fact.amount();
        if (amount != FactCursor.NO_AMOUNT) {
            add(fact.currency(), amount);
        }
    }

    private void add(String currency, long amount) {
        if (currency.equals(Fact.YUAN)) {
            yuan = true;
            fen = Money.sum(fen, amount);
        } else {
            if (foreign == null) {
                foreign = new TreeMap<>();
            }
            foreign.merge(currency, amount, Money::sum);
        }
    }

    void add(Tally other) {
        facts += other.facts;
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
        if (other.yuan) {
            add(Fact.YUAN, other.fen);
        }
        if (other.foreign != null) {
            other.foreign.forEach(this::add);
        }
    }

    long facts() {
        return facts;
    }

    /** 分 in yuan alone, for ordering; 0 where there are none. */
    long fen() {
        return fen;
    }

    long lastMillis() {
        return last;
    }

    @Nullable
    Instant first() {
        return first == Long.MAX_VALUE ? null : Instant.ofEpochMilli(first);
    }

    @Nullable
    Instant last() {
        return last == Long.MIN_VALUE ? null : Instant.ofEpochMilli(last);
    }

    /** Yuan first, then by currency. */
    List<Sum> sums() {
        var sums = new ArrayList<Sum>();
        if (yuan) {
            sums.add(new Sum(Fact.YUAN, new Money(fen)));
        }
        if (foreign != null) {
            foreign.forEach((currency, amount) -> sums.add(new Sum(currency, new Money(amount))));
        }
        return sums;
    }
}
