package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.pattern.Patterns;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.scene.Sweep;
import io.clew.analysis.trace.statement.Places;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks for a pattern of the catalogue at some accounts, at those of a case, or everywhere. */
public final class FindPatterns {

    private final GraphStore graph;
    private final RecordIndex index;
    private final Ontology ontology;
    private final Places places;
    private final Catalogue catalogue;
    private final AuditLog audit;

    public FindPatterns(
            GraphStore graph,
            RecordIndex index,
            Ontology ontology,
            Places places,
            Catalogue catalogue,
            AuditLog audit) {
        this.graph = graph;
        this.index = index;
        this.ontology = ontology;
        this.places = places;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /**
     * @param accounts where to look; a case stands for the accounts that its records tie to it; empty means everywhere
     * @param source only hits that rest on a fact of this source are given; empty for any
     * @param parameters other than the catalogue's, by name, in the catalogue's unit
     * @param limit hits to give, those with most money first
     * @param seconds after which a look everywhere ends
     */
    public record Question(
            String code,
            List<EntityKey> accounts,
            String source,
            TimeRange when,
            Map<String, Double> parameters,
            int limit,
            int seconds) {}

    /** A hit by keys and names of facts; amounts in 分. */
    public record Found(
            List<EntityKey> members,
            List<String> facts,
            Instant from,
            Instant to,
            long amount,
            Message why,
            Map<String, String> measures) {}

    /**
     * @param total hits in all
     * @param looked nodes looked at
     * @param complete whether every account was looked at
     */
    public record Answer(
            Catalogue.Entry entry, List<Found> hits, long total, long looked, boolean complete, int withheldSources) {}

    public Catalogue catalogue() {
        return catalogue;
    }

    /** @throws ClewException {@code pattern-unknown}, {@code pattern-parameter}, {@code account-unknown} */
    public Answer find(Access access, Question question) {
        Catalogue.Entry entry = catalogue.entry(question.code());
        Pattern pattern = Patterns.of(question.code());
        try (Look look = audit.open(access, AuditAct.PATTERN, question.code() + " " + question.accounts())) {
            var parameters = Map.of(question.code(), named(question));
            catalogue.parameters(question.code(), parameters.getOrDefault(question.code(), Map.of()));
            var hits = new ArrayList<Found>();
            long looked;
            boolean complete = true;
            if (question.accounts().isEmpty()) {
                var sweep = new Sweep(
                        () -> graph.view(access),
                        view -> scene(access, view, question.when(), parameters),
                        List.of(pattern),
                        Runtime.getRuntime().availableProcessors());
                complete = within(question.seconds(), sweep, (scene, hit) -> hits.add(found(scene, hit)));
                complete &= sweep.unjudged() == 0;
                looked = sweep.looked();
            } else {
                try (GraphView view = graph.view(access)) {
                    Scene scene = scene(access, view, question.when(), parameters);
                    Set<Long> nodes = nodes(view, question.accounts());
                    nodes.forEach(node -> pattern.find(scene, node, hit -> hits.add(found(scene, hit))));
                    looked = nodes.size();
                }
            }
            if (!question.source().isEmpty()) {
                String of = question.source() + "/";
                hits.removeIf(hit -> hit.facts.stream().noneMatch(fact -> fact.startsWith(of)));
            }
            hits.sort(
                    Comparator.comparingLong((Found hit) -> -hit.amount).thenComparing(hit -> hit.members.getFirst()));
            List<Found> shown = List.copyOf(hits.subList(0, Math.min(question.limit(), hits.size())));
            look.returned(
                    shown.size(),
                    shown.stream()
                            .map(Found::members)
                            .flatMap(Collection::stream)
                            .distinct()
                            .toList());
            return new Answer(entry, shown, hits.size(), looked, complete, access.withheldSources());
        }
    }

    /** A look at chosen accounts takes no account of whether a report named them. */
    private Map<String, Double> named(Question question) {
        var named = new java.util.HashMap<>(question.parameters());
        boolean has = catalogue.entry(question.code()).parameters().stream()
                .anyMatch(each -> each.name().equals("reportedOnly"));
        if (has && !question.accounts().isEmpty()) {
            named.putIfAbsent("reportedOnly", 0.0);
        }
        return named;
    }

    private static boolean within(int seconds, Sweep sweep, java.util.function.BiConsumer<Scene, Hit> hits) {
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            var end = clock.schedule(sweep::stop, seconds, TimeUnit.SECONDS);
            boolean complete = sweep.run(hits);
            end.cancel(false);
            return complete;
        }
    }

    Scene scene(Access access, GraphView view, TimeRange when, Map<String, Map<String, Double>> parameters) {
        return new Scene(
                view,
                ontology,
                places,
                new RecordStatements(index, access, view, places),
                catalogue,
                when.fromMillis(),
                when.toMillis(),
                parameters);
    }

    private static Set<Long> nodes(GraphView view, List<EntityKey> keys) {
        Set<Long> nodes = new LinkedHashSet<>();
        for (EntityKey key : keys) {
            long node = view.node(key);
            if (node == GraphView.NO_NODE) {
                throw new ClewException(Message.of("account-unknown.entity", key));
            }
            if (!key.type().equals("case")) {
                nodes.add(node);
                continue;
            }
            FactCursor facts = view.facts(node, FactFilter.ANY);
            while (facts.next()) {
                if (view.key(facts.other()).type().equals("account")) {
                    nodes.add(facts.other());
                }
            }
        }
        return nodes;
    }

    static Found found(Scene scene, Hit hit) {
        return new Found(
                hit.members().stream().map(scene.view()::key).toList(),
                hit.facts().stream()
                        .map(fact -> scene.statements().name(scene.view(), fact))
                        .toList(),
                Instant.ofEpochMilli(hit.from()),
                Instant.ofEpochMilli(hit.to()),
                hit.amount(),
                hit.why(),
                hit.measures());
    }
}
