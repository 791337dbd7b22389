package io.clew.graph.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the first fact of a record by the record's name; made when the first correction comes, and kept up from there.
 *
 * <p>Open addressing over {@code hash(high 32 bits) | ordinal}; what a slot says is checked against the name itself.
 * Used by the one thread that applies.
 */
final class RecordTable {

    private static final long FREE = -1;

    private long[] slots = new long[1 << 16];
    private int used;

    RecordTable(State state) {
        Arrays.fill(slots, FREE);
        Base base = state.base();
        for (int chunk = 0; base != null && chunk < base.chunks(); chunk++) {
            addAll(base.entries(chunk), base.chunkSource.get(chunk), chunk << Names.BITS);
        }
        for (Delta delta : state.deltas()) {
            for (int chunk = 0; chunk < delta.names.chunks(); chunk++) {
                byte[] written = delta.names.bytesOfChunk(chunk);
                addAll(
                        new Names.Entries(written, 0, delta.names.lengthOfChunk(chunk)),
                        delta.names.sourceOfChunk(chunk),
                        delta.names.firstChunk + chunk << Names.BITS);
            }
        }
    }

    private void addAll(Names.Entries entries, int source, int first) {
        int ordinal = first;
        while (entries.next()) {
            if (entries.number == 0) {
                add(entries.hash(source), ordinal);
            }
            ordinal += entries.facts;
        }
    }

    void add(int source, String id, int ordinal) {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        add(source, name, 0, name.length, ordinal);
    }

    void add(int source, byte[] name, int from, int length, int ordinal) {
        add(Hash.of(name, from, length, source), ordinal);
    }

    private void add(long hash, int ordinal) {
        if (used * 3L > slots.length * 2L) {
            grow();
        }
        place(slots, hash >>> 32 << 32 | ordinal & 0xffffffffL);
        used++;
    }

    /** Slots are placed by the high half of the hash, which they keep, so that growing needs no names. */
    private static void place(long[] slots, long entry) {
        int slot = home(entry, slots.length);
        while (slots[slot] != FREE) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = entry;
    }

    private static int home(long entry, int length) {
        return (int) (Hash.mix(entry >>> 32) & length - 1);
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        Arrays.fill(larger, FREE);
        for (long entry : slots) {
            if (entry != FREE) {
                place(larger, entry);
            }
        }
        slots = larger;
    }

    /** First ordinals of every version of the record that was ever applied. */
    int[] find(State state, int source, String id) {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        long hash = Hash.of(name, name.length, source) >>> 32 << 32;
        int[] found = new int[4];
        int count = 0;
        for (int slot = home(hash, slots.length); slots[slot] != FREE; slot = slot + 1 & slots.length - 1) {
            if (slots[slot] >>> 32 << 32 == hash) {
                int ordinal = (int) slots[slot];
                Names.Found kept = state.name(ordinal);
                if (kept.source() == source && kept.id().equals(id)) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, count * 2);
                    }
                    found[count++] = ordinal;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }
}
