package io.clew.graph.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one direction of a new base from the old one and the sorted facts of a delta.
 *
 * <p>Goes through the nodes once, a bucket of the sorter at a time: the bucket's old facts are read into arrays, merged
 * there with the new ones, and written out as blocks. What lies between two new facts is copied whole, however many
 * nodes it belongs to.
 */
final class SideMerger {

    private final Base.@Nullable Side old;
    private final int oldNodes;
    private final SideSorter young;
    private final Delta delta;
    private final long @Nullable [] dead;
    private final int nodes;
    private final boolean fine;
    private final boolean foreign;

    private final MemorySegment[] parts = new MemorySegment[10];
    private final IntBuffer start;
    private final IntBuffer run;
    private final IntBuffer runAt;
    private final ByteBuffer runLink;
    private final IntBuffer other;
    private final IntBuffer time;
    private final IntBuffer amount;
    private final IntBuffer ordinal;
    private final ShortBuffer milli;
    private final ByteBuffer currency;
    /** Facts and runs written, all buckets before this one. */
    private int facts;

    private int runs;

    // One bucket: what was, and what will be; positions and numbers of runs count from the bucket's first.
    private final Columns was = new Columns();
    private final Columns.Runs wasRuns = new Columns.Runs();
    private final int[] wasStart;
    private final int[] wasRun;
    private final Columns will = new Columns();
    private final Columns.Runs willRuns = new Columns.Runs();
    private final int[] willStart;
    private final int[] willRun;
    /** How much of what was in the bucket has been taken over, and how many new facts lie between. */
    private int taken;

    private int inserted;

    /** @param dead bits of the ordinals that are left out; null for none */
    SideMerger(
            @Nullable Base base, boolean outgoing, SideSorter young, Delta delta, long @Nullable [] dead, Arena arena) {
        old = base == null ? null : base.side(outgoing);
        oldNodes = base == null ? 0 : base.nodes();
        this.young = young;
        this.delta = delta;
        this.dead = dead;
        nodes = delta.endNode();
        long most = delta.size() + (base == null ? 0 : base.facts());
        if (most > Integer.MAX_VALUE / 4) {
            throw new IllegalStateException("more than 2^29 facts in one graph: " + most);
        }
        long mostRuns = delta.size() + (old == null ? 0L : old.runLink.limit());
        fine = delta.fine || old != null && old.milli != null;
        foreign = delta.foreign || old != null && old.currency != null;
        long[] sizes = {
            4L * (nodes + 1),
            4L * (nodes + 1),
            4 * (mostRuns + 1),
            mostRuns,
            4 * most,
            4 * most,
            4 * most,
            4 * most,
            fine ? 2 * most : 0,
            foreign ? most : 0
        };
        for (int i = 0; i < sizes.length; i++) {
            parts[i] = Memory.allocate(arena, sizes[i]); // what is not written to takes no memory
        }
        start = ints(0);
        run = ints(1);
        runAt = ints(2);
        runLink = bytes(3);
        other = ints(4);
        time = ints(5);
        amount = ints(6);
        ordinal = ints(7);
        milli = bytes(8).asShortBuffer();
        currency = bytes(9);
        wasStart = new int[(1 << young.shift) + 1];
        wasRun = new int[wasStart.length];
        willStart = new int[wasStart.length];
        willRun = new int[wasStart.length];
    }

    private ByteBuffer bytes(int part) {
        return parts[part].asByteBuffer().order(ByteOrder.nativeOrder());
    }

    private IntBuffer ints(int part) {
        return bytes(part).asIntBuffer();
    }

    /** Returns the ten parts of the direction, in the order of {@link Sections}. */
    MemorySegment[] merge() {
        for (int bucket = 0; bucket < young.buckets; bucket++) {
            young.sort(bucket);
            int first = young.firstNode(bucket);
            int count = young.endNode(bucket) - first;
            int named = Math.clamp(oldNodes - first, 0, count);
            read(first, named);
            if (was.size == 0) {
                fill(count);
                write(first, count, young.facts);
                continue;
            }
            will.clear(was.size + young.facts.size);
            willRuns.size = 0;
            taken = 0;
            inserted = 0;
            int place = 0;
            while (place < count) {
                int clean = place;
                while (clean < named && young.from(clean) == young.from(clean + 1)) {
                    clean++;
                }
                if (clean > place) {
                    pass(place, clean);
                    place = clean;
                } else {
                    merge(place, place < named);
                    place++;
                }
            }
            will.take(was, taken, was.size, fine, foreign);
            write(first, count, will);
        }
        start.put(nodes, facts);
        run.put(nodes, runs);
        runAt.put(runs, facts);
        return parts();
    }

    private MemorySegment[] parts() {
        long[] used = {
            4L * (nodes + 1),
            4L * (nodes + 1),
            4L * (runs + 1),
            runs,
            4L * facts,
            4L * facts,
            4L * facts,
            4L * facts,
            fine ? 2L * facts : 0,
            foreign ? facts : 0
        };
        for (int i = 0; i < used.length; i++) {
            parts[i] = parts[i].asSlice(0, used[i]);
        }
        return parts;
    }

    /** Reads what the old base has for the nodes from the first on, so many of them. */
    private void read(int first, int count) {
        if (old == null || count == 0) {
            was.size = 0;
            wasRuns.size = 0;
            return;
        }
        old.start.get(first, wasStart, 0, count + 1);
        old.run.get(first, wasRun, 0, count + 1);
        int from = wasStart[0];
        int fromRun = wasRun[0];
        was.read(old, from, wasStart[count]);
        wasRuns.read(old, fromRun, wasRun[count]);
        for (int i = 0; i <= count; i++) {
            wasStart[i] -= from;
            wasRun[i] -= fromRun;
        }
        for (int r = 0; r <= wasRuns.size; r++) {
            wasRuns.at[r] -= from;
        }
        if (dead != null) {
            bury(dead, count);
        }
    }

