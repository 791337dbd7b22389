package io.clew.graph.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the facts of a delta for one direction by node, link type, time and ordinal.
 *
 * <p>Facts are first dealt out to buckets of neighbouring nodes, about 40,000 facts each, so that everything after
 * happens inside the processor's cache. {@link #sort} then deals one bucket out by time, coarsely, and by cell, which is a
 * node and a link type. So each cell is nearly in order, and what is out of order in it has only a few places to go.
 *
 * <pre>
 * keys       cell in bucket (32 bits) | time (32)      a long for each fact as dealt
 * rests      other (32) | amount (32)
 * order      time (32) | place in bucket (26)          while one bucket is sorted
 * </pre>
 *
 * Times here count from the earliest of the delta, which is 1; 0 is untimed.
 */
final class SideSorter {

    private static final int BUCKET = 40_000;
    private static final int LEAST_BUCKETS = 256;
    private static final int MOST_BUCKETS = 2048;
    private static final int PLACE_BITS = 26;
    private static final long PLACE = (1L << PLACE_BITS) - 1;
    /** Stretches of time that facts of a bucket are dealt out to, as bits. */
    private static final int STRETCH_BITS = 11;
    /** Buckets with fewer facts are not worth counting. */
    private static final int FEW = 2048;

    /** Steps a fact that facts of a cell are moved one by one before they are sorted anew. */
    private static final int STEPS = 8;

    private final Delta delta;
    final int shift;
    final int buckets;
    private final int nodes;
    /** The link types that there are, ascending. */
    final int[] links;

    private final int[] linkPlace = new int[Long.SIZE];
    private final int[] start;
    private final long[] keys;
    private final long[] rests;
    private final int[] ordinals;
    private final short[] millis;
    private final byte[] currencies;
    private final long @Nullable [] dead;

    /** One sorted bucket. */
    final Columns facts = new Columns();
    /** Where each cell of the bucket begins, {@code links.length} cells for each node, and where the last one ends. */
    final int[] cells;

    private long[] order = new long[0];
    private long[] spare = new long[0];
    /** How far times are shifted to give their stretch. */
    private final int stretchShift;

    private final int[] stretches = new int[(1 << STRETCH_BITS) + 1];

    /**
     * @param outgoing whether facts are sorted by the node they leave
     * @param facts how many facts there will be, those of the delta and those of the base it is merged with
     * @param dead bits of the ordinals that are left out; null for none
     */
    SideSorter(Delta delta, boolean outgoing, long facts, long @Nullable [] dead) {
        this.delta = delta;
        this.dead = dead;
        nodes = delta.endNode();
        int bits = 0;
        while (nodes >>> bits > MOST_BUCKETS || nodes >>> bits > LEAST_BUCKETS && facts / (nodes >>> bits) < BUCKET) {
            bits++;
        }
        shift = bits;
        buckets = nodes == 0 ? 0 : (nodes - 1 >>> shift) + 1;
        start = new int[buckets + 1];
        links = new int[Long.bitCount(delta.links)];
        long left = delta.links;
        for (int i = 0; i < links.length; i++) {
            links[i] = Long.numberOfTrailingZeros(left);
            linkPlace[links[i]] = i;
            left &= left - 1;
        }
        cells = new int[Math.multiplyExact(1 << shift, links.length) + 2];
        int timeBits = delta.earliest > delta.latest
                ? 0
                : Long.SIZE - Long.numberOfLeadingZeros((long) delta.latest - delta.earliest + 1);
        stretchShift = Math.max(0, timeBits - STRETCH_BITS);
        int size = delta.size();
        keys = new long[size];
        rests = new long[size];
        ordinals = new int[size];
        millis = new short[delta.fine ? size : 0];
        currencies = new byte[delta.foreign ? size : 0];
        deal(outgoing);
    }

