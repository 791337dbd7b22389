package io.clew.graph.memory;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import java.util.Arrays;

/** The facts of the deltas at one node and direction that a filter lets through, in the order of a cursor. */
final class RecentFacts {

    static final RecentFacts NONE = new RecentFacts();

    int size;
    int[] other = new int[8];
    int[] ordinal = new int[8];
    long[] at = new long[8];
    long[] amount = new long[8];
    byte[] link = new byte[8];
    byte[] currency = new byte[8];

    private RecentFacts() {}

    static RecentFacts of(State state, int node, boolean outgoing, FactFilter filter) {
        RecentFacts found = NONE;
        for (int i = 0; i < state.deltas().size(); i++) {
            Delta delta = state.deltas().get(i);
            if (!delta.touches(node)) {
                continue;
            }
            int end = state.sizeOf(i);
            for (int fact = delta.newest(node, outgoing); fact >= 0; fact = delta.before(fact, outgoing)) {
                if (fact < end && wants(delta, fact, filter)) {
                    if (found == NONE) {
                        found = new RecentFacts();
                    }
                    found.add(delta, fact, outgoing);
                }
            }
        }
        if (found.size > 1) {
            found.sort();
        }
        return found;
    }

    private static boolean wants(Delta delta, int fact, FactFilter filter) {
        Delta.Page page = delta.pageOf(fact);
        int place = fact & Paged.MASK;
        return filter.wants(page.links[place])
                && (filter.minAmount() == Long.MIN_VALUE || delta.amount(page, place) >= filter.minAmount())
                && (filter.timeless() || within(delta.at(page, place), filter));
    }

    private static boolean within(long at, FactFilter filter) {
        return at != FactCursor.NO_TIME && at >= filter.from() && at < filter.to();
    }

    private void add(Delta delta, int fact, boolean outgoing) {
        if (size == other.length) {
            int more = size * 2;
            other = Arrays.copyOf(other, more);
            ordinal = Arrays.copyOf(ordinal, more);
            at = Arrays.copyOf(at, more);
            amount = Arrays.copyOf(amount, more);
            link = Arrays.copyOf(link, more);
            currency = Arrays.copyOf(currency, more);
        }
        Delta.Page page = delta.pageOf(fact);
        int place = fact & Paged.MASK;
        other[size] = (outgoing ? page.to : page.from)[place];
        ordinal[size] = page.ordinals[place];
        at[size] = delta.at(page, place);
        amount[size] = delta.amount(page, place);
        link[size] = page.links[place];
        currency[size] = page.currencies[place];
        size++;
    }

    /**
     * Merge sort by link, time, ordinal. Facts were found newest first and mostly come in order of time, so what is in
     * order already is left as it is.
     */
    private void sort() {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = size - 1 - i;
        }
        int[] merged = new int[size];
        for (int width = 1; width < size; width *= 2) {
            boolean changed = false;
            for (int from = 0; from < size; from += 2 * width) {
                int middle = Math.min(from + width, size);
                int end = Math.min(from + 2 * width, size);
                if (middle < end && before(order[middle], order[middle - 1])) {
                    merge(order, from, middle, end, merged);
                    changed = true;
                } else {
                    System.arraycopy(order, from, merged, from, end - from);
                }
            }
            if (changed) {
                int[] used = order;
                order = merged;
                merged = used;
            }
        }
        arrange(order);
    }

    private void merge(int[] order, int from, int middle, int end, int[] merged) {
        int left = from;
        int right = middle;
        for (int i = from; i < end; i++) {
            boolean second = left == middle || right < end && before(order[right], order[left]);
            merged[i] = second ? order[right++] : order[left++];
        }
    }

    private void arrange(int[] order) {
        var from = new RecentFacts();
        from.take(this);
        other = new int[size];
        ordinal = new int[size];
        at = new long[size];
        amount = new long[size];
        link = new byte[size];
        currency = new byte[size];
        for (int i = 0; i < size; i++) {
            int place = order[i];
            other[i] = from.other[place];
            ordinal[i] = from.ordinal[place];
            at[i] = from.at[place];
            amount[i] = from.amount[place];
            link[i] = from.link[place];
            currency[i] = from.currency[place];
        }
    }

    private void take(RecentFacts others) {
        other = others.other;
        ordinal = others.ordinal;
        at = others.at;
        amount = others.amount;
        link = others.link;
        currency = others.currency;
    }

    private boolean before(int a, int b) {
        if (link[a] != link[b]) {
            return link[a] < link[b];
        }
        return at[a] != at[b] ? at[a] < at[b] : ordinal[a] < ordinal[b];
    }
}
