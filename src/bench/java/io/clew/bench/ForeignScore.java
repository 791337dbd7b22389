package io.clew.bench;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.analysis.pattern.Patterns;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.scene.Sweep;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What F5 and F18 find of another program's laundering, and how much of what they find is laundering.
 *
 * <p>An alert is found where one hit has at least half of its accounts and one of its payments; a hit is right where at least half of its
 * payments are of alerts. Hits over the same accounts count once.
 */
public final class ForeignScore {

    private static final Ontology ONTOLOGY = Ontology.shipped();

    private ForeignScore() {}

    /** Of one shape. */
    public static final class Shape {
        int planted;
        int found;
        int hits;
        int right;

        public double recall() {
            return planted == 0 ? 1 : (double) found / planted;
        }

        public double precision() {
            return hits == 0 ? 1 : (double) right / hits;
        }

        @Override
        public String toString() {
            return "%d of %d found (%.3f), %d of %d hits right (%.3f)"
                    .formatted(found, planted, recall(), right, hits, precision());
        }
    }

    /** @param pace the set of parameters; empty for the usual ones */
    public static Map<String, Shape> of(GraphStore store, List<ForeignShapes.Alert> alerts, String pace) {
        var shapes = new TreeMap<String, Shape>();
        Set<String> dirty = new HashSet<>();
        Map<String, List<ForeignShapes.Alert>> byFact = new HashMap<>();
        for (ForeignShapes.Alert alert : alerts) {
            dirty.addAll(alert.facts());
            shapes.computeIfAbsent(alert.shape(), shape -> new Shape()).planted++;
            alert.facts()
                    .forEach(fact ->
                            byFact.computeIfAbsent(fact, f -> new ArrayList<>()).add(alert));
        }
        var catalogue = Catalogue.shipped();
        var places = Places.shipped(ONTOLOGY);
        var access = new Access(
                "bench", Set.of(Role.ANALYST), Set.of(), 3, "bench", new HashSet<>(Set.of("foreign")), 0, true);
        Map<String, Map<String, Double>> changed =
                pace.isEmpty() ? Map.of() : Map.of("F5", catalogue.set("F5", pace), "F18", catalogue.set("F18", pace));
        Set<ForeignShapes.Alert> found = new HashSet<>();
        Set<Set<Long>> told = new HashSet<>();
        new Sweep(
                        () -> store.view(access),
                        view -> new Scene(
                                view,
                                ONTOLOGY,
                                places,
                                Statements.NONE,
                                catalogue,
                                Long.MIN_VALUE,
                                Long.MAX_VALUE,
                                changed),
                        List.of(Patterns.of("F5"), Patterns.of("F18")),
                        2)
                .run((scene, hit) -> {
                    String shape = hit.measures().getOrDefault("shape", "");
                    List<String> names = hit.facts().stream()
                            .map(fact -> scene.view().factName(fact))
                            .toList();
                    Set<ForeignShapes.Alert> touched = new HashSet<>();
                    names.forEach(name -> touched.addAll(byFact.getOrDefault(name, List.of())));
                    Set<String> members = hit.members().stream()
                            .map(member -> scene.view().key(member).toString())
                            .collect(Collectors.toSet());
                    touched.stream()
                            .filter(alert -> 2
                                            * alert.accounts().stream()
                                                    .filter(members::contains)
                                                    .count()
                                    >= alert.accounts().size())
                            .forEach(found::add);
                    if (told.add(new HashSet<>(hit.members()))) {
                        Shape own = shapes.computeIfAbsent(shape.equals("circle") ? "cycle" : shape, s -> new Shape());
                        own.hits++;
                        own.right += 2 * names.stream().filter(dirty::contains).count() >= names.size() ? 1 : 0;
                    }
                });
        found.forEach(alert -> java.util.Objects.requireNonNull(shapes.get(alert.shape())).found++);
        return shapes;
    }
}
