package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.linkage.Link;
import io.clew.analysis.linkage.LinkageLimits;
import io.clew.analysis.method.MethodReader;
import io.clew.analysis.trace.statement.Places;
import io.clew.casework.kind.KindBook;
import io.clew.graph.Ontology;
import io.clew.inquiry.incident.IncidentReader;
import io.clew.inquiry.incident.Sides;
import io.clew.inquiry.link.ProposeLinks;
import io.clew.record.EntityKey;
import io.clew.record.TimeRange;
import io.clew.store.lucene.LuceneDocumentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pairs of cases that were proposed, by reason, against planted ties; reports told twice; and whether ties that rest on
 * something hard make the planted series, counted in pairs. A tie by manner alone is there to be looked into and joins
 * nothing here.
 *
 * <p>Cases of one gang lie weeks apart in a world, so {@link MoneyMet} widens the time within which money must meet.
 */
final class LinkScore implements Score {

    /** From which score on a tie with a hard reason is taken as accepted; a person would look at each. */
    private static final double ACCEPTED = 0.6;

    private static final String TWICE = "TWICE";

    @Override
    public List<Row> rows(Imported world) throws IOException {
        Map<String, Set<String>> truth = new HashMap<>();
        Set<String> series = new HashSet<>();
        for (JsonNode one : TruthBench.truth(world, "links")) {
            String code = one.get("code").asText();
            if (code.equals("L4")) {
                pairs(one.get("cases"), series);
            } else {
                pairs(one.get("cases"), truth.computeIfAbsent(code, missing -> new HashSet<>()));
            }
        }
        for (JsonNode one : TruthBench.truth(world, "duplicates")) {
            if (one.get("kind").asText().equals("report")) {
                pairs(one.get("records"), truth.computeIfAbsent(TWICE, missing -> new HashSet<>()));
            }
        }
        List<Link> links = proposed(world, LinkageLimits.shipped());
        var rows = new ArrayList<Row>();
        for (String code : List.of("L1", "L2", "L3", TWICE)) {
            Set<String> found = new HashSet<>();
            links.stream()
                    .filter(link -> link.reasons().stream()
                            .anyMatch(reason -> reason.code().equals(code)))
                    .forEach(link -> found.add(pair(name(code, link.a()), name(code, link.b()))));
            rows.add(row(code, found, truth.getOrDefault(code, Set.of())));
        }
        rows.add(MoneyMet.row(world, proposed(world, MoneyMet.limits())));
        rows.add(hard(links, series));
        rows.add(row("series, pairs", components(links), series));
        return rows;
    }

    private static List<Link> proposed(Imported world, LinkageLimits limits) throws IOException {
        Set<String> sources = new HashSet<>(world.index().totals().keySet());
        var access = new Access("bench", Set.of(Role.ANALYST), Set.of(), 3, "bench", sources, 0, true);
        var ontology = Ontology.shipped();
        Path folder = Files.createTempDirectory("clew-link-score");
        try (AuditLog audit = AuditLog.open(folder.resolve("audit"));
                var documents = LuceneDocumentStore.open(folder.resolve("documents"))) {
            var reader = new IncidentReader(
                    world.index(),
                    ontology,
                    Sides.shipped(),
                    MethodReader.shipped(),
                    new KindBook(documents, Clock.systemUTC()));
            var links = new ProposeLinks(
                    world.index(), world.graph(), ontology, Places.shipped(ontology), reader, limits, audit);
            long begun = System.nanoTime();
            var answer = links.within(access, TimeRange.ALWAYS, List.of());
            System.out.printf(
                    "%,d cases compared in %.1f s, %d untraced%n",
                    answer.incidents().size(), (System.nanoTime() - begun) / 1e9, answer.untraced());
            return answer.links();
        } finally {
            WorldBench.delete(folder);
        }
    }

    /** What one case is called in truth: of a report told twice the record, else the case. */
    private static String name(String code, EntityKey key) {
        return code.equals(TWICE) ? "jq/jq-" + key.value() : key.value();
    }

    private static void pairs(JsonNode cases, Set<String> pairs) {
        for (int i = 0; i < cases.size(); i++) {
            for (int k = i + 1; k < cases.size(); k++) {
                pairs.add(pair(cases.get(i).asText(), cases.get(k).asText()));
            }
        }
    }

    static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private static boolean isHard(Link link) {
        return link.reasons().stream()
                .anyMatch(reason -> reason.code().equals("L1") || reason.code().equals("L2"));
    }

    /** Hard ties, wrong where they tie cases of different hands. */
    private static Row hard(List<Link> links, Set<String> series) {
        Set<String> found = new HashSet<>();
        links.stream()
                .filter(LinkScore::isHard)
                .forEach(link -> found.add(pair(link.a().value(), link.b().value())));
        long right = found.stream().filter(series::contains).count();
        return new Row("links", "hard ties of one hand", right, right, found.size() - right);
    }

    /** Pairs of cases that accepted ties connect. */
    private static Set<String> components(List<Link> links) {
        Map<String, Set<String>> groups = new HashMap<>();
        for (Link link : links) {
            if (link.score() >= ACCEPTED && isHard(link)) {
                Set<String> joined = new HashSet<>(
                        groups.getOrDefault(link.a().value(), Set.of(link.a().value())));
                joined.addAll(
                        groups.getOrDefault(link.b().value(), Set.of(link.b().value())));
                joined.forEach(one -> groups.put(one, joined));
            }
        }
        Set<String> pairs = new HashSet<>();
        groups.values().forEach(group -> {
            var list = List.copyOf(group);
            for (int i = 0; i < list.size(); i++) {
                for (int k = i + 1; k < list.size(); k++) {
                    pairs.add(pair(list.get(i), list.get(k)));
                }
            }
        });
        return pairs;
    }

    private static Row row(String what, Set<String> found, Set<String> expected) {
        long right = found.stream().filter(expected::contains).count();
        return new Row("links", what, right, expected.size(), found.size() - right);
    }
}
