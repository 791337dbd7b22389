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
        long at = page.times[place];
        return filter.wants(page.links[place])
                && page.amounts[place] >= filter.minAmount()
                && (filter.timeless() || at != FactCursor.NO_TIME && at >= filter.from() && at < filter.to());
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
        at[size] = page.times[place];
        amount[size] = page.amounts[place];
        link[size] = page.links[place];
        currency[size] = page.currencies[place];
        size++;
    }

    /** Heap sort by link, time, ordinal: in place, and no worse for hubs. */
    private void sort() {
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i, size);
        }
        for (int end = size - 1; end > 0; end--) {
            swap(0, end);
            sink(0, end);
        }
    }

    private void sink(int from, int end) {
        int parent = from;
        while (true) {
            int child = 2 * parent + 1;
            if (child >= end) {
                return;
            }
            if (child + 1 < end && before(child, child + 1)) {
                child++;
            }
            if (!before(parent, child)) {
                return;
            }
            swap(parent, child);
            parent = child;
        }
    }

    private boolean before(int a, int b) {
        if (link[a] != link[b]) {
            return link[a] < link[b];
        }
        return at[a] != at[b] ? at[a] < at[b] : ordinal[a] < ordinal[b];
    }

    private void swap(int a, int b) {
        int i = other[a];
        other[a] = other[b];
        other[b] = i;
        i = ordinal[a];
        ordinal[a] = ordinal[b];
        ordinal[b] = i;
        long l = at[a];
        at[a] = at[b];
        at[b] = l;
        l = amount[a];
        amount[a] = amount[b];
        amount[b] = l;
        byte x = link[a];
        link[a] = link[b];
        link[b] = x;
        x = currency[a];
        currency[a] = currency[b];
        currency[b] = x;
    }
}
