package io.clew.analysis.path;

import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Tells what stands behind one step of a path. */
final class BehindStep {

    private record Found(long at, long amount, String currency, int link, boolean leaving, long fact) {}

    private final GraphView view;
    private final Ontology ontology;
    private final FactFilter filter;
    private final Budget budget;

    BehindStep(GraphView view, Ontology ontology, FactFilter filter, Budget budget) {
        this.view = view;
        this.ontology = ontology;
        this.filter = filter;
        this.budget = budget;
    }

    /**
     * @param notBefore evidence begins at this time, epoch ms; {@link Long#MIN_VALUE} for the oldest
     * @param most facts of evidence
     */
    Paths.Step between(long from, long to, long notBefore, int most) {
        boolean atFrom = view.degree(from) <= view.degree(to);
        FactFilter here = atFrom ? filter : filter.direction(reversed(filter.direction()));
        var tallies = new TreeMap<Integer, Tally>();
        var found = new ArrayList<Found>();
        FactCursor facts = view.facts(atFrom ? from : to, here);
        while (facts.next()) {
            budget.spend(); // counted, but a path that was found is told in full
            if (facts.other() == (atFrom ? to : from)) {
                boolean leaving = facts.outgoing() == atFrom;
                tallies.computeIfAbsent(facts.link() * 2 + (leaving ? 0 : 1), place -> new Tally())
                        .add(facts);
                if (facts.at() >= notBefore) {
                    found.add(new Found(
                            facts.at(), facts.amount(), facts.currency(), facts.link(), leaving, facts.fact()));
                }
            }
        }
        found.sort(Comparator.comparingLong(Found::at).thenComparingLong(Found::fact));
        EntityKey a = view.key(from);
        EntityKey b = view.key(to);
        return new Paths.Step(a, b, edges(tallies, a, b), evidence(found, a, b, most));
    }

    private List<Expand.Edge> edges(TreeMap<Integer, Tally> tallies, EntityKey a, EntityKey b) {
        var edges = new ArrayList<Expand.Edge>();
        tallies.forEach((place, tally) -> edges.add(new Expand.Edge(
                place % 2 == 0 ? a : b,
                place % 2 == 0 ? b : a,
                ontology.link(place / 2).type(),
                tally.facts(),
                tally.sums(),
                tally.first(),
                tally.last())));
        return edges;
    }

    private List<EdgeFacts.Item> evidence(List<Found> found, EntityKey a, EntityKey b, int most) {
        var items = new ArrayList<EdgeFacts.Item>();
        for (Found fact : found.subList(0, Math.min(most, found.size()))) {
            items.add(EdgeFacts.item(
                    view,
                    ontology,
                    fact.fact,
                    fact.leaving ? a : b,
                    fact.leaving ? b : a,
                    fact.link,
                    fact.at,
                    fact.amount,
                    fact.currency));
        }
        return items;
    }

    private static Direction reversed(Direction direction) {
        return switch (direction) {
            case OUT -> Direction.IN;
            case IN -> Direction.OUT;
            case BOTH -> Direction.BOTH;
        };
    }
}
