package io.clew.graph.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes one direction of a new base from the old one and the sorted facts of a delta.
 *
 * <p>Goes through the nodes once. Stretches of nodes without new facts are copied as blocks; only nodes with new facts
 * are merged fact by fact.
 */
final class SideMerger {

    private final Base.@Nullable Side old;
    private final int oldNodes;
    private final SideSorter young;
    private final SideSorter.Encoding encoding;
    private final long @Nullable [] dead;
    private final int nodes;

    private final MemorySegment startPart;
    private final MemorySegment runPart;
    private final MemorySegment[] columns = new MemorySegment[6];
    private final IntBuffer start;
    private final IntBuffer run;
    private final IntBuffer other;
    private final IntBuffer time;
    private final IntBuffer amount;
    private final IntBuffer ordinal;
    private final @Nullable ShortBuffer milli;
    private final @Nullable ByteBuffer currency;
    private int[] runAt;
    private byte[] runLink;
    private int runs;
    private int position;

    /** @param dead bits of the ordinals that are left out; null for none */
    SideMerger(
            @Nullable Base base,
            boolean outgoing,
            SideSorter young,
            SideSorter.Encoding encoding,
            int newFacts,
            int nodes,
            long @Nullable [] dead,
            Arena arena) {
        old = base == null ? null : base.side(outgoing);
        oldNodes = base == null ? 0 : base.nodes();
        this.young = young;
        this.encoding = encoding;
        this.dead = dead;
        this.nodes = nodes;
        long most = newFacts + (base == null ? 0 : base.facts());
        if (most > Integer.MAX_VALUE / 4) {
            throw new IllegalStateException("more than 2^29 facts in one graph: " + most);
        }
        startPart = Memory.allocate(arena, 4L * (nodes + 1));
        runPart = Memory.allocate(arena, 4L * (nodes + 1));
        boolean fine = encoding.fine || old != null && old.milli != null;
        boolean foreign = encoding.foreign || old != null && old.currency != null;
        for (int i = 0; i < 4; i++) {
            columns[i] = Memory.allocate(arena, 4 * most);
        }
        columns[4] = Memory.allocate(arena, fine ? 2 * most : 0);
        columns[5] = Memory.allocate(arena, foreign ? most : 0);
        start = ints(startPart);
        run = ints(runPart);
        other = ints(columns[0]);
        time = ints(columns[1]);
        amount = ints(columns[2]);
        ordinal = ints(columns[3]);
        milli = fine ? bytes(columns[4]).asShortBuffer() : null;
        currency = foreign ? bytes(columns[5]) : null;
        int oldRuns = old == null ? 0 : old.runLink.limit();
        runAt = new int[oldRuns + newFacts / 2 + 16];
        runLink = new byte[runAt.length];
    }

