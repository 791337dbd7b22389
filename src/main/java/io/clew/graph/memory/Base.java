package io.clew.graph.memory;

import io.clew.graph.FactCursor;
import io.clew.record.EntityKey;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The bulk of the facts: immutable columns over mapped or plain memory outside the heap, in both directions.
 *
 * <pre>
 * per direction       start[node] .. start[node + 1]    positions of the facts at a node
 *                     run[node] .. run[node + 1]        its runs, one for each link type, by ordinal of the type
 *                     runAt[run], runLink[run]          where a run begins, its link type
 *                     other, time, amount, ordinal      one int for each position; a run is sorted by time, then ordinal
 *                     milli, currency                   only where some time is finer than a second, some currency not yuan
 * keys                keyAt[node] .. keyAt[node + 1]    bytes of "type:value"; keySlots: open addressing, node + 1
 * names               nameAt[chunk] .. nameAt[chunk+1]  bytes of a chunk as {@link Names} writes them; chunkSource[chunk]
 * escapes             ordinals, sorted, whose time or amount does not fit an int, with the value
 * </pre>
 *
 * Times are seconds from 2^31 s after 1970, so that the years 1970 to 2106 fit; {@link #UNTIMED} sorts first, {@link
 * #EARLY} and {@link #LATE} mean: see the escapes.
 */
final class Base {

    static final int UNTIMED = Integer.MIN_VALUE;
    static final int EARLY = Integer.MIN_VALUE + 1;
    static final int LATE = Integer.MAX_VALUE;
    static final int NO_MONEY = Integer.MIN_VALUE;
    static final int LARGE = Integer.MAX_VALUE;
    static final long ORIGIN = 1L << 31;

    /** One direction. */
    static final class Side {
        final IntBuffer start;
        final IntBuffer run;
        final IntBuffer runAt;
        final ByteBuffer runLink;
        final IntBuffer other;
        final IntBuffer time;
        final IntBuffer amount;
        final IntBuffer ordinal;
        final @Nullable ShortBuffer milli;
        final @Nullable ByteBuffer currency;
        final Escapes lateTimes;
        final Escapes largeAmounts;

        Side(Sections sections, boolean outgoing, Escapes lateTimes, Escapes largeAmounts) {
            int first = outgoing ? Sections.OUT : Sections.IN;
            start = sections.ints(first);
            run = sections.ints(first + 1);
            runAt = sections.ints(first + 2);
            runLink = sections.bytes(first + 3);
            other = sections.ints(first + 4);
            time = sections.ints(first + 5);
            amount = sections.ints(first + 6);
            ordinal = sections.ints(first + 7);
            milli = sections.isEmpty(first + 8) ? null : sections.shorts(first + 8);
            currency = sections.isEmpty(first + 9) ? null : sections.bytes(first + 9);
            this.lateTimes = lateTimes;
            this.largeAmounts = largeAmounts;
        }

        /** Epoch milliseconds of the fact at a position, or {@link FactCursor#NO_TIME}. */
        long at(int position) {
            int seconds = time.get(position);
            if (seconds <= EARLY || seconds == LATE) {
                return seconds == UNTIMED ? FactCursor.NO_TIME : lateTimes.of(ordinal.get(position));
            }
            return (seconds + ORIGIN) * 1000 + (milli == null ? 0 : milli.get(position));
        }

        long amount(int position) {
            int small = amount.get(position);
            if (small == LARGE) {
                return largeAmounts.of(ordinal.get(position));
            }
            return small == NO_MONEY ? FactCursor.NO_AMOUNT : small;
        }

        int currency(int position) {
            return currency == null ? 0 : currency.get(position) & 0xff;
        }

        /** The first position in [lo, hi) whose time is at or after the given one. */
        int firstAtOrAfter(int lo, int hi, long at) {
            int low = lo;
            int high = hi;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (at(middle) < at) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** Values that did not fit their column, by ordinal. */
    record Escapes(IntBuffer ordinals, LongBuffer values) {
        long of(int ordinal) {
            int low = 0;
            int high = ordinals.limit() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int here = ordinals.get(middle);
                if (here == ordinal) {
                    return values.get(middle);
                }
                if (here < ordinal) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            throw new IllegalStateException("no value is kept for fact " + ordinal);
        }
    }

    final Sections sections;
    final Side out;
    final Side in;
    final Escapes lateTimes;
    final Escapes largeAmounts;
    final LongBuffer keyAt;
    final IntBuffer keySlots;
    final LongBuffer nameAt;
    final CharBuffer chunkSource;
    final MemorySegment keyBytes;
    final MemorySegment nameBytes;
    private final int nodes;
    private final Arena arena;
    private final AtomicInteger readers = new AtomicInteger(1);

    /** @param arena owns the memory of the sections; closed when the store and the last reader let go */
    Base(Sections sections, Arena arena) {
        this.sections = sections;
        this.arena = arena;
        var times = new Escapes(sections.ints(Sections.TIME_ORDINALS), sections.longs(Sections.TIME_VALUES));
        var amounts = new Escapes(sections.ints(Sections.AMOUNT_ORDINALS), sections.longs(Sections.AMOUNT_VALUES));
        out = new Side(sections, true, times, amounts);
        in = new Side(sections, false, times, amounts);
        lateTimes = times;
        largeAmounts = amounts;
        keyAt = sections.longs(Sections.KEY_AT);
        keyBytes = sections.segment(Sections.KEY_BYTES);
        keySlots = sections.ints(Sections.KEY_SLOTS);
        nameAt = sections.longs(Sections.NAME_AT);
        nameBytes = sections.segment(Sections.NAME_BYTES);
        chunkSource = sections.chars(Sections.CHUNK_SOURCE);
        nodes = keyAt.limit() - 1;
    }

    Side side(boolean outgoing) {
        return outgoing ? out : in;
    }

    int nodes() {
        return nodes;
    }

    long facts() {
        return out.other.limit();
    }

    int chunks() {
        return chunkSource.limit();
    }

    long bytes() {
        return sections.bytes();
    }

    /** Ordinals that no fact has any more; null for none. */
    @Nullable
    RoaringBitmap gone() {
        if (sections.isEmpty(Sections.GONE)) {
            return null;
        }
        var gone = new RoaringBitmap();
        try {
            gone.deserialize(sections.bytes(Sections.GONE).order(java.nio.ByteOrder.LITTLE_ENDIAN));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return gone;
    }

    /** A key as its bytes stand in a base. */
    static byte[] written(EntityKey key) {
        return key.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Node of a key; -1 where the base does not name it.
     *
     * @param hash of the key's bytes
     */
    int node(byte[] written, int from, int length, long hash) {
        int mask = keySlots.limit() - 1;
        if (mask < 0) {
            return -1;
        }
        int slot = (int) hash & mask;
        while (true) {
            int node = keySlots.get(slot) - 1;
            if (node < 0) {
                return -1;
            }
            if (isKey(node, written, from, length)) {
                return node;
            }
            slot = slot + 1 & mask;
        }
    }

    private boolean isKey(int node, byte[] written, int from, int length) {
        long begin = keyAt.get(node);
        long end = keyAt.get(node + 1);
        return end - begin == length
                && MemorySegment.mismatch(keyBytes, begin, end, MemorySegment.ofArray(written), from, from + length)
                        < 0;
    }

    EntityKey key(int node) {
        byte[] written = keyBytes(node);
        return EntityKey.parse(new String(written, StandardCharsets.UTF_8));
    }

    byte[] keyBytes(int node) {
        long from = keyAt.get(node);
        return bytes(keyBytes, from, keyAt.get(node + 1));
    }

    int sourceOf(int ordinal) {
        return chunkSource.get(ordinal >>> Names.BITS);
    }

    Names.Found name(int ordinal) {
        int chunk = ordinal >>> Names.BITS;
        return Names.find(entries(chunk), chunkSource.get(chunk), ordinal);
    }

    Names.Entries entries(int chunk) {
        byte[] written = bytes(nameBytes, nameAt.get(chunk), nameAt.get(chunk + 1));
        return new Names.Entries(written, 0, written.length);
    }

    private static byte[] bytes(MemorySegment from, long start, long end) {
        byte[] copy = new byte[(int) (end - start)];
        MemorySegment.copy(from, java.lang.foreign.ValueLayout.JAVA_BYTE, start, copy, 0, copy.length);
        return copy;
    }

    /** The same columns in memory of their own, in huge pages where there are any. */
    Base copy() {
        Arena own = Arena.ofShared();
        try {
            var parts = new java.util.ArrayList<MemorySegment>();
            for (MemorySegment part : sections.parts()) {
                parts.add(Memory.allocate(own, part.byteSize()).copyFrom(part));
            }
            return new Base(
                    new Sections(
                            java.util.List.copyOf(parts),
                            sections.sources(),
                            sections.currencies(),
                            sections.sequence(),
                            sections.unknownLinks()),
                    own);
        } catch (RuntimeException | Error e) {
            own.close();
            throw e;
        }
    }

    /** Counts a reader in; false where the base was let go already and a newer state must be read. */
    boolean acquire() {
        while (true) {
            int now = readers.get();
            if (now == 0) {
                return false;
            }
            if (readers.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    /** Counts a reader, or the store itself, out; the last one gives the memory back. */
    void release() {
        if (readers.decrementAndGet() == 0) {
            arena.close();
        }
    }
}
