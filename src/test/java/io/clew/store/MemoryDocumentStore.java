package io.clew.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A document store for tests: what is put is there until the store is let go. */
public final class MemoryDocumentStore implements DocumentStore {

    private record Kept(Document document, Map<String, String> keys) {}

    private final Map<String, Map<String, Kept>> collections = new TreeMap<>();

    @Override
    public synchronized Optional<Document> get(String collection, String id) {
        return Optional.ofNullable(of(collection).get(id)).map(Kept::document);
    }

    @Override
    public synchronized long put(String collection, String id, long expected, String json, Map<String, String> keys) {
        check(collection, id, expected);
        of(collection).put(id, new Kept(new Document(collection, id, expected + 1, json), Map.copyOf(keys)));
        return expected + 1;
    }

    @Override
    public synchronized void delete(String collection, String id, long expected) {
        check(collection, id, expected);
        of(collection).remove(id);
    }

    @Override
    public synchronized List<Document> list(String collection, String key, String value) {
        return of(collection).values().stream()
                .filter(kept -> value.equals(kept.keys().get(key)))
                .map(Kept::document)
                .toList();
    }

    @Override
    public synchronized List<Document> list(String collection) {
        return of(collection).values().stream().map(Kept::document).toList();
    }

    @Override
    public void close() {}

    private Map<String, Kept> of(String collection) {
        return collections.computeIfAbsent(collection, any -> new TreeMap<>());
    }

    private void check(String collection, String id, long expected) {
        long actual = get(collection, id).map(Document::version).orElse(ABSENT);
        if (actual != expected) {
            throw new VersionConflictException(actual);
        }
    }
}