    private static ByteBuffer bytes(MemorySegment part) {
        return part.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    private static IntBuffer ints(MemorySegment part) {
        return bytes(part).asIntBuffer();
    }

    /** Returns the ten parts of the direction, in the order of {@link Sections}. */
    MemorySegment[] merge(Arena arena) {
        for (int bucket = 0; bucket < young.buckets; bucket++) {
            young.sort(bucket);
            int first = young.firstNode(bucket);
            int end = young.endNode(bucket);
            int node = first;
            while (node < end) {
                int clean = node;
                while (clean < end && clean < oldNodes && dead == null && !hasYoung(clean - first)) {
                    clean++;
                }
                if (clean > node) {
                    copy(node, clean);
                    node = clean;
                } else {
                    merge(node, young.nodeStart[node - first], young.nodeStart[node - first + 1]);
                    node++;
                }
            }
        }
        start.put(nodes, position);
        run.put(nodes, runs);
        return parts(arena);
    }

    private boolean hasYoung(int place) {
        return young.nodeStart[place] < young.nodeStart[place + 1];
    }

    private MemorySegment[] parts(Arena arena) {
        MemorySegment runAtPart = Memory.allocate(arena, 4L * (runs + 1));
        MemorySegment runLinkPart = Memory.allocate(arena, runs);
        startOfRuns(runs);
        runAt[runs] = position;
        MemorySegment.copy(runAt, 0, runAtPart, ValueLayout.JAVA_INT, 0, runs + 1);
        MemorySegment.copy(runLink, 0, runLinkPart, ValueLayout.JAVA_BYTE, 0, runs);
        long facts = position;
        return new MemorySegment[] {
            startPart,
            runPart,
            runAtPart,
            runLinkPart,
            columns[0].asSlice(0, 4 * facts),
            columns[1].asSlice(0, 4 * facts),
            columns[2].asSlice(0, 4 * facts),
            columns[3].asSlice(0, 4 * facts),
            milli == null ? columns[4] : columns[4].asSlice(0, 2 * facts),
            currency == null ? columns[5] : columns[5].asSlice(0, facts)
        };
    }

    /** Copies the nodes [from, end), all of them in the old base and without new or dead facts. */
    private void copy(int from, int end) {
        Base.Side side = old();
        int factFrom = side.start.get(from);
        int facts = side.start.get(end) - factFrom;
        int runFrom = side.run.get(from);
        int runEnd = side.run.get(end);
        int factShift = position - factFrom;
        int runShift = runs - runFrom;
        for (int node = from; node < end; node++) {
            start.put(node, side.start.get(node) + factShift);
            run.put(node, side.run.get(node) + runShift);
        }
        startOfRuns(runs + runEnd - runFrom);
        for (int r = runFrom; r < runEnd; r++) {
            runAt[r + runShift] = side.runAt.get(r) + factShift;
            runLink[r + runShift] = side.runLink.get(r);
        }
        runs += runEnd - runFrom;
        block(side, factFrom, facts);
    }

    private void block(Base.Side side, int from, int length) {
        other.put(position, side.other, from, length);
        time.put(position, side.time, from, length);
        amount.put(position, side.amount, from, length);
        ordinal.put(position, side.ordinal, from, length);
        if (milli != null && side.milli != null) {
            milli.put(position, side.milli, from, length);
        }
        if (currency != null && side.currency != null) {
            currency.put(position, side.currency, from, length);
        }
        position += length;
    }

    private void startOfRuns(int most) {
        if (most + 1 >= runAt.length) {
            int more = Math.max(most + 16, runAt.length + runAt.length / 2);
            runAt = Arrays.copyOf(runAt, more);
            runLink = Arrays.copyOf(runLink, more);
        }
    }

    private void merge(int node, int youngFrom, int youngEnd) {
        start.put(node, position);
        run.put(node, runs);
        int r = 0;
        int rEnd = 0;
        if (node < oldNodes) {
            r = old().run.get(node);
            rEnd = old().run.get(node + 1);
        }
        int y = youngFrom;
        while (r < rEnd || y < youngEnd) {
            int oldLink = r < rEnd ? old().runLink.get(r) : Integer.MAX_VALUE;
            int youngLink = y < youngEnd ? young.link[y] : Integer.MAX_VALUE;
            int link = Math.min(oldLink, youngLink);
            int from = 0;
            int end = 0;
            if (oldLink == link) {
                from = old().runAt.get(r);
                end = old().runAt.get(r + 1);
                r++;
            }
            int yEnd = y;
            while (yEnd < youngEnd && young.link[yEnd] == link) {
                yEnd++;
            }
            int begin = position;
            mergeRun(from, end, y, yEnd);
            y = yEnd;
            if (position > begin) {
                startOfRuns(runs + 1);
                runAt[runs] = begin;
                runLink[runs++] = (byte) link;
            }
        }
    }

    private void mergeRun(int from, int end, int youngFrom, int youngEnd) {
        int o = from;
        int y = youngFrom;
        while (y < youngEnd) {
            if (o < end && oldFirst(o, y)) {
                takeOld(o++);
            } else {
                takeYoung(y++);
            }
        }
        if (o < end) {
            if (dead == null && end - o > 16) {
                block(old(), o, end - o);
            } else {
                while (o < end) {
                    takeOld(o++);
                }
            }
        }
    }

    private boolean oldFirst(int o, int y) {
        int oldTime = old().time.get(o);
        int youngTime = young.time[y];
        if (oldTime != youngTime) {
            return oldTime < youngTime;
        }
        if (oldTime == Base.EARLY || oldTime == Base.LATE) {
            int byTime = Long.compare(old().at(o), encoding.time(young.ordinal[y]));
            if (byTime != 0) {
                return byTime < 0;
            }
        } else if (milli != null) {
            var oldMillis = old().milli;
            int byMilli = (oldMillis == null ? 0 : oldMillis.get(o)) - (encoding.fine ? young.milli[y] : 0);
            if (byMilli != 0) {
                return byMilli < 0;
            }
        }
        return old().ordinal.get(o) < young.ordinal[y];
    }

    private void takeOld(int o) {
        Base.Side side = old();
        int one = side.ordinal.get(o);
        if (dead != null && (dead[one >>> 6] >>> one & 1) != 0) {
            return;
        }
        int p = position++;
        other.put(p, side.other.get(o));
        time.put(p, side.time.get(o));
        amount.put(p, side.amount.get(o));
        ordinal.put(p, one);
        if (milli != null && side.milli != null) {
            milli.put(p, side.milli.get(o));
        }
        if (currency != null && side.currency != null) {
            currency.put(p, side.currency.get(o));
        }
    }

    private void takeYoung(int y) {
        int one = young.ordinal[y];
        if (dead != null && (dead[one >>> 6] >>> one & 1) != 0) {
            return;
        }
        int p = position++;
        other.put(p, young.other[y]);
        time.put(p, young.time[y]);
        amount.put(p, young.amount[y]);
        ordinal.put(p, one);
        if (milli != null && encoding.fine) {
            milli.put(p, young.milli[y]);
        }
        if (currency != null && encoding.foreign) {
            currency.put(p, young.currency[y]);
        }
    }

    private Base.Side old() {
        if (old == null) {
            throw new IllegalStateException("there is no old base");
        }
        return old;
    }
}
