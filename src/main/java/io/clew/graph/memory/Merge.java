package io.clew.graph.memory;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Makes a new base from a state with one frozen delta: both directions, the keys and the names.
 *
 * <p>The two directions are made at once where there are two processors. Reads only what no longer changes, so readers
 * and the writer go on meanwhile.
 */
final class Merge {

    private final @Nullable Base base;
    private final Delta delta;
    private final State frozen;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment[] parts = new MemorySegment[Sections.COUNT];

    /** @param frozen whose first delta is merged */
    private Merge(State frozen) {
        this.frozen = frozen;
        base = frozen.base();
        delta = frozen.deltas().getFirst();
    }

    /** @param parallel whether a second processor may help */
    static Base of(State frozen, boolean parallel) {
        var merge = new Merge(frozen);
        try {
            return merge.run(parallel);
        } catch (RuntimeException | Error e) {
            merge.arena.close();
            throw e;
        }
    }

    private Base run(boolean parallel) {
        long[] dead = deadBits();
        List<Runnable> tasks = List.of(() -> side(true, dead), () -> side(false, dead), this::keys, this::names);
        (parallel ? tasks.parallelStream() : tasks.stream()).forEach(Runnable::run);
        escapes(Sections.TIME_ORDINALS, delta.lateTimes, base == null ? null : base.lateTimes, dead);
        escapes(Sections.AMOUNT_ORDINALS, delta.largeAmounts, base == null ? null : base.largeAmounts, dead);
        gone();
        parts[Sections.META] = meta();
        return new Base(
                new Sections(
                        List.of(parts),
                        frozen.sources(),
                        frozen.currencies(),
                        frozen.sequence(),
                        frozen.unknownLinks()),
                arena);
    }

    private long @Nullable [] deadBits() {
        RoaringBitmap dead = frozen.dead();
        if (dead == null) {
            return null;
        }
        long[] bits = new long[delta.endChunk() << Names.BITS - 6];
        dead.forEach((org.roaringbitmap.IntConsumer) ordinal -> bits[ordinal >>> 6] |= 1L << ordinal);
        return bits;
    }

    private void side(boolean outgoing, long @Nullable [] dead) {
        long facts = delta.size() + (base == null ? 0 : base.facts());
        var sorter = new SideSorter(delta, outgoing, facts, dead);
        var merger = new SideMerger(base, outgoing, sorter, delta, dead, arena);
        MemorySegment[] side = merger.merge();
        System.arraycopy(side, 0, parts, outgoing ? Sections.OUT : Sections.IN, side.length);
    }

    private void escapes(int part, Map<Integer, Long> young, Base.@Nullable Escapes old, long @Nullable [] dead) {
        var all = new TreeMap<>(young);
        for (int i = 0; old != null && i < old.ordinals().limit(); i++) {
            all.put(old.ordinals().get(i), old.values().get(i));
        }
        if (dead != null) {
            all.keySet().removeIf(ordinal -> (dead[ordinal >>> 6] >>> ordinal & 1) != 0);
        }
        parts[part] = Memory.allocate(arena, 4L * all.size());
        parts[part + 1] = Memory.allocate(arena, 8L * all.size());
        IntBuffer ordinals =
                parts[part].asByteBuffer().order(ByteOrder.nativeOrder()).asIntBuffer();
        LongBuffer values =
                parts[part + 1].asByteBuffer().order(ByteOrder.nativeOrder()).asLongBuffer();
        all.forEach((ordinal, value) -> {
            ordinals.put(ordinal);
            values.put(value);
        });
    }

    private void keys() {
        int nodes = delta.endNode();
        int node = delta.firstNode;
        long at = base == null ? 0 : base.keyBytes.byteSize();
        long bytes = at;
        for (int page = 0; page < delta.keys.pages(); page++) {
            bytes += delta.keys.usedOf(page);
        }
        parts[Sections.KEY_AT] = Memory.allocate(arena, 8L * (nodes + 1));
        MemorySegment keys = Memory.allocate(arena, bytes);
        parts[Sections.KEY_BYTES] = keys;
        if (base != null) {
            parts[Sections.KEY_AT].copyFrom(base.sections.segment(Sections.KEY_AT));
            MemorySegment.copy(base.keyBytes, 0, keys, 0, at);
        }
        LongBuffer keyAt = parts[Sections.KEY_AT]
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
        IntBuffer slots = slots(nodes);
        for (int page = 0; page < delta.keys.pages(); page++) {
            byte[] written = delta.keys.page(page);
            int end = delta.keys.usedOf(page);
            MemorySegment.copy(written, 0, keys, ValueLayout.JAVA_BYTE, at, end);
            for (int from = 0; from < end; node++) {
                int length = delta.keys.lengthOf(node - delta.firstNode);
                keyAt.put(node, at + from);
                place(slots, written, from, length, node);
                from += length;
            }
            at += end;
        }
        keyAt.put(nodes, at);
    }

