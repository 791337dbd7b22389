package io.clew.graph.memory;

import io.clew.graph.FactCursor;
import java.util.Arrays;

/**
 * Sorts the facts of a delta for one direction by node, link type, time and ordinal.
 *
 * <p>Facts are first dealt out to buckets of neighbouring nodes, about 40,000 facts each, so that everything after
 * happens inside the processor's cache; {@link #sort} then orders one bucket: by node with a counting sort, and within
 * a node by one long for each fact:
 *
 * <pre>
 * dealt     key  = node in bucket (26 bits) | link (6) | time (32)      rest = other (32) | amount (32)
 * sorting   link (6) | time (32) | place in bucket (26), compared as unsigned
 * </pre>
 */
final class SideSorter {

    private static final int BUCKET = 40_000;

    final int shift;
    final int buckets;
    private final int nodes;
    private final int[] start;
    private final long[] keys;
    private final long[] rests;
    private final int[] ordinals;
    private final short[] millis;
    private final byte[] currencies;
    private final Encoding encoding;

    // One sorted bucket.
    int size;
    int[] nodeStart;
    int[] other = new int[BUCKET];
    int[] time = new int[BUCKET];
    int[] amount = new int[BUCKET];
    int[] ordinal = new int[BUCKET];
    byte[] link = new byte[BUCKET];
    short[] milli = new short[BUCKET];
    byte[] currency = new byte[BUCKET];
    private long[] order = new long[BUCKET];

    /**
     * @param outgoing whether facts are sorted by the node they leave
     * @param nodes how many nodes there are
     */
    SideSorter(Delta delta, boolean outgoing, int nodes, Encoding encoding) {
        this.nodes = nodes;
        this.encoding = encoding;
        int facts = delta.size();
        int bits = 0;
        while (nodes >>> bits > 256 && facts / ((nodes >>> bits) + 1) < BUCKET) {
            bits++;
        }
        shift = bits;
        buckets = nodes == 0 ? 0 : (nodes - 1 >>> shift) + 1;
        start = new int[buckets + 1];
        keys = new long[facts];
        rests = new long[facts];
        ordinals = new int[facts];
        millis = encoding.fine ? new short[facts] : new short[0];
        currencies = encoding.foreign ? new byte[facts] : new byte[0];
        nodeStart = new int[(1 << shift) + 1];
        deal(delta, outgoing);
    }

