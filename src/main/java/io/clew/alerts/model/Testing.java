package io.clew.alerts.model;

import io.clew.access.Access;
import io.clew.alerts.Alarms;
import io.clew.alerts.Alert;
import io.clew.alerts.Proportion;
import io.clew.alerts.model.BackTest.Sample;
import io.clew.analysis.model.Model;
import io.clew.analysis.model.ModelHit;
import io.clew.analysis.model.ModelSearch;
import io.clew.analysis.model.Tally;
import io.clew.casework.Leads;
import io.clew.graph.Budget;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Money;
import io.clew.record.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for a model at every entity and holds what it finds against what people decided: leads and alerts. */
final class Testing {

    private static final int SAMPLE = 20;
    private static final int COMPARED = 100;
    private static final int FACTS = 100; // of a hit that are named
    private static final int PROBE = 2_000;
    private static final double FACTS_A_SECOND = 2_000_000;
    private static final long MOST_FACTS = 500_000_000L;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final GraphStore graph;
    private final Ontology ontology;
    private final Leads leads;
    private final Alarms alarms;
    private final Clock clock;

    Testing(GraphStore graph, Ontology ontology, Leads leads, Alarms alarms, Clock clock) {
        this.graph = graph;
        this.ontology = ontology;
        this.leads = leads;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * @param sources empty for all that the reader may see
     * @param truth what else is known, by key: true or false
     */
    record Question(TimeRange when, List<String> sources, Map<EntityKey, Boolean> truth) {}

    /** About what a look at everything costs, from the first entities of the view. */
    Cost cost(Access access, Model model) {
        long entities = 0;
        long degrees = 0;
        try (GraphView view = graph.view(access)) {
            GraphView.NodeCursor nodes = view.nodes();
            while (nodes.next()) {
                if (entities < PROBE) {
                    degrees += view.degree(nodes.node());
                }
                entities++;
            }
        }
        double mean = entities == 0 ? 0 : (double) degrees / Math.min(entities, PROBE);
        long facts = Math.round(
                mean * entities * (model.steps().size() + model.unless().size()));
        return new Cost(entities, facts, facts / FACTS_A_SECOND);
    }

    BackTest test(Access access, ModelEntry entry, ModelEntry.Version version, Model model, Question question) {
        Map<EntityKey, Boolean> truth = truth(access, question);
        return judged(access, entry, version, question, truth, look(access, model, question, truth));
    }

    /** One of two looks that are compared. */
    record Look(ModelEntry.Version version, Model model, Question question) {}

    Comparison compare(Access access, Look first, Look second) {
        Map<EntityKey, Boolean> truth = truth(access, first.question);
        Looked one = look(access, first.model, first.question, truth);
        Looked other = look(access, second.model, second.question, truth);
        var shared = new ArrayList<Comparison.Hit>();
        var hits = new ArrayList<Comparison.Hit>();
        one.found.forEach((key, samples) -> (other.found.containsKey(key) ? shared : hits)
                .add(new Comparison.Hit(other.found.containsKey(key) ? "both" : "first", samples.getFirst())));
        int onlyFirst = hits.size();
        other.found.forEach((key, samples) -> {
            if (!one.found.containsKey(key)) {
                hits.add(new Comparison.Hit("second", samples.getFirst()));
            }
        });
        int onlySecond = hits.size() - onlyFirst;
        Collections.shuffle(hits, new Random(second.version.nth())); // the same ones each time
        hits.addAll(shared);
        return new Comparison(
                side(first, one, truth),
                side(second, other, truth),
                shared.size(),
                onlyFirst,
                onlySecond,
                hits.subList(0, Math.min(COMPARED, hits.size())),
                List.of(
                        Stability.of("facts", one.measured(Tally::facts), other.measured(Tally::facts)),
                        Stability.of("others", one.measured(Tally::others), other.measured(Tally::others)),
                        Stability.of("sum", one.measured(Tally::sum), other.measured(Tally::sum))));
    }

    private static Comparison.Side side(Look look, Looked looked, Map<EntityKey, Boolean> truth) {
        return new Comparison.Side(
                look.version.nth(),
                look.question.when,
                looked.passed,
                looked.found.size(),
                Proportion.of(looked.right(truth), looked.decided(truth)),
                Proportion.of(looked.right(truth), known(truth)),
                looked.complete);
    }

    private static long known(Map<EntityKey, Boolean> truth) {
        return truth.values().stream().filter(Boolean.TRUE::equals).count();
    }

    private Looked look(Access access, Model model, Question question, Map<EntityKey, Boolean> truth) {
        Access narrowed = narrowed(access, question.sources);
        var tallies = new ArrayList<Tally>();
        var budget = new Budget(MOST_FACTS, PATIENCE.toNanos());
        var found = new LinkedHashMap<EntityKey, List<Sample>>();
        long looked = 0;
        try (GraphView view = graph.view(narrowed)) {
            var search = new ModelSearch(view, ontology, model, budget);
            GraphView.NodeCursor nodes = view.nodes();
            while (nodes.next() && !budget.exhausted()) {
                looked++;
                List<ModelHit> hits = search.at(nodes.node(), question.when.fromMillis(), question.when.toMillis());
                if (!hits.isEmpty()) {
                    EntityKey key = view.key(nodes.node());
                    if (key.type().equals(model.about())) {
                        hits.forEach(hit -> tallies.add(hit.tallies().getFirst()));
                        found.put(
                                key,
                                hits.stream()
                                        .map(hit -> sample(view, key, hit, truth))
                                        .toList());
                    }
                }
            }
        }
        return new Looked(found, tallies, looked, !budget.exhausted());
    }

    /** @param tallies what the first step counted, of every occurrence */
    private record Looked(Map<EntityKey, List<Sample>> found, List<Tally> tallies, long passed, boolean complete) {

        double[] measured(ToDoubleFunction<Tally> measure) {
            return tallies.stream().mapToDouble(measure).toArray();
        }

        long right(Map<EntityKey, Boolean> truth) {
            return found.keySet().stream()
                    .filter(key -> truth.getOrDefault(key, false))
                    .count();
        }

        long decided(Map<EntityKey, Boolean> truth) {
            return found.keySet().stream().filter(truth::containsKey).count();
        }
    }

    private BackTest judged(
            Access access,
            ModelEntry entry,
            ModelEntry.Version version,
            Question question,
            Map<EntityKey, Boolean> truth,
            Looked looked) {
        long right = looked.right(truth);
        long decided = looked.decided(truth);
        long known = known(truth);
        long hits = looked.found.size();
        return new BackTest(
                UUID.randomUUID().toString(),
                entry.id(),
                version.nth(),
                question.when.from(),
                question.when.to(),
                question.sources,
                access.user(),
                clock.instant(),
                looked.passed,
                hits,
                looked.found.values().stream().mapToLong(List::size).sum(),
                Proportion.of(right, decided),
                Proportion.of(right, known),
                lift(right, hits, known, looked.passed),
                looked.complete,
                sample(looked.found.values(), version.nth()));
    }

    private static @Nullable Double lift(long right, long hits, long known, long passed) {
        return hits == 0 || known == 0 || passed == 0 ? null : (double) right / hits / ((double) known / passed);
    }

    private static List<Sample> sample(Collection<List<Sample>> found, int seed) {
        var first = found.stream().map(List::getFirst).collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(first, new Random(seed)); // the same ones each time
        return first.subList(0, Math.min(SAMPLE, first.size()));
    }

    private static Sample sample(GraphView view, EntityKey key, ModelHit hit, Map<EntityKey, Boolean> truth) {
        Tally first = hit.tallies().getFirst();
        Boolean known = truth.get(key);
        return new Sample(
                key.toString(),
                Instant.ofEpochMilli(hit.from()),
                Instant.ofEpochMilli(hit.to()),
                hit.facts().stream().limit(FACTS).map(view::factName).toList(),
                first.others(),
                new Money(first.sum()).toString(),
                known == null ? "" : known.toString());
    }

    private static Access narrowed(Access access, List<String> sources) {
        if (sources.isEmpty()) {
            return access;
        }
        var kept = sources.stream().filter(access::maySee).collect(Collectors.toSet());
        return new Access(
                access.user(),
                access.roles(),
                access.groups(),
                access.clearance(),
                access.purpose(),
                kept,
                access.withheldSources() + access.sources().size() - kept.size(),
                access.unmasked(),
                access.from(),
                access.under(),
                access.asOf());
    }

    /** What people decided about entities, the latest word on each; what was asked with the question goes before. */
    private Map<EntityKey, Boolean> truth(Access access, Question question) {
        var truth = new HashMap<EntityKey, Boolean>();
        for (Leads.Lead lead : leads.list(access, null)) {
            if (lead.state() != Leads.State.OPEN) {
                truth.put(EntityKey.parse(lead.subject()), lead.state() == Leads.State.ACCEPTED);
            }
        }
        for (Alert alert : alarms.all()) {
            boolean readable = alert.matches().stream()
                    .anyMatch(match -> access.maySee(
                            match.record().substring(0, match.record().indexOf('/'))));
            if (readable
                    && alert.state() != Alert.State.OPEN
                    && !alert.subject().isEmpty()) {
                truth.put(EntityKey.parse(alert.subject()), alert.state() == Alert.State.TRUE);
            }
        }
        truth.putAll(question.truth);
        return truth;
    }
}