    /** The table of keys, with those of the base in it. */
    private IntBuffer slots(int nodes) {
        int size = Math.max(64, Integer.highestOneBit(Math.max(1, nodes + nodes / 3)) * 2);
        parts[Sections.KEY_SLOTS] = Memory.allocate(arena, 4L * size);
        IntBuffer slots = parts[Sections.KEY_SLOTS]
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
        if (base != null && base.keySlots.limit() == size) {
            parts[Sections.KEY_SLOTS].copyFrom(base.sections.segment(Sections.KEY_SLOTS));
        } else {
            for (int node = 0; base != null && node < base.nodes(); node++) {
                byte[] key = base.keyBytes(node);
                place(slots, key, 0, key.length, node);
            }
        }
        return slots;
    }

    private static void place(IntBuffer slots, byte[] key, int from, int length, int node) {
        int mask = slots.limit() - 1;
        int slot = (int) Hash.of(key, from, length, 0) & mask;
        while (slots.get(slot) != 0) {
            slot = slot + 1 & mask;
        }
        slots.put(slot, node + 1);
    }

    private void names() {
        Names young = delta.names;
        int oldChunks = young.firstChunk;
        int chunks = delta.endChunk();
        long oldBytes = base == null ? 0 : base.nameBytes.byteSize();
        long bytes = oldBytes;
        for (int i = 0; i < young.chunks(); i++) {
            bytes += young.lengthOfChunk(i);
        }
        parts[Sections.NAME_AT] = Memory.allocate(arena, 8L * (chunks + 1));
        parts[Sections.NAME_BYTES] = Memory.allocate(arena, bytes);
        parts[Sections.CHUNK_SOURCE] = Memory.allocate(arena, 2L * chunks);
        if (base != null) {
            parts[Sections.NAME_AT].copyFrom(base.sections.segment(Sections.NAME_AT));
            MemorySegment.copy(base.nameBytes, 0, parts[Sections.NAME_BYTES], 0, oldBytes);
            parts[Sections.CHUNK_SOURCE].copyFrom(base.sections.segment(Sections.CHUNK_SOURCE));
        }
        LongBuffer nameAt = parts[Sections.NAME_AT]
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
        CharBuffer sources = parts[Sections.CHUNK_SOURCE]
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asCharBuffer();
        long at = oldBytes;
        for (int i = 0; i < young.chunks(); i++) {
            nameAt.put(oldChunks + i, at);
            sources.put(oldChunks + i, (char) young.sourceOfChunk(i));
            int length = young.lengthOfChunk(i);
            MemorySegment.copy(young.bytesOfChunk(i), 0, parts[Sections.NAME_BYTES], ValueLayout.JAVA_BYTE, at, length);
            at += length;
        }
        nameAt.put(chunks, at);
    }

    /** The ordinals that no fact has any more: those that were, and those left out now. */
    static @Nullable RoaringBitmap gone(State state) {
        RoaringBitmap gone = state.gone();
        RoaringBitmap dead = state.dead();
        return gone == null ? dead : dead == null ? gone : RoaringBitmap.or(gone, dead);
    }

    private void gone() {
        RoaringBitmap all = gone(frozen);
        if (all == null) {
            parts[Sections.GONE] = Memory.allocate(arena, 0);
            return;
        }
        RoaringBitmap gone = all.clone();
        gone.runOptimize();
        parts[Sections.GONE] = Memory.allocate(arena, gone.serializedSizeInBytes());
        gone.serialize(parts[Sections.GONE].asByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
    }

    private MemorySegment meta() {
        var written = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(written)) {
            out.writeInt(frozen.sources().size());
            for (String source : frozen.sources()) {
                out.writeUTF(source);
            }
            out.writeInt(frozen.currencies().size());
            for (String currency : frozen.currencies()) {
                out.writeUTF(currency);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = written.toByteArray();
        MemorySegment part = Memory.allocate(arena, bytes.length);
        MemorySegment.copy(bytes, 0, part, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return part;
    }
}