    private void deal(boolean outgoing) {
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
        int types = links.length;
        int before = delta.earliest - 1;
        boolean fine = delta.fine;
        boolean foreign = delta.foreign;
        for (int i = 0; i < size; i++) {
            int ordinal = page.ordinals[i];
            if (isWanted(ordinal)) {
                int node = nodes[i];
                int place = next[node >>> shift]++;
                int seconds = page.seconds[i];
                int time = seconds == Base.UNTIMED ? 0 : seconds - before;
                long cell = (node & mask) * types + linkPlace[page.links[i]];
                keys[place] = cell << 32 | time & 0xffffffffL;
                rests[place] = (long) others[i] << 32 | page.amounts[i] & 0xffffffffL;
                ordinals[place] = ordinal;
                if (fine) {
                    millis[place] = page.millis[i];
                }
                if (foreign) {
                    currencies[place] = page.currencies[i];
                }
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

    /** Where the new facts of a node of the sorted bucket begin. */
    int from(int place) {
        return cells[place * links.length];
    }

    /** Sorts a bucket into {@link #facts}; {@link #cells} says where each of its nodes and link types begins. */
    void sort(int bucket) {
        int from = start[bucket];
        int size = start[bucket + 1] - from;
        if (size > PLACE) {
            throw new IllegalStateException("more than 2^26 new facts at one node: " + size);
        }
        facts.clear(size);
        facts.size = size;
        if (order.length < size) {
            order = new long[facts.other.length];
            spare = new long[facts.other.length];
        }
        int count = (endNode(bucket) - firstNode(bucket)) * links.length;
        boolean ordered = count(from, size, count);
        if (ordered || size <= FEW) {
            long[] keyed = keys;
            long[] places = order;
            for (int i = 0; i < size; i++) {
                places[i] = (keyed[from + i] & 0xffffffffL) << PLACE_BITS | i;
            }
        } else {
            dealToStretches(from, size);
        }
        dealToCells(from, size);
        for (int cell = 0; cell < count; cell++) {
            if (cells[cell + 1] - cells[cell] > 1) {
                sortCell(from, cells[cell], cells[cell + 1]);
            }
        }
        gather(from, size);
    }

    /**
     * Counts the facts of each stretch of time and of each cell; cells two places too far, so that after dealing each
     * place says where its cell begins.
     *
     * @return whether the facts come in order of stretches already
     */
    private boolean count(int from, int size, int count) {
        int[] byStretch = stretches;
        int[] byCell = cells;
        Arrays.fill(byStretch, 0);
        Arrays.fill(byCell, 0, count + 2, 0);
        long[] keyed = keys;
        int before = 0;
        boolean ordered = true;
        for (int i = from; i < from + size; i++) {
            long key = keyed[i];
            int stretch = (int) ((key & 0xffffffffL) >>> stretchShift);
            byStretch[stretch]++;
            byCell[(int) (key >>> 32) + 2]++;
            ordered &= stretch >= before;
            before = stretch;
        }
        int sum = 0;
        for (int cell = 2; cell < count + 2; cell++) {
            sum += byCell[cell];
            byCell[cell] = sum;
        }
        return ordered;
    }

    private void dealToStretches(int from, int size) {
        int[] next = stretches;
        int sum = 0;
        for (int stretch = 0; stretch < next.length; stretch++) {
            int facts = next[stretch];
            next[stretch] = sum;
            sum += facts;
        }
        long[] keyed = keys;
        long[] places = order;
        for (int i = 0; i < size; i++) {
            long time = keyed[from + i] & 0xffffffffL;
            places[next[(int) (time >>> stretchShift)]++] = time << PLACE_BITS | i;
        }
    }

    private void dealToCells(int from, int size) {
        int[] next = cells;
        long[] keyed = keys;
        long[] was = order;
        long[] will = spare;
        for (int i = 0; i < size; i++) {
            long one = was[i];
            will[next[(int) (keyed[from + (int) (one & PLACE)] >>> 32) + 1]++] = one;
        }
        order = will;
        spare = was;
    }

    private void gather(int from, int size) {
        Columns to = facts;
        long[] sorted = order;
        int before = delta.earliest - 1;
        for (int i = 0; i < size; i++) {
            int place = from + (int) (sorted[i] & PLACE);
            int time = (int) (sorted[i] >>> PLACE_BITS);
            long rest = rests[place];
            to.other[i] = (int) (rest >>> 32);
            to.amount[i] = (int) rest;
            to.time[i] = time == 0 ? Base.UNTIMED : time + before;
            to.ordinal[i] = ordinals[place];
        }
        for (int i = 0; delta.fine && i < size; i++) {
            to.milli[i] = millis[from + (int) (sorted[i] & PLACE)];
        }
        for (int i = 0; delta.foreign && i < size; i++) {
            to.currency[i] = currencies[from + (int) (sorted[i] & PLACE)];
        }
    }

    /** Sorts what is out of order, and then facts of the same second. */
    private void sortCell(int from, int begin, int end) {
        long[] sorted = order;
        int steps = STEPS * (end - begin);
        for (int i = begin + 1; i < end; i++) {
            long one = sorted[i];
            int j = i - 1;
            while (j >= begin && sorted[j] > one) {
                sorted[j + 1] = sorted[j];
                j--;
            }
            sorted[j + 1] = one;
            steps -= i - 1 - j;
            if (steps < 0) {
                Arrays.sort(sorted, begin, end);
                break;
            }
        }
        for (int i = begin + 1; i < end; i++) {
            if (sorted[i] >>> PLACE_BITS == sorted[i - 1] >>> PLACE_BITS) {
                int same = i + 1;
                while (same < end && sorted[same] >>> PLACE_BITS == sorted[i] >>> PLACE_BITS) {
                    same++;
                }
                sortSameSecond(from, i - 1, same);
                i = same;
            }
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
        int first = from + (int) (a & PLACE);
        int second = from + (int) (b & PLACE);
        int time = (int) (a >>> PLACE_BITS);
        if (time != 0 && Encoding.escapes(time + delta.earliest - 1)) {
            int byTime = Long.compare(
                    delta.lateTimes.getOrDefault(ordinals[first], 0L),
                    delta.lateTimes.getOrDefault(ordinals[second], 0L));
            if (byTime != 0) {
                return byTime;
            }
        } else if (delta.fine && millis[first] != millis[second]) {
            return Short.compare(millis[first], millis[second]);
        }
        return Integer.compare(ordinals[first], ordinals[second]);
    }
}
