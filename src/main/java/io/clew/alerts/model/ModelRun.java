package io.clew.alerts.model;

import io.clew.access.Access;
import io.clew.alerts.Alarms;
import io.clew.alerts.Alert.Match;
import io.clew.alerts.Mandates;
import io.clew.alerts.Progress;
import io.clew.alerts.Raised;
import io.clew.analysis.model.Model;
import io.clew.analysis.model.ModelHit;
import io.clew.analysis.model.ModelSearch;
import io.clew.graph.Budget;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.KeptFacts;
import io.clew.store.DocumentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks with every live model at the entities that new facts touch, once the graph has them, with the eyes of the model's
 * owner. A hit has to hold a new fact. One entity is one matter of a model: more of it is added to the alert that is there.
 */
public final class ModelRun {

    private static final String NAME = "models";
    private static final long MOST_FACTS = 2_000_000; // for one model at the entities of one stretch
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RecordIndex index;
    private final GraphStore graph;
    private final Ontology ontology;
    private final Models models;
    private final Mandates mandates;
    private final Progress progress;

    /** The engines that a run follows. */
    public record Engines(RecordIndex index, GraphStore graph, Ontology ontology, DocumentStore store) {}

    public ModelRun(Engines engines, Models models, Alarms alarms, Mandates mandates) {
        this.index = engines.index;
        this.graph = engines.graph;
        this.ontology = engines.ontology;
        this.models = models;
        this.mandates = mandates;
        this.progress = new Progress(NAME, engines.index, engines.graph, engines.store, alarms);
    }

    /**
     * Takes the facts that came in since, some at a time.
     *
     * @return whether there are more
     */
    public boolean step() {
        var live = models.all().stream().filter(one -> one.live().isPresent()).toList();
        return progress.step(!live.isEmpty(), (after, to, raised) -> {
            var fresh = new ArrayList<KeptFacts>();
            index.facts(after, facts -> {
                if (facts.sequence() <= to) {
                    fresh.add(facts);
                }
                return facts.sequence() < to;
            });
            live.forEach(entry -> look(entry, fresh, to, raised));
        });
    }

    private void look(ModelEntry entry, List<KeptFacts> fresh, long to, List<Raised> raised) {
        ModelEntry.Version version = entry.live().orElseThrow();
        Model model = models.model(version);
        Optional<Access> access = mandates.access(entry.owner());
        var touched = new Touched(model, fresh, access);
        if (access.isEmpty() || touched.keys.isEmpty()) {
            return;
        }
        long span = model.span().toMillis();
        try (GraphView view = graph.view(access.get())) {
            var search = new ModelSearch(view, ontology, model, new Budget(MOST_FACTS, PATIENCE.toNanos()));
            view.seeking(touched.keys);
            for (EntityKey key : touched.keys) {
                long node = view.node(key);
                if (node != GraphView.NO_NODE) {
                    for (ModelHit hit : search.at(node, touched.first - span, touched.last + span + 1)) {
                        List<Match> matches = matches(view, hit, to);
                        if (matches.stream().anyMatch(match -> touched.records.contains(match.record()))) {
                            raised.add(raised(entry, version, key, hit, matches));
                        }
                    }
                }
            }
        }
    }

    /** The entities that new facts of a model touch. */
    private static final class Touched {

        private final Set<EntityKey> keys = new LinkedHashSet<>();
        private final Set<String> records = new HashSet<>();
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        Touched(Model model, List<KeptFacts> fresh, Optional<Access> access) {
            if (access.isEmpty()) {
                return;
            }
            List<String> links = model.links();
            for (KeptFacts one : fresh) {
                if (access.get().maySee(one.ref().source())) {
                    records.add(one.ref().toString());
                    one.facts().stream()
                            .filter(fact -> links.contains(fact.link()))
                            .forEach(fact -> add(model, fact));
                }
            }
        }

        private void add(Model model, Fact fact) {
            Instant at = fact.at();
            if (at == null) {
                return;
            }
            for (EntityKey key : List.of(fact.from(), fact.to())) {
                if (key.type().equals(model.about())) {
                    keys.add(key);
                    first = Math.min(first, at.toEpochMilli());
                    last = Math.max(last, at.toEpochMilli());
                }
            }
        }
    }

    private static List<Match> matches(GraphView view, ModelHit hit, long to) {
        Map<String, List<String>> byRecord = new LinkedHashMap<>();
        for (long fact : hit.facts()) {
            String name = view.factName(fact);
            byRecord.computeIfAbsent(name.substring(0, name.lastIndexOf('#')), any -> new ArrayList<>())
                    .add(name);
        }
        var matches = new ArrayList<Match>();
        byRecord.forEach((record, facts) -> matches.add(new Match(record, to, facts, Instant.ofEpochMilli(hit.to()))));
        return matches;
    }

    private static Raised raised(
            ModelEntry entry, ModelEntry.Version version, EntityKey key, ModelHit hit, List<Match> matches) {
        var first = hit.tallies().getFirst();
        var why = Message.of(
                "model.hit",
                entry.title(),
                key,
                Instant.ofEpochMilli(hit.from()),
                Instant.ofEpochMilli(hit.to()),
                first.facts(),
                first.others(),
                new Money(first.sum()));
        return new Raised(
                entry.origin(version),
                key.toString(),
                key.toString(),
                why,
                entry.owner().user(),
                0,
                matches,
                matches.size(),
                false);
    }
}
