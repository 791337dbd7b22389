package io.clew.ingest;

import io.clew.access.Access;
import io.clew.record.EntityKey;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.SearchPage;
import io.clew.search.SimilarQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** A record index that keeps records in maps: all that ingesting asks of one, and no searching. */
final class KeptInMemory implements RecordIndex {

    private final Map<RecordRef, Kept> current = new LinkedHashMap<>();
    private final TreeMap<Long, RecordRef> bySequence = new TreeMap<>();
    private long sequence;

    /** Fails the next append, after which it works again. */
    boolean failing;

    @Override
    public synchronized Appended append(List<Record> batch) {
        if (failing) {
            failing = false;
            throw new IllegalStateException("the disk is full");
        }
        List<Kept> accepted = new ArrayList<>();
        int duplicates = 0;
        for (Record record : batch) {
            Kept old = current.get(record.ref());
            if (old != null && content(old.record()).equals(content(record))) {
                duplicates++;
                continue;
            }
            if (old != null) {
                bySequence.remove(old.sequence());
            }
            var kept = new Kept(record, ++sequence, old == null ? 1 : old.version() + 1);
            current.put(record.ref(), kept);
            bySequence.put(sequence, record.ref());
            accepted.add(kept);
        }
        return new Appended(accepted, duplicates);
    }

    private static Record content(Record r) {
        return new Record(
                r.ref(),
                r.type(),
                r.title(),
                r.text(),
                r.occurredAt(),
                r.entities(),
                r.mentions(),
                r.amounts(),
                r.times(),
                r.facts(),
                r.fields(),
                Provenance.NONE);
    }

    synchronized List<Record> records() {
        return current.values().stream().map(Kept::record).toList();
    }

    @Override
    public synchronized long sequence() {
        return sequence;
    }

    @Override
    public synchronized Optional<Kept> get(Access access, RecordRef ref) {
        return Optional.ofNullable(current.get(ref));
    }

    @Override
    public synchronized void replay(long after, RecordSink sink) {
        for (RecordRef ref : List.copyOf(bySequence.tailMap(after, false).values())) {
            Kept kept = current.get(ref);
            if (kept != null && !sink.accept(kept)) {
                return;
            }
        }
    }

    @Override
    public synchronized Map<String, Long> totals() {
        Map<String, Long> totals = new HashMap<>();
        current.keySet().forEach(ref -> totals.merge(ref.source(), 1L, Long::sum));
        return totals;
    }

    @Override
    public SearchPage search(Access access, RecordQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void scan(Access access, RecordQuery query, LongConsumer total, RecordSink sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void naming(Access access, Collection<EntityKey> keys, RecordSink sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SearchPage similar(Access access, SimilarQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Suggestion> suggest(Access access, String typed, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<KeyCount> count(Access access, List<EntityKey> keys) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<EntityKey, List<NameCount>> names(Access access, Collection<EntityKey> keys) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
