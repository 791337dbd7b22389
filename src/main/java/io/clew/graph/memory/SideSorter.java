package io.clew.graph.memory;

import io.clew.graph.FactCursor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the facts of a delta for one direction by node, link type, time and ordinal.
 *
 * <p>Facts are first dealt out to buckets of neighbouring nodes, about 40,000 facts each, so that everything after
 * happens inside the processor's cache; {@link #sort} then orders one bucket: by node with a counting sort, and within
 * a node by one long for each fact:
 *
 * <pre>
 * dealt     node in bucket (26 bits) | link (6) | time (32),  other (32) | amount (32),
 *           ordinal (32) | milli (16) | currency (8)                           three longs for each fact
 * sorting   link (6) | time (32) | place in bucket (26)
 * </pre>
 */
final class SideSorter {

    private static final int BUCKET = 40_000;
    private static final int LEAST_BUCKETS = 256;
    private static final int MOST_BUCKETS = 2048;

    final int shift;
    final int buckets;
    private final int nodes;
    private final int[] start;
    private final long[] dealt;
    private final long @Nullable [] dead;
    private final Encoding encoding;

    /** One sorted bucket. */
    final Columns facts = new Columns();

    byte[] link = new byte[0];
    final int[] nodeStart;
    private long[] order = new long[0];

    /**
     * @param outgoing whether facts are sorted by the node they leave
     * @param nodes how many nodes there are
     * @param facts how many facts they will have, those of the delta and those of the base it is merged with
     * @param dead bits of the ordinals that are left out; null for none
     */
    SideSorter(Delta delta, boolean outgoing, int nodes, long facts, Encoding encoding, long @Nullable [] dead) {
        this.nodes = nodes;
        this.encoding = encoding;
        this.dead = dead;
        int bits = 0;
        while (nodes >>> bits > MOST_BUCKETS || nodes >>> bits > LEAST_BUCKETS && facts / (nodes >>> bits) < BUCKET) {
            bits++;
        }
        shift = bits;
        buckets = nodes == 0 ? 0 : (nodes - 1 >>> shift) + 1;
        start = new int[buckets + 1];
        dealt = new long[Math.multiplyExact(delta.size(), 3)];
        nodeStart = new int[(1 << shift) + 2];
        deal(delta, outgoing);
    }

    private void deal(Delta delta, boolean outgoing) {
        for (int p = 0; p < delta.pages(); p++) {
            Delta.Page page = delta.page(p);
            int[] node = outgoing ? page.from : page.to;
            for (int i = 0; i < delta.sizeOf(p); i++) {
                if (isWanted(page.ordinals[i])) {
                    start[node[i] >>> shift]++;
                }
            }
        }
        int sum = 0;
        for (int b = 0; b <= buckets; b++) {
            int count = start[b];
            start[b] = sum;
            sum += count;
        }
        int[] next = start.clone();
        for (int p = 0; p < delta.pages(); p++) {
            deal(delta.page(p), delta.sizeOf(p), outgoing, next);
        }
    }

    private boolean isWanted(int ordinal) {
        return dead == null || (dead[ordinal >>> 6] >>> ordinal & 1) == 0;
    }

    private void deal(Delta.Page page, int size, boolean outgoing, int[] next) {
        int[] nodes = outgoing ? page.from : page.to;
        int[] others = outgoing ? page.to : page.from;
        int mask = (1 << shift) - 1;
        boolean fine = encoding.fine;
        for (int i = 0; i < size; i++) {
            if (isWanted(page.ordinals[i])) {
                int node = nodes[i];
                int place = 3 * next[node >>> shift]++;
                int seconds = Encoding.seconds(page.times[i]);
                int milli = fine ? Encoding.milli(page.times[i], seconds) : 0;
                dealt[place] = (long) (node & mask) << 38 | (long) page.links[i] << 32 | seconds & 0xffffffffL;
                dealt[place + 1] = (long) others[i] << 32 | Encoding.small(page.amounts[i]) & 0xffffffffL;
                dealt[place + 2] = (long) page.ordinals[i] << 32 | milli << 8 | page.currencies[i] & 0xff;
            }
        }
    }

    /** The first node of a bucket. */
    int firstNode(int bucket) {
        return bucket << shift;
    }

    int endNode(int bucket) {
        return Math.min(bucket + 1 << shift, nodes);
    }

    /** Sorts a bucket into {@link #facts} and {@link #link}; {@link #nodeStart} says where each of its nodes begins. */
    void sort(int bucket) {
        int from = start[bucket];
        int size = start[bucket + 1] - from;
        facts.clear(size);
        facts.size = size;
        if (order.length < size) {
            order = new long[facts.other.length];
            link = new byte[facts.other.length];
        }
        countByNode(from, size);
        int begin = 0;
        int count = endNode(bucket) - firstNode(bucket);
        for (int node = 0; node < count; node++) {
            int end = nodeStart[node + 1];
            if (end - begin > 1) {
                sort(from, begin, end);
            }
            begin = end;
        }
        gather(from, size);
    }

    private void gather(int from, int size) {
        Columns to = facts;
        for (int i = 0; i < size; i++) {
            int place = 3 * (from + (int) (order[i] & 0x3ffffff));
            long key = dealt[place];
            long rest = dealt[place + 1];
            to.other[i] = (int) (rest >>> 32);
            to.amount[i] = (int) rest;
            to.time[i] = (int) key;
            to.ordinal[i] = ordinal(place);
            link[i] = (byte) (key >>> 32 & 63);
        }
        for (int i = 0; (encoding.fine || encoding.foreign) && i < size; i++) {
            int place = 3 * (from + (int) (order[i] & 0x3ffffff));
            to.milli[i] = milli(place);
            to.currency[i] = (byte) dealt[place + 2];
        }
    }

