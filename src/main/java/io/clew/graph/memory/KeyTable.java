package io.clew.graph.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The keys of the nodes that one delta named, as bytes of "type:value"; one thread adds, any number look up.
 *
 * <pre>
 * pages         the bytes, one key after the other; none goes over the end of a page
 * spots[node]   page (24 bits) | place in it (16) | length (24)
 * slots         open addressing: hash (high 32 bits) | node + 1
 * </pre>
 *
 * A slot is set with release once its key is complete, and a larger table is published whole.
 */
final class KeyTable {

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int PAGE = 1 << 16;
    private static final int LENGTH_BITS = 24;
    private static final int PLACE_BITS = 16;

    private byte[][] pages = new byte[4][];
    private int[] used = new int[4];
    private int pageCount;
    private final Paged.Longs spots = new Paged.Longs();
    private volatile long[] slots = new long[1 << 10];
    private int count;
    private long bytes;

    int count() {
        return count;
    }

    /** Finds a key; -1 for none. */
    int find(byte[] key, int from, int length, long hash) {
        long[] table = slots;
        int mask = table.length - 1;
        for (int at = (int) hash & mask; ; at = at + 1 & mask) {
            long slot = (long) LONGS.getAcquire(table, at);
            if (slot == 0) {
                return -1;
            }
            if ((slot ^ hash) >>> 32 == 0 && isAt((int) slot - 1, key, from, length)) {
                return (int) slot - 1;
            }
        }
    }

    private boolean isAt(int place, byte[] key, int from, int length) {
        long spot = spots.get(place);
        int begin = placeOf(spot);
        return lengthOf(spot) == length
                && Arrays.equals(pages[pageOf(spot)], begin, begin + length, key, from, from + length);
    }

    private static int pageOf(long spot) {
        return (int) (spot >>> LENGTH_BITS + PLACE_BITS);
    }

    private static int placeOf(long spot) {
        return (int) (spot >>> LENGTH_BITS) & PAGE - 1;
    }

    private static int lengthOf(long spot) {
        return (int) spot & (1 << LENGTH_BITS) - 1;
    }

    /** Adds a key that is not there; returns its place. */
    int add(byte[] key, int from, int length, long hash) {
        if (length >>> LENGTH_BITS != 0) {
            throw new IllegalArgumentException("a key is longer than 16 MiB");
        }
        int page = pageCount - 1;
        if (page < 0 || used[page] + length > pages[page].length) {
            page = pageCount++;
            if (page == pages.length) {
                pages = Arrays.copyOf(pages, page * 2);
                used = Arrays.copyOf(used, page * 2);
            }
            pages[page] = new byte[Math.max(PAGE, length)];
        }
        int begin = used[page];
        System.arraycopy(key, from, pages[page], begin, length);
        used[page] = begin + length;
        bytes += length;
        int place = count++;
        spots.set(place, (long) page << LENGTH_BITS + PLACE_BITS | (long) begin << LENGTH_BITS | length);
        if (count * 2 > slots.length) {
            widen();
        }
        put(slots, hash >>> 32 << 32 | (place + 1), (int) hash);
        return place;
    }

    private static void put(long[] table, long slot, int hash) {
        int mask = table.length - 1;
        int at = hash & mask;
        while (table[at] != 0) {
            at = at + 1 & mask;
        }
        LONGS.setRelease(table, at, slot);
    }

    private void widen() {
        long[] wider = new long[slots.length * 2];
        for (int place = 0; place < count - 1; place++) {
            long spot = spots.get(place);
            long hash = Hash.of(pages[pageOf(spot)], placeOf(spot), lengthOf(spot), 0);
            put(wider, hash >>> 32 << 32 | (place + 1), (int) hash);
        }
        slots = wider;
    }

    String at(int place) {
        long spot = spots.get(place);
        return new String(pages[pageOf(spot)], placeOf(spot), lengthOf(spot), StandardCharsets.UTF_8);
    }

    int lengthOf(int place) {
        return lengthOf(spots.get(place));
    }

    int pages() {
        return pageCount;
    }

    byte[] page(int page) {
        return pages[page];
    }

    /** Bytes of keys in a page. */
    int usedOf(int page) {
        return used[page];
    }

    long bytes() {
        return bytes + spots.bytes() + 8L * slots.length;
    }
}
