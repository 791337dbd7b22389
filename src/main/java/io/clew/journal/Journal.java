package io.clew.journal;

import io.clew.json.Json;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The order in which alerts and decisions came among the records, for who reads all changes one after the other.
 *
 * <p>Something new stands behind the last record of its moment, and is written together with its place, so that neither is
 * there without the other. What is written again moves to its new place: who reads on sees each thing once, as it is now.
 * A reader that first asks for the highest sequence and then for {@link #between} misses nothing up to it. All places are
 * held in memory. Safe for use by many threads of one process.
 */
public final class Journal {

    private static final String COLLECTION = "journal";

    /** What something is: {@code alert} or {@code decision}. */
    public record Entry(String kind, String of, String id) {

        private String name() {
            return kind + " " + of + " " + id;
        }
    }

    private record Placed(String kind, String of, String id, long after, int nth) {}

    /** An entry where it stands. */
    public record At(Stamp stamp, Entry entry) {}

    private final RecordIndex index;
    private final DocumentStore store;
    private final TreeMap<Stamp, Entry> order = new TreeMap<>();
    private final Map<Entry, Stamp> places = new HashMap<>();
    private final Map<Entry, Long> versions = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private boolean read;

    public Journal(RecordIndex index, DocumentStore store) {
        this.index = index;
        this.store = store;
    }

    /** Runs it, on the writer's thread, whenever something new has its place. */
    public void onWritten(Runnable listener) {
        listeners.add(listener);
    }

    /** Writes what others keep, and puts it behind the last record. */
    public void write(Entry entry, Write kept) {
        writeAll(List.of(entry), List.of(kept), List.of());
    }

    /**
     * The same of several, in this order.
     *
     * @param kept written in one go, and before the places where a store cannot do both at once
     * @param last written with them, and behind the places
     */
    public void writeAll(List<Entry> entries, List<Write> kept, List<Write> last) {
        synchronized (this) {
            read();
            var writes = new ArrayList<>(kept);
            long after = index.sequence();
            var stamps = new ArrayList<Stamp>();
            int nth = next(after);
            for (Entry entry : entries) {
                var stamp = new Stamp(after, nth++);
                stamps.add(stamp);
                writes.add(new Write(
                        COLLECTION,
                        entry.name(),
                        versions.getOrDefault(entry, DocumentStore.ABSENT),
                        Json.write(new Placed(entry.kind, entry.of, entry.id, after, stamp.nth())),
                        Map.of()));
            }
            writes.addAll(last);
            try {
                store.putAll(writes);
            } catch (RuntimeException failed) {
                forget(); // what of it is there, only the store knows
                throw failed;
            }
            for (int i = 0; i < entries.size(); i++) {
                place(entries.get(i), stamps.get(i));
                versions.merge(entries.get(i), 1L, Long::sum);
            }
        }
        listeners.forEach(Runnable::run);
    }

    private void forget() {
        read = false;
        order.clear();
        places.clear();
        versions.clear();
    }

    /** Whether something has a place. */
    public synchronized boolean knows(Entry entry) {
        read();
        return places.containsKey(entry);
    }

    private int next(long after) {
        var last = order.floorKey(new Stamp(after, Stamp.LAST));
        return last == null || last.after() < after ? Stamp.BEHIND + 1 : last.nth() + 1;
    }

    private void place(Entry entry, Stamp stamp) {
        Stamp before = places.put(entry, stamp);
        if (before != null) {
            order.remove(before);
        }
        order.put(stamp, entry);
    }

    private void read() {
        if (read) {
            return;
        }
        for (DocumentStore.Document document : store.list(COLLECTION)) {
            Placed placed = Json.read(document.json(), Placed.class);
            var entry = new Entry(placed.kind, placed.of, placed.id);
            place(entry, new Stamp(placed.after, placed.nth));
            versions.put(entry, document.version());
        }
        read = true;
    }

    /** What stands after one place and not after the last record of a sequence, with all that stands behind that. */
    public synchronized List<At> between(Stamp after, long upTo) {
        read();
        var found = new ArrayList<At>();
        if (after.after() > upTo) {
            return found;
        }
        order.tailMap(after, false)
                .headMap(new Stamp(upTo, Stamp.LAST), true)
                .forEach((stamp, entry) -> found.add(new At(stamp, entry)));
        return found;
    }

    /** Where the order ends now. */
    public synchronized Stamp end() {
        read();
        long last = index.sequence();
        Stamp behind = order.isEmpty() ? Stamp.START : order.lastKey();
        return behind.after() >= last ? behind : Stamp.behind(last);
    }
}
