package io.clew.past;

import com.carrotsearch.hppc.LongHashSet;
import io.clew.graph.GraphStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Which records came after a sequence number: the 64-bit hashes of their names, so 16 bytes or so a record. Never changed;
 * what comes in makes another, which shares what this one has.
 *
 * @param from the sequence number
 * @param upTo sequence number up to which it knows them
 */
record Later(long from, long upTo, List<LongHashSet> parts) {

    private static final int MOST_PARTS = 8;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    static Later than(long from) {
        return new Later(from, from, List.of());
    }

    /** With the records up to a sequence number that is durable. */
    Later grown(GraphStore.Records records, long now) {
        if (now <= upTo) {
            return this;
        }
        var more = new LongHashSet();
        records.after(upTo, came -> {
            String name = came.ref().toString();
            more.add(hash(name, name.length()));
            return true;
        });
        var all = new ArrayList<>(parts);
        all.add(more);
        if (all.size() > MOST_PARTS) {
            var one = new LongHashSet();
            all.forEach(one::addAll);
            all = new ArrayList<>(List.of(one));
        }
        return new Later(from, now, List.copyOf(all));
    }

    /** @param fact its name, {@code source/id#n} */
    boolean hasRecordOf(String fact) {
        long hash = hash(fact, fact.lastIndexOf('#'));
        for (LongHashSet part : parts) {
            if (part.contains(hash)) {
                return true;
            }
        }
        return false;
    }

    private static long hash(String name, int length) {
        long hash = MIX;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ name.charAt(i)) * MIX;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
