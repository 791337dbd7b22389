package io.clew.alerts.watch;

import io.clew.json.Json;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Write;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watchlists and their values as documents; the last parts that were read stay in memory. */
final class WatchStore {

    private static final String LISTS = "watchlists";
    private static final String PARTS = "watch-values";
    private static final int REMEMBERED = 64;

    private record Keyed(WatchPart part, long version, Map<String, WatchValue> byKey) {}

    private final DocumentStore store;
    private final Map<String, Keyed> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Keyed> eldest) {
            return size() > REMEMBERED;
        }
    };

    WatchStore(DocumentStore store) {
        this.store = store;
    }

    List<Watchlist> lists() {
        return store.list(LISTS).stream()
                .map(one -> Json.read(one.json(), Watchlist.class))
                .toList();
    }

    Optional<Watchlist> list(String id) {
        return store.get(LISTS, id).map(one -> Json.read(one.json(), Watchlist.class));
    }

    /** How to write the list as it should be now. */
    Write write(Watchlist list) {
        long version =
                store.get(LISTS, list.id()).map(DocumentStore.Document::version).orElse(DocumentStore.ABSENT);
        return new Write(
                LISTS,
                list.id(),
                version,
                Json.write(list),
                Map.of("owner", list.owner().user()));
    }

    Write write(WatchPart part) {
        long version =
                store.get(PARTS, part.id()).map(DocumentStore.Document::version).orElse(DocumentStore.ABSENT);
        return new Write(PARTS, part.id(), version, Json.write(part), Map.of("list", part.list()));
    }

    void put(List<Write> writes) {
        store.putAll(writes);
    }

    /** Every part, one at a time: values of many lists need not be in memory at once. */
    List<WatchPart> parts(String list) {
        return store.list(PARTS, "list", list).stream()
                .map(one -> Json.read(one.json(), WatchPart.class))
                .toList();
    }

    /** The value of a part that is known under a key; empty where the part holds none. */
    synchronized Optional<WatchValue> value(String part, String key) {
        Keyed keyed = recent.get(part);
        if (keyed == null) {
            var document = store.get(PARTS, part);
            if (document.isEmpty()) {
                return Optional.empty();
            }
            var read = Json.read(document.get().json(), WatchPart.class);
            var byKey = new HashMap<String, WatchValue>();
            read.values().forEach(value -> value.keys().forEach(each -> byKey.putIfAbsent(each, value)));
            keyed = new Keyed(read, document.get().version(), byKey);
            recent.put(part, keyed);
        }
        return Optional.ofNullable(keyed.byKey.get(key));
    }
}