    private int ordinal(int place) {
        return (int) (dealt[place + 2] >>> 32);
    }

    private short milli(int place) {
        return (short) (dealt[place + 2] >>> 8);
    }

    /** Counts one place too far, so that after dealing each place says where its node begins. */
    private void countByNode(int from, int size) {
        int[] counts = nodeStart;
        Arrays.fill(counts, 0);
        for (int i = from; i < from + size; i++) {
            counts[(int) (dealt[3 * i] >>> 38) + 2]++;
        }
        for (int n = 2; n < counts.length; n++) {
            counts[n] += counts[n - 1];
        }
        for (int i = 0; i < size; i++) {
            long key = dealt[3 * (from + i)];
            order[counts[(int) (key >>> 38) + 1]++] = sorting(key, i);
        }
    }

    /** Link, then time, then place; the first two moved so that they compare as one signed long. */
    private static long sorting(long key, int place) {
        long seconds = ((int) key ^ 0x80000000) & 0xffffffffL;
        return (key >>> 32 & 63 ^ 32) << 58 | seconds << 26 | place;
    }

    private void sort(int from, int begin, int end) {
        long[] sorted = order;
        if (end - begin < 24) {
            for (int i = begin + 1; i < end; i++) {
                long one = sorted[i];
                int j = i - 1;
                while (j >= begin && sorted[j] > one) {
                    sorted[j + 1] = sorted[j];
                    j--;
                }
                sorted[j + 1] = one;
            }
        } else {
            Arrays.sort(sorted, begin, end);
        }
        for (int i = begin; i < end; ) {
            int same = i + 1;
            while (same < end && order[same] >>> 26 == order[i] >>> 26) {
                same++;
            }
            if (same - i > 1) {
                sortSameSecond(from, i, same);
            }
            i = same;
        }
    }

    /** Facts of one second, or without a time: by what is finer, then by ordinal. */
    private void sortSameSecond(int from, int begin, int end) {
        boolean sorted = true;
        for (int i = begin + 1; i < end && sorted; i++) {
            sorted = compare(from, order[i - 1], order[i]) <= 0;
        }
        if (sorted) {
            return;
        }
        Long[] group = new Long[end - begin];
        for (int i = begin; i < end; i++) {
            group[i - begin] = order[i];
        }
        Arrays.sort(group, (a, b) -> compare(from, a, b));
        for (int i = begin; i < end; i++) {
            order[i] = group[i - begin];
        }
    }

    private int compare(int from, long a, long b) {
        int first = 3 * (from + (int) (a & 0x3ffffff));
        int second = 3 * (from + (int) (b & 0x3ffffff));
        int seconds = (int) dealt[first];
        if (seconds == Base.EARLY || seconds == Base.LATE) {
            int byTime = Long.compare(encoding.time(ordinal(first)), encoding.time(ordinal(second)));
            if (byTime != 0) {
                return byTime;
            }
        } else if (milli(first) != milli(second)) {
            return Short.compare(milli(first), milli(second));
        }
        return Integer.compare(ordinal(first), ordinal(second));
    }

    /** How times and amounts become ints, and which of them do not fit. */
    static final class Encoding {
        /** Whether some time is finer than a second. */
        final boolean fine;
        /** Whether some amount is not in yuan. */
        final boolean foreign;

        final java.util.TreeMap<Integer, Long> times = new java.util.TreeMap<>();
        final java.util.TreeMap<Integer, Long> amounts = new java.util.TreeMap<>();

        Encoding(Delta delta) {
            boolean anyFine = false;
            boolean anyForeign = false;
            for (int p = 0; p < delta.pages(); p++) {
                Delta.Page page = delta.page(p);
                for (int i = 0; i < delta.sizeOf(p); i++) {
                    long at = page.times[i];
                    int seconds = seconds(at);
                    anyFine |= milli(at, seconds) != 0;
                    anyForeign |= page.currencies[i] != 0;
                    if (seconds == Base.EARLY || seconds == Base.LATE) {
                        times.put(page.ordinals[i], at);
                    }
                    if (small(page.amounts[i]) == Base.LARGE) {
                        amounts.put(page.ordinals[i], page.amounts[i]);
                    }
                }
            }
            fine = anyFine;
            foreign = anyForeign;
        }

        long time(int ordinal) {
            return times.getOrDefault(ordinal, 0L);
        }

        static int seconds(long at) {
            if (at == FactCursor.NO_TIME) {
                return Base.UNTIMED;
            }
            long seconds = Math.floorDiv(at, 1000) - Base.ORIGIN;
            return seconds <= Base.EARLY ? Base.EARLY : seconds >= Base.LATE ? Base.LATE : (int) seconds;
        }

        /** @param seconds what {@link #seconds} says of it */
        static short milli(long at, int seconds) {
            return seconds <= Base.EARLY || seconds == Base.LATE ? 0 : (short) (at - (seconds + Base.ORIGIN) * 1000);
        }

        static int small(long amount) {
            if (amount == FactCursor.NO_AMOUNT) {
                return Base.NO_MONEY;
            }
            return amount > Base.NO_MONEY && amount < Base.LARGE ? (int) amount : Base.LARGE;
        }
    }
}
