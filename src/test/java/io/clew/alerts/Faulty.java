package io.clew.alerts;

import io.clew.store.DocumentStore;
import io.clew.store.MemoryDocumentStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A store that all of a sudden is gone, just before or just after it wrote: as when the program is killed there. */
public final class Faulty implements DocumentStore {

    /** The program ends here. */
    public static final class Killed extends RuntimeException {}

    private final MemoryDocumentStore store = new MemoryDocumentStore();
    private final Random random;
    private int share;

    public Faulty(Random random) {
        this.random = random;
    }

    /** @param of one write in so many; 0 for none */
    public void failing(int of) {
        share = of;
    }

    @Override
    public void putAll(List<Write> writes) {
        if (share > 0 && random.nextInt(share) == 0) {
            throw new Killed();
        }
        writes.forEach(one -> store.put(one.collection(), one.id(), one.expected(), one.json(), one.keys()));
        if (share > 0 && random.nextInt(share) == 0) {
            throw new Killed();
        }
    }

    @Override
    public Optional<Document> get(String collection, String id) {
        return store.get(collection, id);
    }

    @Override
    public long put(String collection, String id, long expected, String json, Map<String, String> keys) {
        return store.put(collection, id, expected, json, keys);
    }

    @Override
    public void delete(String collection, String id, long expected) {
        store.delete(collection, id, expected);
    }

    @Override
    public List<Document> list(String collection, String key, String value) {
        return store.list(collection, key, value);
    }

    @Override
    public List<Document> list(String collection) {
        return store.list(collection);
    }

    @Override
    public void close() {
        store.close();
    }
}