    private void deal(Delta delta, boolean outgoing) {
        int facts = delta.size();
        for (int i = 0; i < facts; i++) {
            start[(outgoing ? delta.from(i) : delta.to(i)) >>> shift]++;
        }
        int sum = 0;
        for (int b = 0; b <= buckets; b++) {
            int count = start[b];
            start[b] = sum;
            sum += count;
        }
        int[] next = start.clone();
        int mask = (1 << shift) - 1;
        for (int i = 0; i < facts; i++) {
            int node = outgoing ? delta.from(i) : delta.to(i);
            int other = outgoing ? delta.to(i) : delta.from(i);
            int place = next[node >>> shift]++;
            long at = delta.at(i);
            keys[place] = (long) (node & mask) << 38 | (long) delta.link(i) << 32 | Encoding.seconds(at) & 0xffffffffL;
            rests[place] = (long) other << 32 | Encoding.small(delta.amount(i)) & 0xffffffffL;
            ordinals[place] = delta.ordinal(i);
            if (encoding.fine) {
                millis[place] = Encoding.milli(at);
            }
            if (encoding.foreign) {
                currencies[place] = (byte) delta.currency(i);
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

    /** Sorts a bucket into the public columns; {@link #nodeStart} says where each of its nodes begins. */
    void sort(int bucket) {
        int from = start[bucket];
        size = start[bucket + 1] - from;
        grow();
        countByNode(from);
        int begin = 0;
        int count = endNode(bucket) - firstNode(bucket);
        for (int node = 0; node < count; node++) {
            int end = nodeStart[node + 1];
            if (end - begin > 1) {
                sort(from, begin, end);
            }
            begin = end;
        }
        for (int i = 0; i < size; i++) {
            int place = from + (int) (order[i] & 0x3ffffff);
            long key = keys[place];
            long rest = rests[place];
            other[i] = (int) (rest >>> 32);
            amount[i] = (int) rest;
            time[i] = (int) key;
            link[i] = (byte) (key >>> 32 & 63);
            ordinal[i] = ordinals[place];
            if (encoding.fine) {
                milli[i] = millis[place];
            }
            if (encoding.foreign) {
                currency[i] = currencies[place];
            }
        }
    }

    private void grow() {
        if (other.length < size) {
            int more = size + size / 4;
            other = new int[more];
            time = new int[more];
            amount = new int[more];
            ordinal = new int[more];
            link = new byte[more];
            milli = new short[more];
            currency = new byte[more];
            order = new long[more];
        }
    }

    private void countByNode(int from) {
        int[] counts = nodeStart;
        Arrays.fill(counts, 0);
        for (int i = 0; i < size; i++) {
            counts[(int) (keys[from + i] >>> 38)]++;
        }
        int sum = 0;
        for (int n = 0; n < counts.length; n++) {
            int count = counts[n];
            counts[n] = sum;
            sum += count;
        }
        for (int i = 0; i < size; i++) {
            long key = keys[from + i];
            order[counts[(int) (key >>> 38)]++] = sorting(key, i);
        }
        System.arraycopy(counts, 0, counts, 1, counts.length - 1);
        counts[0] = 0;
    }

    /** Link, then time with its sign turned, then place. */
    private static long sorting(long key, int place) {
        long seconds = ((int) key ^ 0x80000000) & 0xffffffffL;
        return (key >>> 32 & 63) << 58 | seconds << 26 | place;
    }

    private void sort(int from, int begin, int end) {
        if (end - begin < 24) {
            for (int i = begin + 1; i < end; i++) {
                long one = order[i];
                int j = i - 1;
                while (j >= begin && Long.compareUnsigned(order[j], one) > 0) {
                    order[j + 1] = order[j];
                    j--;
                }
                order[j + 1] = one;
            }
        } else {
            for (int i = begin; i < end; i++) {
                order[i] ^= Long.MIN_VALUE;
            }
            Arrays.sort(order, begin, end);
            for (int i = begin; i < end; i++) {
                order[i] ^= Long.MIN_VALUE;
            }
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
        int first = from + (int) (a & 0x3ffffff);
        int second = from + (int) (b & 0x3ffffff);
        int seconds = (int) keys[first];
        if (seconds == Base.EARLY || seconds == Base.LATE) {
            int byTime = Long.compare(encoding.time(ordinals[first]), encoding.time(ordinals[second]));
            if (byTime != 0) {
                return byTime;
            }
        } else if (encoding.fine && millis[first] != millis[second]) {
            return Short.compare(millis[first], millis[second]);
        }
        return Integer.compare(ordinals[first], ordinals[second]);
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
            for (int i = 0; i < delta.size(); i++) {
                long at = delta.at(i);
                int seconds = seconds(at);
                anyFine |= milli(at) != 0;
                anyForeign |= delta.currency(i) != 0;
                if (seconds == Base.EARLY || seconds == Base.LATE) {
                    times.put(delta.ordinal(i), at);
                }
                if (small(delta.amount(i)) == Base.LARGE) {
                    amounts.put(delta.ordinal(i), delta.amount(i));
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

        static short milli(long at) {
            int seconds = seconds(at);
            return seconds <= Base.EARLY || seconds == Base.LATE ? 0 : (short) Math.floorMod(at, 1000);
        }

        static int small(long amount) {
            if (amount == FactCursor.NO_AMOUNT) {
                return Base.NO_MONEY;
            }
            return amount > Base.NO_MONEY && amount < Base.LARGE ? (int) amount : Base.LARGE;
        }
    }
}