    /** Lays out the nodes of a bucket that had no facts: what is new is what will be. */
    private void fill(int count) {
        willRuns.size = 0;
        int cell = 0;
        for (int i = 0; i < count; i++) {
            willStart[i] = young.cells[cell];
            willRun[i] = willRuns.size;
            for (int link : young.links) {
                int from = young.cells[cell++];
                if (from < young.cells[cell]) {
                    willRuns.add(from, link);
                }
            }
        }
    }

    private void write(int first, int count, Columns written) {
        for (int i = 0; i < count; i++) {
            willStart[i] += facts;
            willRun[i] += runs;
        }
        for (int r = 0; r < willRuns.size; r++) {
            willRuns.at[r] += facts;
        }
        int size = written.size;
        start.put(first, willStart, 0, count);
        run.put(first, willRun, 0, count);
        runAt.put(runs, willRuns.at, 0, willRuns.size);
        runLink.put(runs, willRuns.link, 0, willRuns.size);
        other.put(facts, written.other, 0, size);
        time.put(facts, written.time, 0, size);
        amount.put(facts, written.amount, 0, size);
        ordinal.put(facts, written.ordinal, 0, size);
        if (fine) {
            milli.put(facts, written.milli, 0, size);
        }
        if (foreign) {
            currency.put(facts, written.currency, 0, size);
        }
        facts += size;
        runs += willRuns.size;
    }

    /** Goes past the nodes [begin, end) of the bucket, all of them in the old base and without new facts. */
    private void pass(int begin, int end) {
        int moreFacts = inserted;
        int moreRuns = willRuns.size - wasRun[begin];
        for (int i = begin; i < end; i++) {
            willStart[i] = wasStart[i] + moreFacts;
            willRun[i] = wasRun[i] + moreRuns;
        }
        willRuns.take(wasRuns, wasRun[begin], wasRun[end], moreFacts);
    }

    private void merge(int place, boolean named) {
        int r = named ? wasRun[place] : wasRuns.size;
        int rEnd = named ? wasRun[place + 1] : wasRuns.size;
        int cell = place * young.links.length;
        willStart[place] = (named ? wasStart[place] : was.size) + inserted;
        willRun[place] = willRuns.size;
        for (int link : young.links) {
            int y = young.cells[cell++];
            int youngEnd = young.cells[cell];
            if (y == youngEnd) {
                continue;
            }
            while (r < rEnd && wasRuns.link[r] < link) {
                willRuns.add(wasRuns.at[r] + inserted, wasRuns.link[r]);
                r++;
            }
            int from = r < wasRuns.size ? wasRuns.at[r] : was.size;
            willRuns.add(from + inserted, link);
            int end = from;
            if (r < rEnd && wasRuns.link[r] == link) {
                end = wasRuns.at[++r];
            }
            while (y < youngEnd) {
                while (from < end && oldFirst(from, y)) {
                    from++;
                }
                insert(from, y++);
            }
        }
        while (r < rEnd) {
            willRuns.add(wasRuns.at[r] + inserted, wasRuns.link[r]);
            r++;
        }
    }

    /** Takes what was before a position, as far as that is not done, and then a new fact. */
    private void insert(int position, int y) {
        if (position > taken) {
            will.take(was, taken, position, fine, foreign);
            taken = position;
        }
        will.take(young.facts, y, fine, foreign);
        inserted++;
    }

    /** Drops the dead facts that were, and runs that become empty. */
    private void bury(long[] dead, int count) {
        int kept = 0;
        int keptRuns = 0;
        for (int i = 0; i < count; i++) {
            int r = wasRun[i];
            wasStart[i] = kept;
            wasRun[i] = keptRuns;
            for (; r < wasRun[i + 1]; r++) {
                int begin = kept;
                for (int fact = wasRuns.at[r]; fact < wasRuns.at[r + 1]; fact++) {
                    int one = was.ordinal[fact];
                    if ((dead[one >>> 6] >>> one & 1) == 0) {
                        was.move(fact, kept++, fine, foreign);
                    }
                }
                if (kept > begin) {
                    wasRuns.at[keptRuns] = begin;
                    wasRuns.link[keptRuns++] = wasRuns.link[r];
                }
            }
        }
        wasStart[count] = kept;
        wasRun[count] = keptRuns;
        wasRuns.at[keptRuns] = kept;
        wasRuns.size = keptRuns;
        was.size = kept;
    }

    private boolean oldFirst(int o, int y) {
        int oldTime = was.time[o];
        int youngTime = young.facts.time[y];
        return oldTime != youngTime ? oldTime < youngTime : oldFirstInSecond(o, y, oldTime);
    }

    private boolean oldFirstInSecond(int o, int y, int time) {
        int oldOrdinal = was.ordinal[o];
        int youngOrdinal = young.facts.ordinal[y];
        if (old != null && (time == Base.EARLY || time == Base.LATE)) {
            int byTime = Long.compare(old.lateTimes.of(oldOrdinal), delta.lateTimes.getOrDefault(youngOrdinal, 0L));
            if (byTime != 0) {
                return byTime < 0;
            }
        } else if (fine && was.milli[o] != young.facts.milli[y]) {
            return was.milli[o] < young.facts.milli[y];
        }
        return oldOrdinal < youngOrdinal;
    }
}
