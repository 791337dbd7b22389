package io.clew.casework;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.json.Json;
import io.clew.store.DocumentStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Who has a case open, and that something in it has changed; never what. Kept in memory, of this server alone, and gone when
 * it stops. Safe for use by many threads.
 */
public final class CaseNews {

    /**
     * @param version one more for each change since the server started
     * @param people who have it open, in order of their names
     */
    public record State(long version, Set<String> people) {}

    private record Visit(String user, Runnable listener) {}

    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final Map<String, List<Visit>> visits = new ConcurrentHashMap<>();

    /**
     * Somebody opens a case; they leave it by closing what is returned.
     *
     * @param listener told of every change and of who comes and goes, by the thread that caused it
     */
    public AutoCloseable enter(String caseId, String user, Runnable listener) {
        var visit = new Visit(user, listener);
        visits.computeIfAbsent(caseId, missing -> new CopyOnWriteArrayList<>()).add(visit);
        tell(caseId);
        return () -> {
            visits.computeIfPresent(caseId, (id, open) -> {
                open.remove(visit);
                return open.isEmpty() ? null : open;
            });
            tell(caseId);
        };
    }

    public State state(String caseId) {
        var people = new TreeSet<String>();
        visits.getOrDefault(caseId, List.of()).forEach(visit -> people.add(visit.user));
        return new State(versions.getOrDefault(caseId, 0L), people);
    }

    private void changed(String caseId) {
        versions.merge(caseId, 1L, Long::sum);
        tell(caseId);
    }

    private void tell(String caseId) {
        visits.getOrDefault(caseId, List.of()).forEach(visit -> visit.listener.run());
    }

    /** A store that tells of every document filed under a case: by its key {@code case}, or that is the case itself. */
    public DocumentStore heard(DocumentStore store) {
        return new Heard(store);
    }

    private final class Heard implements DocumentStore {
        private static final String KEY = "case";
        private static final String FIELD = "caseId";

        private final DocumentStore store;

        Heard(DocumentStore store) {
            this.store = store;
        }

        @Override
        public Optional<Document> get(String collection, String id) {
            return store.get(collection, id);
        }

        @Override
        public long put(String collection, String id, long expected, String json, Map<String, String> keys) {
            long version = store.put(collection, id, expected, json, keys);
            tellOf(collection, id, keys);
            return version;
        }

        @Override
        public void putAll(List<Write> writes) {
            store.putAll(writes);
            writes.forEach(write -> tellOf(write.collection(), write.id(), write.keys()));
        }

        private void tellOf(String collection, String id, Map<String, String> keys) {
            String caseId = collection.equals(Cases.COLLECTION) ? id : keys.get(KEY);
            if (caseId != null && !caseId.isEmpty()) {
                changed(caseId);
            }
        }

        @Override
        public void delete(String collection, String id, long expected) {
            Optional<Document> before = store.get(collection, id);
            store.delete(collection, id, expected);
            before.map(kept ->
                            Json.read(kept.json(), JsonNode.class).path(FIELD).asText())
                    .filter(caseId -> !caseId.isEmpty())
                    .ifPresent(CaseNews.this::changed);
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
}
