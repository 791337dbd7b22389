package io.clew.analysis.pattern;

import io.clew.record.Message;
import io.clew.record.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the rows of a hit. */
final class Found {

    private final Set<Long> members = new LinkedHashSet<>();
    private final Set<Long> facts = new LinkedHashSet<>();
    private final Map<String, String> measures = new LinkedHashMap<>();
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long amount;

    Found(long account) {
        members.add(account);
    }

    Found member(long node) {
        members.add(node);
        return this;
    }

    Found row(Movements.Row row) {
        if (facts.add(row.fact())) {
            from = Math.min(from, row.at());
            to = Math.max(to, row.at());
        }
        return this;
    }

    Found rows(Iterable<Movements.Row> rows) {
        rows.forEach(this::row);
        return this;
    }

    Found amount(long fen) {
        amount = fen;
        return this;
    }

    Found measure(String name, Object value) {
        measures.put(name, value.toString());
        return this;
    }

    Found share(String name, double value) {
        return measure(name, String.format("%.3f", value));
    }

    Found fen(String name, long value) {
        return measure(name, new Money(value).toString());
    }

    boolean isEmpty() {
        return facts.isEmpty();
    }

    int size() {
        return facts.size();
    }

    Hit because(String code, Message why) {
        List<Long> all = new ArrayList<>(members);
        return new Hit(code, all, new ArrayList<>(facts), from, to, amount, why, measures);
    }
}
