package io.clew.bench;

import io.clew.graph.GraphStore;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A world without some accounts' statements, as if they had never been sent. */
final class Withheld {

    private final RecordIndex index;
    private final Set<String> accounts;

    /** Payments that only a withheld statement's row holds, by the name of its record. */
    private final Map<String, Fact> held = new HashMap<>();

    private Withheld(RecordIndex index, Set<String> accounts) {
        this.index = index;
        this.accounts = accounts;
    }

    /** @param accounts keys of those whose statements are taken away */
    static Withheld of(Score.Imported world, Set<String> accounts) {
        var withheld = new Withheld(world.index(), accounts);
        world.index().replay(0, kept -> {
            Record record = kept.record();
            if (withheld.takes(record) && !record.facts().isEmpty()) {
                withheld.held.put(record.ref().toString(), record.facts().getFirst());
            }
            return true;
        });
        return withheld;
    }

    private boolean takes(Record record) {
        String own = record.fields().get("own");
        if (own != null && accounts.contains("account:" + own)) {
            return true;
        }
        return record.facts().stream().anyMatch(fact -> {
            String side = fact.more().get("own");
            return side != null && accounts.contains((side.equals("payer") ? fact.from() : fact.to()).toString());
        });
    }

    /** @return names of the payments that are still printed: as the whole world calls them to how the copy does */
    Map<String, String> copy(RecordIndex to, GraphStore graph) {
        return copy(to, graph, Optional::of);
    }

    /** The same with what is left of each record; empty where the whole record is lost too. */
    Map<String, String> copy(RecordIndex to, GraphStore graph, Function<Record, Optional<Record>> left) {
        Map<String, String> names = new LinkedHashMap<>();
        List<Record> batch = new ArrayList<>();
        index.replay(0, kept -> {
            Record record = kept.record();
            if (!takes(record)) {
                left.apply(record).ifPresent(one -> batch.add(alone(one, names)));
            }
            if (MissingScore.isFull(batch)) {
                MissingScore.append(to, graph, batch);
            }
            return true;
        });
        MissingScore.append(to, graph, batch);
        return names;
    }

    /** The record, with the payment that it mirrored where the row that held it is gone. */
    private Record alone(Record record, Map<String, String> names) {
        for (int n = 0; n < record.facts().size(); n++) {
            names.put(record.factId(n), record.factId(n));
        }
        String mirrored = record.fields().get("mirrorOf");
        if (mirrored == null) {
            return record;
        }
        String holder = mirrored.indexOf('/') < 0 ? record.ref().source() + "/" + mirrored : mirrored;
        Fact fact = held.get(holder);
        if (fact == null) {
            return record;
        }
        names.put(holder + "#0", record.factId(0));
        Map<String, String> fields = new LinkedHashMap<>(record.fields());
        fields.remove("mirrorOf");
        return record.with(List.of(turned(fact, record)), fields);
    }

    /** As the other side's statement prints it. */
    private static Fact turned(Fact fact, Record record) {
        Map<String, String> more = new HashMap<>(fact.more());
        more.put("own", "payer".equals(fact.more().get("own")) ? "payee" : "payer");
        more.remove("balance");
        String balance = record.fields().get("balance");
        if (balance != null) {
            more.put("balance", balance);
        }
        return new Fact(
                fact.from(), fact.link(), fact.to(), record.occurredAt(), fact.amount(), fact.currency(), -1, -1, more);
    }
}
