package io.clew.analysis.path;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds whom entities touch directly, and through what.
 *
 * <p>Facts between the same two entities, of the same link type and direction, make one edge. All edges are counted
 * before the first ones of the chosen order are given, so {@link Expansion#total} is exact unless the budget ran out.
 * O(facts at the entities) time; a fact costs one unit of the budget.
 */
public final class Expand {

    /** The most edges that one answer holds. */
    public static final int MOST = 10_000;

    /** Which edges come first; ties go to more facts, then more money, then the later last fact, then the older node. */
    public enum Order {
        FACTS,
        AMOUNT,
        LATEST
    }

    /**
     * @param facts how many facts stand behind the edge
     * @param first null where no fact says when
     */
    public record Edge(
            EntityKey from,
            EntityKey to,
            String link,
            long facts,
            List<Sum> sums,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /**
     * @param degree facts at the node that the reader may see, to warn of hubs
     * @param asked whether the expansion started here
     */
    public record Node(EntityKey key, long degree, boolean asked) {}

    /**
     * @param nodes the entities asked about, then those at the other ends of the edges given, in order of first edge
     * @param edges in {@code order}
     * @param total edges there are in all
     * @param facts facts behind all of them
     * @param unknown entities asked about that the reader's graph does not hold
     * @param cut {@code facts} or {@code time} where the budget ran out and the totals are too low; else empty
     */
    public record Expansion(
            List<Node> nodes,
            List<Edge> edges,
            long total,
            long facts,
            Order order,
            List<EntityKey> unknown,
            String cut) {

        public long shown() {
            return edges.size();
        }
    }

    private static final class Group extends Tally {
        final long node;
        final long other;
        final int link;
        final boolean outgoing;

        Group(long node, FactCursor fact) {
            this.node = node;
            other = fact.other();
            link = fact.link();
            outgoing = fact.outgoing();
        }
    }

    private final GraphView view;
    private final Ontology ontology;
    private final FactFilter filter;
    private final Budget budget;

    public Expand(GraphView view, Ontology ontology, FactFilter filter, Budget budget) {
        this.view = view;
        this.ontology = ontology;
        this.filter = filter;
        this.budget = budget;
    }

    /**
     * @param limit edges to give, 1 to {@link #MOST}
     * @throws ClewException {@code limit} where it is not that
     */
    public Expansion of(Collection<EntityKey> keys, Order order, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ClewException(Message.of("limit.edges", MOST, limit));
        }
        var starts = new Starts(view, keys);
        view.prefetch(starts.nodes, filter);
        var groups = group(starts);
        long facts = 0;
        for (Group group : groups) {
            facts += group.facts();
        }
        var first = first(groups, best(order), limit);
        return new Expansion(
                nodes(starts, first),
                first.stream().map(this::edge).toList(),
                groups.size(),
                facts,
                order,
                starts.unknown,
                budget.why());
    }

    private List<Group> group(Starts starts) {
        var groups = new ArrayList<Group>();
        var both = filter.direction() == FactFilter.Direction.BOTH;
        for (long node : starts.nodes) {
            var byOther = new LongObjectHashMap<Group>();
            int run = -1;
            FactCursor facts = view.facts(node, filter);
            while (facts.next()) {
                if (!budget.spend()) {
                    return groups;
                }
                if (both && !facts.outgoing() && starts.has(facts.other())) {
                    continue; // counted where it leaves
                }
                int here = facts.link() * 2 + (facts.outgoing() ? 1 : 0);
                if (here != run) {
                    byOther = new LongObjectHashMap<>();
                    run = here;
                }
                int slot = byOther.indexOf(facts.other());
                Group group;
                if (byOther.indexExists(slot)) {
                    group = byOther.indexGet(slot);
                } else {
                    group = new Group(node, facts);
                    byOther.indexInsert(slot, facts.other(), group);
                    groups.add(group);
                }
                group.add(facts);
            }
        }
        return groups;
    }

    private static Comparator<Group> best(Order order) {
        Comparator<Group> facts = Comparator.comparingLong(group -> -group.facts());
        Comparator<Group> amount = Comparator.comparingLong(group -> -group.fen());
        Comparator<Group> latest = (a, b) -> Long.compare(b.lastMillis(), a.lastMillis());
        Comparator<Group> ties = facts.thenComparing(amount)
                .thenComparing(latest)
                .thenComparingLong(group -> group.other)
                .thenComparingLong(group -> group.node)
                .thenComparingInt(group -> group.link)
                .thenComparing(group -> group.outgoing);
        return switch (order) {
            case FACTS -> ties;
            case AMOUNT -> amount.thenComparing(ties);
            case LATEST -> latest.thenComparing(ties);
        };
    }

    private static List<Group> first(List<Group> groups, Comparator<Group> best, int limit) {
        if (groups.size() <= limit) {
            groups.sort(best);
            return groups;
        }
        var kept = new PriorityQueue<>(limit + 1, best.reversed());
        for (Group group : groups) {
            if (kept.size() < limit) {
                kept.add(group);
            } else if (best.compare(group, kept.element()) < 0) {
                kept.remove();
                kept.add(group);
            }
        }
        var first = new ArrayList<>(kept);
        first.sort(best);
        return first;
    }

    private List<Node> nodes(Starts starts, List<Group> groups) {
        var nodes = new ArrayList<Node>();
        var seen = new LongHashSet();
        view.naming(
                LongStream.concat(LongStream.of(starts.nodes), groups.stream().mapToLong(group -> group.other))
                        .toArray());
        for (int i = 0; i < starts.nodes.length; i++) {
            seen.add(starts.nodes[i]);
            nodes.add(new Node(starts.keys.get(i), view.degree(starts.nodes[i]), true));
        }
        for (Group group : groups) {
            if (seen.add(group.other)) {
                nodes.add(new Node(view.key(group.other), view.degree(group.other), false));
            }
        }
        return nodes;
    }

    private Edge edge(Group group) {
        EntityKey here = view.key(group.node);
        EntityKey there = view.key(group.other);
        return new Edge(
                group.outgoing ? here : there,
                group.outgoing ? there : here,
                ontology.link(group.link).type(),
                group.facts(),
                group.sums(),
                group.first(),
                group.last());
    }
}
