package io.clew.alerts.watch;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongIntHashMap;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells quickly that nobody waits for a key, which is so of nearly all. Holds 64-bit hashes of the keys, some 20 bytes each,
 * so that many millions find room; whether a key is really meant is read where the value is kept.
 *
 * <pre>
 * heads  hash of a key -> its last entry
 * next   entry -> the entry before it under the same hash, or NONE
 * parts  entry -> ordinal of its part
 * </pre>
 */
final class WatchTable {

    private static final int NONE = -1;
    private static final long BASIS = 0xcbf29ce484222325L; // of FNV-1a
    private static final long PRIME = 0x100000001b3L;

    /** What is known of a part without reading its values. */
    record Head(String list, String part, long since) {}

    private final LongIntHashMap heads = new LongIntHashMap();
    private final IntArrayList next = new IntArrayList();
    private final IntArrayList parts = new IntArrayList();
    private final List<Head> known = new ArrayList<>();

    void add(WatchPart part) {
        known.add(new Head(part.list(), part.id(), part.since()));
        for (WatchValue value : part.values()) {
            for (String key : value.keys()) {
                long hash = hash(key);
                next.add(heads.getOrDefault(hash, NONE));
                parts.add(known.size() - 1);
                heads.put(hash, next.size() - 1);
            }
        }
    }

    /** Gives every part that may hold the key. */
    void find(EntityKey key, Consumer<Head> found) {
        if (next.isEmpty()) {
            return;
        }
        int entry = heads.getOrDefault(hash(key.toString()), NONE);
        int last = NONE;
        while (entry != NONE) {
            int part = parts.get(entry);
            if (part != last) { // values of one part lie together
                found.accept(known.get(part));
                last = part;
            }
            entry = next.get(entry);
        }
    }

    boolean isEmpty() {
        return next.isEmpty();
    }

    private static long hash(String key) {
        long hash = BASIS;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * PRIME;
        }
        return hash;
    }
}
