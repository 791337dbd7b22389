package io.clew.analysis.path;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongIntHashMap;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which of several entities hang together, by facts of either direction, over at most so many steps from each.
 *
 * <p>Grows a region around every entity by turns, one layer each, and joins regions where they touch. Two entities are
 * in one group where a chain of at most twice the steps, or of such chains over others of the set, joins them. O(facts
 * in the regions) time; a fact costs one unit of the budget.
 */
public final class Components {

    /**
     * @param members those of the set in this group, in the order asked
     * @param reached entities in its region
     * @param whole whether it is known that nothing else hangs together with the members
     */
    public record Group(List<EntityKey> members, long reached, boolean whole) {}

    /**
     * @param groups larger ones first, equals in the order asked
     * @param unknown entities asked about that the reader's graph does not hold
     * @param cut {@code facts} or {@code time} where the budget ran out and groups may hang together; else empty
     */
    public record Answer(List<Group> groups, List<EntityKey> unknown, String cut) {}

    private final GraphView view;
    private final FactFilter filter;
    private final Budget budget;

    /** @param filter its direction is not used */
    public Components(GraphView view, FactFilter filter, Budget budget) {
        this.view = view;
        this.filter = filter.direction(FactFilter.Direction.BOTH);
        this.budget = budget;
    }

    /** @param steps from each entity; 0 joins nothing, {@link Integer#MAX_VALUE} goes as far as there are facts */
    public Answer of(Collection<EntityKey> keys, int steps) {
        var starts = new Starts(view, keys);
        int[] parent = new int[starts.nodes.length];
        var region = new LongIntHashMap();
        var layer = new LongArrayList();
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            region.put(starts.nodes[i], i);
            layer.add(starts.nodes[i]);
        }
        for (int step = 0; step < steps && !layer.isEmpty() && !budget.exhausted(); step++) {
            layer = grow(layer, region, parent);
        }
        return new Answer(groups(starts, region, parent, layer), starts.unknown, budget.why());
    }

    private LongArrayList grow(LongArrayList layer, LongIntHashMap region, int[] parent) {
        view.prefetch(layer.toArray(), filter);
        var next = new LongArrayList();
        for (int i = 0; i < layer.size(); i++) {
            int mine = region.get(layer.get(i));
            FactCursor facts = view.facts(layer.get(i), filter);
            while (facts.next()) {
                if (!budget.spend()) {
                    next.add(layer.buffer, i, layer.size() - i);
                    return next;
                }
                int slot = region.indexOf(facts.other());
                if (region.indexExists(slot)) {
                    join(parent, mine, region.indexGet(slot));
                } else {
                    region.indexInsert(slot, facts.other(), mine);
                    next.add(facts.other());
                }
            }
        }
        return next;
    }

    private static int root(int[] parent, int of) {
        int root = of;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private static void join(int[] parent, int a, int b) {
        int first = root(parent, a);
        int second = root(parent, b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }

    private static List<Group> groups(Starts starts, LongIntHashMap region, int[] parent, LongArrayList open) {
        Map<Integer, List<EntityKey>> members = new LinkedHashMap<>();
        for (int i = 0; i < parent.length; i++) {
            members.computeIfAbsent(root(parent, i), root -> new ArrayList<>()).add(starts.keys.get(i));
        }
        var reached = new long[parent.length];
        for (var place : region) {
            reached[root(parent, place.value)]++;
        }
        var unfinished = new boolean[parent.length];
        for (var node : open) {
            unfinished[root(parent, region.get(node.value))] = true;
        }
        var groups = new ArrayList<Group>();
        members.forEach((root, keys) -> groups.add(new Group(keys, reached[root], !unfinished[root])));
        groups.sort((a, b) -> Integer.compare(b.members().size(), a.members().size()));
        return groups;
    }
}
