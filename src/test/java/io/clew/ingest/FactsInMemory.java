package io.clew.ingest;

import io.clew.access.Access;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.record.Fact;
import io.clew.record.RecordRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A graph that only holds facts, to see which have arrived. */
final class FactsInMemory implements GraphStore {

    private final Map<RecordRef, List<Fact>> applied = new LinkedHashMap<>();
    private long sequence;

    @Override
    public synchronized void apply(List<Applied> records) {
        for (Applied each : records) {
            if (each.sequence() > sequence) {
                applied.put(each.ref(), each.facts());
                sequence = each.sequence();
            }
        }
    }

    synchronized List<Fact> facts(String link) {
        return applied.values().stream()
                .flatMap(List::stream)
                .filter(fact -> fact.link().equals(link))
                .toList();
    }

    @Override
    public synchronized long appliedSequence() {
        return sequence;
    }

    @Override
    public GraphView view(Access access) {
        throw new UnsupportedOperationException();
    }

    @Override
    public GraphView everything() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void rebuild(Records records) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized void catchUp(Records records) {
        records.after(sequence, record -> {
            apply(List.of(record));
            return true;
        });
    }

    @Override
    public Health health() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void checkpoint() {}

    @Override
    public void close() {}
}
