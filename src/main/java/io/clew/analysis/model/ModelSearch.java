package io.clew.analysis.model;

import io.clew.analysis.model.Rows.Row;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for a model at entities of one view.
 *
 * <p>At each entity the facts of the first step are sorted by time and every one is tried as the end of a stretch; the
 * stretches of the next steps follow. After a hit the search goes on behind its last fact, so that hits of one entity do not
 * overlap. Costs a walk of the entity's facts for each step, and for n facts of the first step as many counts as lie in the
 * stretches that end at them. For one thread.
 */
public final class ModelSearch {

    private final GraphView view;
    private final Ontology ontology;
    private final Model model;
    private final Budget budget;

    public ModelSearch(GraphView view, Ontology ontology, Model model, Budget budget) {
        this.view = view;
        this.ontology = ontology;
        this.model = model;
        this.budget = budget;
    }

    /**
     * @param from epoch ms, included: facts before it make no hit, but make those known whom they name
     * @param to excluded
     * @return the hits in order of time; fewer where the budget ran out
     */
    public List<ModelHit> at(long node, long from, long to) {
        Rows first = rows(node, model.steps().getFirst(), from, to);
        var hits = new ArrayList<ModelHit>();
        if (first.size() == 0) {
            return hits;
        }
        var here = new Here(node, from, to);
        long passed = Long.MIN_VALUE;
        for (int end = 0; end < first.size() && !budget.exhausted(); end++) {
            boolean last = end + 1 == first.size()
                    || first.get(end + 1).at() > first.get(end).at();
            if (!last || first.get(end).at() <= passed) {
                continue; // a stretch holds all facts of its last moment
            }
            ModelHit hit = here.ending(first, end, passed);
            if (hit != null) {
                hits.add(hit);
                passed = hit.to();
            }
        }
        return hits;
    }

    private Rows rows(long node, Step step, long from, long to) {
        return Rows.of(view, ontology, node, step, from, to, budget);
    }

    /** One entity. */
    private final class Here {

        private final long node;
        private final long from;
        private final long to;
        private final Map<Integer, Rows> later = new HashMap<>();
        private @org.jspecify.annotations.Nullable Map<Long, Long> met; // when each other was met first

        Here(long node, long from, long to) {
            this.node = node;
            this.from = from;
            this.to = to;
        }

        @org.jspecify.annotations.Nullable
        ModelHit ending(Rows first, int end, long passed) {
            Step step = model.steps().getFirst();
            long at = first.get(end).at();
            long begin = Math.max(at - step.within().toMillis(), passed + 1);
            List<Row> counted = counted(step, first, first.first(begin), end + 1, begin);
            Tally tally = Rows.tally(counted);
            if (counted.isEmpty() || !step.takes(tally, 0)) {
                return null;
            }
            var facts = new ArrayList<Long>();
            var tallies = new ArrayList<>(List.of(tally));
            counted.forEach(row -> facts.add(row.fact()));
            long start = counted.getFirst().at();
            long last = at;
            for (int nth = 1; nth < model.steps().size(); nth++) {
                Step next = model.steps().get(nth);
                Rows rows = later(nth, next);
                long until = last + next.within().toMillis();
                List<Row> found = counted(next, rows, rows.first(last + 1), rows.first(until + 1), last + 1);
                Tally told = Rows.tally(found);
                if (!next.takes(told, tallies.getLast().sum())) {
                    return null;
                }
                tallies.add(told);
                found.forEach(row -> facts.add(row.fact()));
                last = found.isEmpty() ? until : found.getLast().at();
            }
            return excused(start) ? null : new ModelHit(node, start, last, facts, tallies);
        }

        private Rows later(int nth, Step step) {
            return later.computeIfAbsent(nth, any -> rows(node, step, from, to));
        }

        /** Whether something was there before that takes the hit away. */
        private boolean excused(long start) {
            for (Step step : model.unless()) {
                long begin = start - step.within().toMillis();
                Rows rows = rows(node, step, begin, start);
                Tally tally = Rows.tally(counted(step, rows, 0, rows.size(), begin));
                if (step.takes(tally, 0)) {
                    return true;
                }
            }
            return false;
        }

        private List<Row> counted(Step step, Rows rows, int first, int end, long begin) {
            List<Row> all = rows.between(first, end);
            for (int i = 0; i < all.size(); i++) {
                budget.spend();
            }
            if (!step.strangers()) {
                return all;
            }
            Map<Long, Long> known = met();
            return all.stream()
                    .filter(row -> known.getOrDefault(row.other(), Long.MAX_VALUE) >= begin)
                    .toList();
        }

        /** Whoever a fact without a time names is known from the beginning. */
        private Map<Long, Long> met() {
            Map<Long, Long> known = met;
            if (known == null) {
                known = new HashMap<>();
                FactCursor facts = view.facts(node, FactFilter.ANY);
                while (facts.next() && budget.spend()) {
                    known.merge(facts.other(), facts.at(), Math::min);
                }
                met = known;
            }
            return known;
        }
    }
}
