package io.clew.analysis.scene;

import io.clew.record.Message;
import io.clew.record.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the rows of a hit. */
public final class Found {

    private final Set<Long> members = new LinkedHashSet<>();
    private final Set<Long> parties = new LinkedHashSet<>();
    private final Set<Long> facts = new LinkedHashSet<>();
    private final Map<String, String> measures = new LinkedHashMap<>();
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long amount;

    public Found(long account) {
        members.add(account);
    }

    public Found member(long node) {
        members.add(node);
        return this;
    }

    /** Somebody who paid or was paid, whom the hit names and is not about. */
    public Found party(long node) {
        parties.add(node);
        return this;
    }

    public Found parties(Iterable<Long> nodes) {
        nodes.forEach(this::party);
        return this;
    }

    public Found row(Movements.Row row) {
        if (facts.add(row.fact())) {
            from = Math.min(from, row.at());
            to = Math.max(to, row.at());
        }
        return this;
    }

    public Found rows(Iterable<Movements.Row> rows) {
        rows.forEach(this::row);
        return this;
    }

    public Found amount(long fen) {
        amount = fen;
        return this;
    }

    public Found measure(String name, Object value) {
        measures.put(name, value.toString());
        return this;
    }

    public Found share(String name, double value) {
        return measure(name, String.format("%.3f", value));
    }

    public Found fen(String name, long value) {
        return measure(name, new Money(value).toString());
    }

    boolean isEmpty() {
        return facts.isEmpty();
    }

    public int size() {
        return facts.size();
    }

    public Hit because(String code, Message why) {
        var all = new LinkedHashSet<>(members);
        all.addAll(parties);
        return new Hit(code, List.copyOf(all), new ArrayList<>(facts), from, to, amount, why, measures)
                .about(members.size());
    }
}
