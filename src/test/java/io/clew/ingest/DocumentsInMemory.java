package io.clew.ingest;

import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A document store in a map. */
final class DocumentsInMemory implements DocumentStore {

    private record Entry(Document document, Map<String, String> keys) {}

    private final TreeMap<String, Entry> entries = new TreeMap<>();

    @Override
    public synchronized Optional<Document> get(String collection, String id) {
        return Optional.ofNullable(entries.get(collection + "/" + id)).map(Entry::document);
    }

    @Override
    public synchronized long put(String collection, String id, long expected, String json, Map<String, String> keys) {
        long actual = get(collection, id).map(Document::version).orElse(ABSENT);
        if (actual != expected) {
            throw new VersionConflictException(collection, id, expected, actual);
        }
        entries.put(collection + "/" + id, new Entry(new Document(collection, id, actual + 1, json), keys));
        return actual + 1;
    }

    @Override
    public synchronized void delete(String collection, String id, long expected) {
        entries.remove(collection + "/" + id);
    }

    @Override
    public synchronized List<Document> list(String collection, String key, String value) {
        return entries.values().stream()
                .filter(e -> e.document().collection().equals(collection)
                        && value.equals(e.keys().get(key)))
                .map(Entry::document)
                .toList();
    }

    @Override
    public synchronized List<Document> list(String collection) {
        return entries.values().stream()
                .map(Entry::document)
                .filter(d -> d.collection().equals(collection))
                .toList();
    }

    @Override
    public void close() {}
}
