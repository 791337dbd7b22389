package io.clew.analysis.path;

import com.carrotsearch.hppc.LongDoubleHashMap;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.analysis.path.Explored.Hop;
import io.clew.graph.Budget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Takes the simple paths of an explored part of the graph in order of cost. */
final class BestFirst {

    /** @param arrivals epoch ms at which the path can stand at each node at the earliest, where time is respected */
    record Found(long[] nodes, long[] arrivals, double cost) {}

    private record Partial(
            long node, @Nullable Partial before, int length, double cost, double bound, long arrival, long number) {}

    private final Explored explored;
    private final Paths.Rules rules;
    private final Budget budget;
    private final LongDoubleHashMap rest = new LongDoubleHashMap();
    private final LongIntHashMap stepsLeft = new LongIntHashMap();
    private long number;

    BestFirst(Explored explored, Paths.Rules rules, Budget budget) {
        this.explored = explored;
        this.rules = rules;
        this.budget = budget;
    }

    List<Found> best() {
        LongObjectHashMap<List<Hop>> reversed = explored.reversed();
        countSteps(reversed);
        if (!stepsLeft.containsKey(explored.from)) {
            return List.of();
        }
        measure(reversed);
        var found = new ArrayList<Found>();
        var waiting =
                new PriorityQueue<>(Comparator.comparingDouble(Partial::bound).thenComparingLong(Partial::number));
        waiting.add(new Partial(explored.from, null, 0, 0, 0, Long.MIN_VALUE, number++));
        while (!waiting.isEmpty() && found.size() < rules.k()) {
            Partial here = waiting.remove();
            if (here.node == explored.to) {
                found.add(found(here));
                continue;
            }
            for (Hop hop : explored.from(here.node)) {
                if (!budget.spend()) {
                    return found;
                }
                Partial next = step(here, hop);
                if (next != null) {
                    waiting.add(next);
                }
            }
        }
        return found;
    }

    private @Nullable Partial step(Partial here, Hop hop) {
        int left = stepsLeft.getOrDefault(hop.to, Integer.MAX_VALUE);
        if (left > explored.length() - here.length - 1 || isOn(here, hop.to)) {
            return null;
        }
        long arrival = Long.MIN_VALUE;
        if (rules.timeRespecting()) {
            arrival = hop.firstAfter(here.arrival);
            if (arrival == Long.MAX_VALUE) {
                return null;
            }
        }
        double cost = here.cost + cost(hop);
        return new Partial(hop.to, here, here.length + 1, cost, cost + rest.get(hop.to), arrival, number++);
    }

    private static boolean isOn(Partial path, long node) {
        for (Partial at = path; at != null; at = at.before) {
            if (at.node == node) {
                return true;
            }
        }
        return false;
    }

    private static Found found(Partial end) {
        var nodes = new long[end.length + 1];
        var arrivals = new long[end.length + 1];
        for (Partial at = end; at != null; at = at.before) {
            nodes[at.length] = at.node;
            arrivals[at.length] = at.arrival;
        }
        return new Found(nodes, arrivals, end.cost);
    }

    private void countSteps(LongObjectHashMap<List<Hop>> reversed) {
        var waiting = new ArrayDeque<Long>();
        stepsLeft.put(explored.to, 0);
        waiting.add(explored.to);
        while (!waiting.isEmpty()) {
            long node = waiting.remove();
            int steps = stepsLeft.get(node) + 1;
            List<Hop> into = reversed.get(node);
            if (into != null && steps <= explored.length()) {
                for (Hop hop : into) {
                    if (!stepsLeft.containsKey(hop.from)) {
                        stepsLeft.put(hop.from, steps);
                        waiting.add(hop.from);
                    }
                }
            }
        }
    }

    private record Settling(long node, double cost) {}

    /** Dijkstra from the end: what the rest of the way costs at least. */
    private void measure(LongObjectHashMap<List<Hop>> reversed) {
        var waiting = new PriorityQueue<>(Comparator.comparingDouble(Settling::cost));
        waiting.add(new Settling(explored.to, 0));
        while (!waiting.isEmpty()) {
            Settling here = waiting.remove();
            if (rest.containsKey(here.node)) {
                continue;
            }
            rest.put(here.node, here.cost);
            List<Hop> into = reversed.get(here.node);
            if (into != null) {
                for (Hop hop : into) {
                    if (!rest.containsKey(hop.from) && stepsLeft.containsKey(hop.from)) {
                        waiting.add(new Settling(hop.from, here.cost + cost(hop)));
                    }
                }
            }
        }
    }

    private double cost(Hop hop) {
        return cost(rules.by(), hop.facts(), hop.to == explored.to ? 0 : explored.degree(hop.to));
    }

    /**
     * What a step costs.
     *
     * @param facts behind the step
     * @param degree facts at the entity that the step leads to; 0 at the end of the path
     */
    static double cost(Paths.By by, long facts, long degree) {
        return switch (by) {
            case FEWEST_STEPS -> 1 + (1.0 / (1 + facts) + Math.log10(1 + degree) / 20) / 1000;
            case STRONGEST -> Math.log(2) / Math.log1p(facts) + Math.max(0, Math.log10(Math.max(1, degree) / 100.0));
        };
    }
}
