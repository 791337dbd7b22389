package io.clew.analysis.path;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the entities that several of a set touch: the device that three accounts log in from.
 *
 * <p>Those that more of the set touch come first, then those with more facts, then the older node. Entities of the set
 * itself are not neighbours. O(facts at the set) time; a fact costs one unit of the budget.
 */
public final class CommonNeighbours {

    /** The most neighbours that one answer holds. */
    public static final int MOST = 10_000;

    /**
     * @param touching those of the set that touch it, in the order asked
     * @param facts between it and the set
     */
    public record Common(EntityKey key, List<EntityKey> touching, long facts, long degree) {}

    /**
     * @param total how many there are in all
     * @param unknown entities asked about that the reader's graph does not hold
     * @param cut {@code facts} or {@code time} where the budget ran out and some may be missing; else empty
     */
    public record Answer(List<Common> common, long total, List<EntityKey> unknown, String cut) {}

    private static final class Found {
        final long node;
        final List<EntityKey> touching = new ArrayList<>(2);
        long facts;

        Found(long node) {
            this.node = node;
        }
    }

    private final GraphView view;
    private final FactFilter filter;
    private final Budget budget;

    public CommonNeighbours(GraphView view, FactFilter filter, Budget budget) {
        this.view = view;
        this.filter = filter;
        this.budget = budget;
    }

    /**
     * @param atLeast how many of the set must touch a neighbour, from 1
     * @param limit neighbours to give, 1 to {@link #MOST}
     */
    public Answer of(Collection<EntityKey> keys, int atLeast, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ClewException(Message.of("limit.neighbours", MOST, limit));
        }
        var starts = new Starts(view, keys);
        view.prefetch(starts.nodes, filter);
        var found = new LongObjectHashMap<Found>();
        walk(starts, found);
        var common = new ArrayList<Found>();
        for (var neighbour : found.values()) {
            if (neighbour.value.touching.size() >= atLeast) {
                common.add(neighbour.value);
            }
        }
        common.sort(Comparator.comparingInt((Found one) -> -one.touching.size())
                .thenComparingLong(one -> -one.facts)
                .thenComparingLong(one -> one.node));
        var first = common.subList(0, Math.min(limit, common.size()));
        view.naming(first.stream().mapToLong(one -> one.node).toArray());
        var shown = first.stream()
                .map(one -> new Common(view.key(one.node), List.copyOf(one.touching), one.facts, view.degree(one.node)))
                .toList();
        return new Answer(shown, common.size(), starts.unknown, budget.why());
    }

    private void walk(Starts starts, LongObjectHashMap<Found> found) {
        for (int i = 0; i < starts.nodes.length; i++) {
            EntityKey key = starts.keys.get(i);
            FactCursor facts = view.facts(starts.nodes[i], filter);
            while (facts.next()) {
                if (!budget.spend()) {
                    return;
                }
                long other = facts.other();
                if (starts.has(other)) {
                    continue;
                }
                Found one = found.get(other);
                if (one == null) {
                    one = new Found(other);
                    found.put(other, one);
                }
                one.facts++;
                if (one.touching.isEmpty() || !one.touching.getLast().equals(key)) {
                    one.touching.add(key);
                }
            }
        }
    }
}
