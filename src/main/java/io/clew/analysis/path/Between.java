package io.clew.analysis.path;

import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds every edge among the entities of a set, with what it carries on each day: what a board draws and its time window
 * filters.
 *
 * <p>An edge is found at that end which has fewer facts, so the entity with most facts of all is walked for what goes to
 * itself alone, and not where it has more than {@link #MOST_FOR_LOOPS} facts. O(facts at the others); a fact costs one unit
 * of the budget.
 */
public final class Between {

    /** Facts of the entity with most facts up to which it is walked. */
    static final long MOST_FOR_LOOPS = 100_000;

    private static final long DAY = 86_400_000L;

    /** Hours that China is ahead, in milliseconds; it has no summer time. */
    private static final long CHINA = 8 * 3_600_000L;

    /**
     * What an edge carries on one day.
     *
     * @param day days since 1970-01-01, in China
     * @param fen hundredths of the edge's first currency; 0 where it carries no money
     */
    public record Day(long day, long facts, long fen) {}

    /** @param days in order; facts without a time are on none of them */
    public record DatedEdge(Expand.Edge edge, List<Day> days) {}

    /**
     * @param nodes those of the set that the reader's graph holds, in the order asked
     * @param edges most facts first
     * @param cut {@code facts} or {@code time} where the budget ran out and edges may be missing; else empty
     */
    public record Answer(List<Expand.Node> nodes, List<DatedEdge> edges, List<EntityKey> unknown, String cut) {}

    private record Line(long from, long to, int link) {}

    private static final class Group {
        private final Tally tally = new Tally();
        private final Map<Long, Long> facts = new TreeMap<>();
        private final Map<String, Map<Long, Long>> money = new HashMap<>();

        void add(FactCursor fact) {
            tally.add(fact);
            if (fact.at() != FactCursor.NO_TIME) {
                long day = Math.floorDiv(fact.at() + CHINA, DAY);
                facts.merge(day, 1L, Long::sum);
                if (fact.amount() != FactCursor.NO_AMOUNT) {
                    money.computeIfAbsent(fact.currency(), missing -> new HashMap<>())
                            .merge(day, fact.amount(), Money::sum);
                }
            }
        }

        List<Day> days() {
            var sums = tally.sums();
            Map<Long, Long> main = sums.isEmpty()
                    ? Map.of()
                    : money.getOrDefault(sums.getFirst().currency(), Map.of());
            return facts.entrySet().stream()
                    .map(entry -> new Day(entry.getKey(), entry.getValue(), main.getOrDefault(entry.getKey(), 0L)))
                    .toList();
        }
    }

    private final GraphView view;
    private final Ontology ontology;
    private final FactFilter filter;
    private final Budget budget;

    /** @param filter links, window and least amount; its direction must be BOTH */
    public Between(GraphView view, Ontology ontology, FactFilter filter, Budget budget) {
        if (filter.direction() != FactFilter.Direction.BOTH) {
            throw new IllegalArgumentException("edges among a set go both ways, not only " + filter.direction());
        }
        this.view = view;
        this.ontology = ontology;
        this.filter = filter;
        this.budget = budget;
    }

    /** @throws io.clew.record.ClewException {@code too-many-nodes}, {@code no-nodes} */
    public Answer of(Collection<EntityKey> keys) {
        var starts = new Starts(view, keys);
        view.naming(starts.nodes);
        var nodes = new ArrayList<Expand.Node>();
        for (int i = 0; i < starts.nodes.length; i++) {
            nodes.add(new Expand.Node(starts.keys.get(i), view.degree(starts.nodes[i]), true));
        }
        var found = walk(starts);
        var edges = new ArrayList<DatedEdge>(found.size());
        found.forEach((line, group) -> edges.add(new DatedEdge(edge(line, group), group.days())));
        edges.sort(Comparator.comparingLong((DatedEdge one) -> -one.edge().facts())
                .thenComparing(one -> one.edge().from())
                .thenComparing(one -> one.edge().to())
                .thenComparing(one -> one.edge().link()));
        return new Answer(nodes, edges, starts.unknown, budget.why());
    }

    private Map<Line, Group> walk(Starts starts) {
        var found = new HashMap<Line, Group>();
        var rank = new HashMap<Long, Integer>();
        var byDegree = java.util.Arrays.stream(starts.nodes)
                .boxed()
                .sorted(Comparator.comparingLong(view::degree).thenComparingLong(node -> node))
                .toList();
        for (int i = 0; i < byDegree.size(); i++) {
            rank.put(byDegree.get(i), i);
        }
        view.prefetch(starts.nodes, filter);
        for (int i = 0; i < byDegree.size(); i++) {
            long node = byDegree.get(i);
            boolean last = i == byDegree.size() - 1 && i > 0;
            boolean passed = last && view.degree(node) > MOST_FOR_LOOPS;
            FactCursor facts = passed ? null : view.facts(node, filter);
            while (facts != null && facts.next()) {
                if (!budget.spend()) {
                    return found;
                }
                Integer other = rank.get(facts.other());
                boolean here = other != null && (other > i || other == i && facts.outgoing());
                if (here) {
                    var line = facts.outgoing()
                            ? new Line(node, facts.other(), facts.link())
                            : new Line(facts.other(), node, facts.link());
                    found.computeIfAbsent(line, missing -> new Group()).add(facts);
                }
            }
        }
        return found;
    }

    private Expand.Edge edge(Line line, Group group) {
        return new Expand.Edge(
                view.key(line.from),
                view.key(line.to),
                ontology.link(line.link).type(),
                group.tally.facts(),
                group.tally.sums(),
                group.tally.first(),
                group.tally.last());
    }
}
