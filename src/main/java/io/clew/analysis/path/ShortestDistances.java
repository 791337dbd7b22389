package io.clew.analysis.path;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongLongHashMap;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Finds the least sum of amounts on the way from one node to every other. Facts without an amount, or with one below
 * zero, are not followed.
 *
 * <p>Dijkstra's algorithm: O(f log f) time for the f facts at the nodes reached. A fact costs one unit of the budget.
 */
public final class ShortestDistances {

    private record Arrival(long node, long distance) {}

    private final GraphView view;
    private final FactFilter filter;
    private final Budget budget;

    public ShortestDistances(GraphView view, FactFilter filter, Budget budget) {
        this.view = view;
        this.filter = filter.atLeast(Math.max(0, filter.minAmount()));
        this.budget = budget;
    }

    /** @return 分 by node; nodes that cannot be reached within the budget are left out */
    public LongLongHashMap from(long origin) {
        var least = new LongLongHashMap();
        var settled = new LongHashSet();
        var waiting = new PriorityQueue<>(Comparator.comparingLong(Arrival::distance));
        least.put(origin, 0);
        waiting.add(new Arrival(origin, 0));
        while (!waiting.isEmpty()) {
            Arrival here = waiting.remove();
            if (!settled.add(here.node)) {
                continue;
            }
            FactCursor facts = view.facts(here.node, filter);
            while (facts.next()) {
                if (!budget.spend()) {
                    return least;
                }
                long distance = Math.addExact(here.distance, facts.amount());
                if (distance < least.getOrDefault(facts.other(), Long.MAX_VALUE)) {
                    least.put(facts.other(), distance);
                    waiting.add(new Arrival(facts.other(), distance));
                }
            }
        }
        return least;
    }
}
