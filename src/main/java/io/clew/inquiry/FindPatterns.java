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
import io.clew.inquiry.money.RecordStatements;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Looks for a pattern of the catalogue at some accounts, at those of a case, or everywhere. */
public final class FindPatterns {

    /** Links by which a case, an account or a person stands for others. */
    private static final List<String> TIES = List.of(
            "owns", "registered", "uses-device", "reported", "victim-of", "suspect-of", "party-of", "mentioned-with");

    private static final Set<String> STANDS = Set.of("person", "account");

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
     * @param parameters other than the set's or the catalogue's, by name, in the catalogue's unit
     * @param limit hits to give, the rarest first
     * @param seconds after which a look everywhere ends
     * @param set name of a set of parameters of the pattern, which {@code parameters} change again; empty for none
     */
    public record Question(
            String code,
            List<EntityKey> accounts,
            String source,
            TimeRange when,
            Map<String, Double> parameters,
            int limit,
            int seconds,
            String set) {

        /** With the catalogue's own parameters, but for those given. */
        public Question(
                String code,
                List<EntityKey> accounts,
                String source,
                TimeRange when,
                Map<String, Double> parameters,
                int limit,
                int seconds) {
            this(code, accounts, source, when, parameters, limit, seconds, "");
        }
    }

    /**
     * A hit by keys and names of facts; amounts in 分.
     *
     * @param times how often the same accounts came together so; this is the rarest of these
     * @param rarity in bits, how unlikely it is among ordinary accounts, and {@code rated} why
     * @param about how many members, the first, it is about; the others paid or were paid
     */
    public record Found(
            List<EntityKey> members,
            List<String> facts,
            Instant from,
            Instant to,
            long amount,
            Message why,
            Map<String, String> measures,
            int times,
            double rarity,
            Message rated,
            int about) {

        /** The rarest first, and the one with most money of those that are as rare. */
        static final Comparator<Found> ORDER = Comparator.comparingDouble((Found hit) -> -hit.rarity)
                .thenComparingLong(hit -> -hit.amount)
                .thenComparing(hit -> hit.members.getFirst());

        /** The one of two hits of the same accounts that is told, with how often both came. */
        Found and(Found other) {
            Found told = ORDER.compare(this, other) <= 0 ? this : other;
            return new Found(
                    told.members,
                    told.facts,
                    told.from,
                    told.to,
                    told.amount,
                    told.why,
                    told.measures,
                    times + other.times,
                    told.rarity,
                    told.rated,
                    told.about);
        }

        /** The accounts that it is about; a hit over the same ones is the same matter. */
        Set<EntityKey> core() {
            return Set.copyOf(members.subList(0, about));
        }
    }

    /**
     * @param total hits in all, one for each set of accounts
     * @param leftOut how many hits were left out because they are ordinary, by the code of the reason: a {@code rated.…}
     * @param looked nodes looked at
     * @param complete whether every account was looked at
     */
    public record Answer(
            Catalogue.Entry entry,
            List<Found> hits,
            long total,
            Map<String, Long> leftOut,
            long looked,
            boolean complete,
            int withheldSources) {

        /** Hits that were left out because they are ordinary. */
        public long ordinary() {
            return leftOut.values().stream().mapToLong(Long::longValue).sum();
        }
    }

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
            String of = question.source() + "/";
            Map<Set<EntityKey>, Found> hits = new HashMap<>();
            BiConsumer<Scene, Hit> take = (scene, hit) -> {
                Found found = found(scene, hit);
                if (question.source().isEmpty() || found.facts.stream().anyMatch(fact -> fact.startsWith(of))) {
                    hits.merge(found.core(), found, Found::and);
                }
            };
            long looked;
            Map<String, Long> ordinary;
            boolean complete = true;
            if (question.accounts().isEmpty()) {
                var sweep = new Sweep(
                        () -> graph.view(access),
                        view -> scene(access, view, question.when(), parameters),
                        List.of(pattern),
                        Runtime.getRuntime().availableProcessors());
                complete = within(question.seconds(), sweep, take);
                complete &= sweep.unjudged() == 0;
                looked = sweep.looked();
                ordinary = sweep.ordinary();
            } else {
                try (GraphView view = graph.view(access)) {
                    Scene scene =
                            scene(access, view, question.when(), parameters).chosen();
                    Set<Long> nodes = nodes(scene, question.accounts(), pattern);
                    nodes.forEach(node -> pattern.judge(scene, node, hit -> take.accept(scene, hit)));
                    looked = nodes.size();
                    ordinary = scene.takeOrdinary();
                    complete = !scene.wasCutShort();
                }
            }
            List<Found> shown = hits.values().stream()
                    .sorted(Found.ORDER)
                    .limit(question.limit())
                    .toList();
            look.returned(
                    shown.size(),
                    shown.stream()
                            .map(Found::members)
                            .flatMap(Collection::stream)
                            .distinct()
                            .toList());
            return new Answer(entry, shown, hits.size(), ordinary, looked, complete, access.withheldSources());
        }
    }

    /** A look at chosen accounts takes no account of whether a report named them. */
    private Map<String, Double> named(Question question) {
        var named = new HashMap<String, Double>();
        if (!question.set().isEmpty()) {
            named.putAll(catalogue.set(question.code(), question.set()));
        }
        named.putAll(question.parameters());
        if (catalogue.entry(question.code()).has("reportedOnly")
                && !question.accounts().isEmpty()) {
            named.putIfAbsent("reportedOnly", 0.0);
        }
        return named;
    }

    /** Parameters of those of the patterns that offer the pace. */
    Map<String, Map<String, Double>> paced(List<String> codes, String pace) {
        Map<String, Map<String, Double>> paced = new HashMap<>();
        for (String code : codes) {
            if (catalogue.entry(code).offers(pace)) {
                paced.put(code, catalogue.set(code, pace));
            }
        }
        return paced;
    }

    private static boolean within(int seconds, Sweep sweep, BiConsumer<Scene, Hit> hits) {
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
                        parameters)
                .with(new RecordCells(index, access));
    }

    /** Where to look: a case stands for what its records tie to it, an account or person for their numbers. */
    private static Set<Long> nodes(Scene scene, List<EntityKey> keys, Pattern pattern) {
        Set<Long> nodes = new LinkedHashSet<>();
        for (EntityKey key : keys) {
            long node = scene.view().node(key);
            if (node == GraphView.NO_NODE) {
                throw new ClewException(Message.of("account-unknown.entity", key));
            }
            boolean ofCase = key.type().equals("case");
            if (!ofCase && (pattern.isAbout(scene, node) || pattern.walks().isEmpty())) {
                nodes.add(node);
                continue;
            }
            List<Long> near = near(scene, node);
            near.stream().filter(each -> pattern.isAbout(scene, each)).forEach(nodes::add);
            if (!pattern.walks().isEmpty()) {
                near.stream()
                        .filter(each ->
                                !ofCase || STANDS.contains(scene.key(each).type()))
                        .flatMap(each -> near(scene, each).stream())
                        .filter(scene::isPhone)
                        .forEach(nodes::add);
            }
        }
        return nodes;
    }

    private static List<Long> near(Scene scene, long node) {
        Set<Long> near = new LinkedHashSet<>();
        FactCursor facts =
                scene.view().facts(node, FactFilter.ANY.links(scene.ontology().bits(TIES)));
        while (facts.next()) {
            near.add(facts.other());
        }
        return List.copyOf(near);
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
                hit.measures(),
                1,
                hit.rarity(),
                hit.rated(),
                hit.core());
    }
}
