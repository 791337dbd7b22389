package io.clew.analysis.path;

import com.carrotsearch.hppc.LongHashSet;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what an expansion would bring, before it is made: for each link type and direction how many facts, how many
 * others, how much money, from when to when.
 *
 * <p>Exact unless cut. Walks each fact at the entities once. A fact between two of the entities counts once, as leaving
 * the one it leaves.
 */
public final class LinkCounts {

    /**
     * @param outgoing seen from the entities asked about
     * @param others distinct entities at the other ends
     * @param first null where no fact says when
     */
    public record Count(
            String link,
            boolean outgoing,
            long facts,
            long others,
            List<Sum> sums,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /**
     * @param counts those leaving first, in the order of the ontology; links without facts are left out
     * @param unknown entities asked about that the reader's graph does not hold
     * @param cut {@code facts} or {@code time} where the budget ran out and the numbers are too low; else empty
     */
    public record Counts(List<Count> counts, List<EntityKey> unknown, String cut) {}

    private final GraphView view;
    private final Ontology ontology;
    private final FactFilter filter;
    private final Budget budget;

    public LinkCounts(GraphView view, Ontology ontology, FactFilter filter, Budget budget) {
        this.view = view;
        this.ontology = ontology;
        this.filter = filter;
        this.budget = budget;
    }

    public Counts at(Collection<EntityKey> keys) {
        var starts = new Starts(view, keys);
        view.prefetch(starts.nodes, filter);
        var tallies = new Tally[2 * Long.SIZE];
        var others = new LongHashSet[2 * Long.SIZE];
        walk(starts, tallies, others);
        var counts = new ArrayList<Count>();
        for (int i = 0; i < tallies.length; i++) {
            Tally tally = tallies[i];
            if (tally != null) {
                counts.add(new Count(
                        ontology.link(i % Long.SIZE).type(),
                        i < Long.SIZE,
                        tally.facts(),
                        others[i].size(),
                        tally.sums(),
                        tally.first(),
                        tally.last()));
            }
        }
        return new Counts(counts, starts.unknown, budget.why());
    }

    private void walk(Starts starts, Tally[] tallies, LongHashSet[] others) {
        for (long node : starts.nodes) {
            FactCursor facts = view.facts(node, filter);
            while (facts.next()) {
                if (!budget.spend()) {
                    return;
                }
                if (countedAtOther(facts, starts)) {
                    continue;
                }
                int place = facts.link() + (facts.outgoing() ? 0 : Long.SIZE);
                if (tallies[place] == null) {
                    tallies[place] = new Tally();
                    others[place] = new LongHashSet();
                }
                tallies[place].add(facts);
                others[place].add(facts.other());
            }
        }
    }

    private boolean countedAtOther(FactCursor facts, Starts starts) {
        return filter.direction() == FactFilter.Direction.BOTH && !facts.outgoing() && starts.has(facts.other());
    }
}
