package io.clew.analysis.path;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongByteHashMap;
import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongLongHashMap;
import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.cursors.LongCursor;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The part of the graph in which every path of up to {@link #length} steps from one node to another lies. */
final class Explored {

    /** All facts that lead from one node to another, as one step. */
    static final class Hop {
        final long from;
        final long to;
        private long[] times = new long[2];
        private int count;
        private boolean sorted;

        Hop(long from, long to) {
            this.from = from;
            this.to = to;
        }

        private void add(long at) {
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
            }
            times[count++] = at;
        }

        int facts() {
            return count;
        }

        /** Epoch ms of the earliest fact strictly after the given time; {@link Long#MAX_VALUE} for none. */
        long firstAfter(long at) {
            if (!sorted) {
                Arrays.sort(times, 0, count);
                sorted = true;
            }
            int low = 0;
            int high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (times[middle] <= at) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low == count ? Long.MAX_VALUE : times[low];
        }
    }

    private static final byte FORWARD = 1;
    private static final byte BACKWARD = 2;

    private final GraphView view;
    private final FactFilter forward;
    private final FactFilter backward;
    private final Paths.Rules rules;
    private final Budget budget;
    final long from;
    final long to;

    private final LongObjectHashMap<List<Hop>> hops = new LongObjectHashMap<>();
    private final LongByteHashMap reached = new LongByteHashMap();
    private final LongByteHashMap expanded = new LongByteHashMap();
    private final LongLongHashMap degrees = new LongLongHashMap();
    private final LongHashSet hubs = new LongHashSet();
    private LongArrayList ahead = new LongArrayList();
    private LongArrayList behind = new LongArrayList();
    private int length;
    private boolean met;

    Explored(GraphView view, FactFilter filter, Paths.Rules rules, Budget budget, long from, long to) {
        this.view = view;
        this.rules = rules;
        this.budget = budget;
        this.from = from;
        this.to = to;
        forward = filter;
        backward = filter.direction(
                switch (filter.direction()) {
                    case OUT -> Direction.IN;
                    case IN -> Direction.OUT;
                    case BOTH -> Direction.BOTH;
                });
        reached.put(from, FORWARD);
        reached.put(to, BACKWARD);
        ahead.add(from);
        behind.add(to);
    }

    int length() {
        return length;
    }

    boolean met() {
        return met;
    }

    long hubs() {
        return hubs.size();
    }

    /** Takes in one more layer, at the end where that costs less; false where there is none or no budget for it. */
    boolean deepen() {
        if (length == rules.maxLength() || budget.exhausted()) {
            return false;
        }
        if (ahead.isEmpty() || behind.isEmpty()) {
            length = rules.maxLength(); // one end has nothing left, so every path is here
            return false;
        }
        length++;
        if (cost(ahead) <= cost(behind)) {
            ahead = expand(ahead, true);
        } else {
            behind = expand(behind, false);
        }
        return true;
    }

    private long cost(LongArrayList layer) {
        long cost = 0;
        for (LongCursor node : layer) {
            cost += degree(node.value);
        }
        return cost;
    }

    private LongArrayList expand(LongArrayList layer, boolean leaving) {
        FactFilter filter = leaving ? forward : backward;
        byte side = leaving ? FORWARD : BACKWARD;
        view.prefetch(layer.toArray(), filter);
        var next = new LongArrayList();
        for (LongCursor node : layer) {
            expand(node.value, filter, leaving, side, next);
            if (budget.exhausted()) {
                break;
            }
        }
        return next;
    }

    private void expand(long node, FactFilter filter, boolean leaving, byte side, LongArrayList next) {
        var byOther = new LongObjectHashMap<Hop>();
        FactCursor facts = view.facts(node, filter);
        while (facts.next() && budget.spend()) {
            long other = facts.other();
            if (other == node || rules.timeRespecting() && facts.at() == FactCursor.NO_TIME || isHub(other)) {
                continue;
            }
            Hop hop = byOther.get(other);
            if (hop == null) {
                hop = leaving ? new Hop(node, other) : new Hop(other, node);
                byOther.put(other, hop);
                reach(other, side, next);
            }
            hop.add(facts.at());
        }
        byte already = expanded.getOrDefault(node, (byte) 0);
        expanded.put(node, (byte) (already | side));
        keep(node, leaving, byOther);
    }

    private void reach(long node, byte side, LongArrayList next) {
        byte sides = reached.getOrDefault(node, (byte) 0);
        if ((sides & side) == 0) {
            reached.put(node, (byte) (sides | side));
            met |= sides != 0;
            next.add(node);
        }
    }

    private void keep(long node, boolean leaving, LongObjectHashMap<Hop> byOther) {
        if (leaving) {
            // Everything that leaves the node, so what the other end had brought of it is replaced.
            var all = new ArrayList<Hop>(byOther.size());
            for (var hop : byOther.values()) {
                all.add(hop.value);
            }
            all.sort(java.util.Comparator.comparingLong(hop -> hop.to));
            hops.put(node, all);
            return;
        }
        for (var hop : byOther.values()) {
            if ((expanded.getOrDefault(hop.value.from, (byte) 0) & FORWARD) == 0) {
                at(hop.value.from).add(hop.value);
            }
        }
    }

    private List<Hop> at(long node) {
        List<Hop> all = hops.get(node);
        if (all == null) {
            all = new ArrayList<>();
            hops.put(node, all);
        }
        return all;
    }

    private boolean isHub(long node) {
        if (rules.hubCap() == Long.MAX_VALUE || node == from || node == to || degree(node) <= rules.hubCap()) {
            return false;
        }
        hubs.add(node);
        return true;
    }

    long degree(long node) {
        int slot = degrees.indexOf(node);
        if (degrees.indexExists(slot)) {
            return degrees.indexGet(slot);
        }
        long degree = view.degree(node);
        degrees.indexInsert(slot, node, degree);
        return degree;
    }

    List<Hop> from(long node) {
        List<Hop> all = hops.get(node);
        return all == null ? List.of() : all;
    }

    /** The hops by where they lead to. */
    LongObjectHashMap<List<Hop>> reversed() {
        var reversed = new LongObjectHashMap<List<Hop>>();
        for (var list : hops.values()) {
            for (Hop hop : list.value) {
                List<Hop> into = reversed.get(hop.to);
                if (into == null) {
                    into = new ArrayList<>();
                    reversed.put(hop.to, into);
                }
                into.add(hop);
            }
        }
        return reversed;
    }
}
