package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.analysis.pattern.Catalogue;
import io.clew.analysis.pattern.Pattern;
import io.clew.analysis.pattern.Patterns;
import io.clew.analysis.pattern.Scene;
import io.clew.analysis.pattern.Sweep;
import io.clew.analysis.trace.Places;
import io.clew.graph.Ontology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fund patterns found by a sweep over every account, against those that were planted.
 *
 * <p>An instance is found where hits of its code hold at least half of its members. A hit is wrong where none of its
 * accounts has to do with any crime of the world (and, for F21, with no payroll).
 */
final class PatternScore implements Score {

    private static final Ontology ONTOLOGY = Ontology.shipped();

    @Override
    public List<Row> rows(Imported world) throws IOException {
        Set<String> guilty = new HashSet<>();
        Map<String, List<JsonNode>> planted = new LinkedHashMap<>();
        for (JsonNode one : TruthBench.truth(world, "patterns")) {
            String code = one.get("code").asText();
            if (code.startsWith("F")) {
                planted.computeIfAbsent(code, c -> new ArrayList<>()).add(one);
            }
            if (!one.path("innocent").asBoolean() || code.equals("F21")) {
                one.get("members").forEach(member -> guilty.add(member.asText()));
                one.get("facts").forEach(fact -> {
                    if (!code.equals("F21") || !one.path("innocent").asBoolean()) {
                        guilty.add(fact.path("from").asText());
                        guilty.add(fact.path("to").asText());
                    }
                });
            }
        }
        TruthBench.truth(world, "roles").forEach(role -> role.get("holds").forEach(key -> guilty.add(key.asText())));
        TruthBench.truth(world, "cases").forEach(one -> {
            guilty.add(one.get("account").asText());
            one.get("payees").forEach(key -> guilty.add(key.asText()));
        });
        var rows = new ArrayList<Row>();
        var catalogue = Catalogue.shipped();
        var places = Places.shipped(ONTOLOGY);
        double seconds = 0;
        for (Pattern pattern : Patterns.ALL) {
            Set<String> members = new HashSet<>();
            Map<String, Integer> wrong = new HashMap<>();
            long[] hits = new long[1];
            long began = System.nanoTime();
            new Sweep(
                            () -> world.graph().everything(),
                            view -> new Scene(
                                    view, ONTOLOGY, places, catalogue, Long.MIN_VALUE, Long.MAX_VALUE, Map.of()),
                            List.of(pattern),
                            2)
                    .run((scene, hit) -> {
                        hits[0]++;
                        boolean guiltless = true;
                        for (long member : hit.members()) {
                            String key = scene.view().key(member).toString();
                            members.add(key);
                            guiltless &= !guilty.contains(key);
                        }
                        if (guiltless) {
                            wrong.merge(scene.view().key(hit.members().getFirst()) + " " + hit.why(), 1, Integer::sum);
                        }
                    });
            double took = (System.nanoTime() - began) / 1e9;
            seconds += took;
            List<JsonNode> instances = planted.getOrDefault(pattern.code(), List.of());
            int found = 0;
            for (JsonNode instance : instances) {
                int held = 0;
                for (JsonNode member : instance.get("members")) {
                    held += members.contains(member.asText()) ? 1 : 0;
                }
                if (2 * held >= instance.get("members").size()) {
                    found++;
                } else if (Boolean.getBoolean("clew.score.explain")) {
                    System.out.println("missed " + instance.get("instance").asText() + " " + instance.get("members"));
                }
            }
            if (Boolean.getBoolean("clew.score.explain")) {
                wrong.keySet().stream()
                        .limit(5)
                        .forEach(why -> System.out.println("wrong " + pattern.code() + " " + why));
                System.out.printf("%s: %d hits in %.2f s%n", pattern.code(), hits[0], took);
            }
            int bad = pattern.code().equals("F8") ? 0 : wrong.size();
            rows.add(new Row("pattern", pattern.code(), found, instances.size(), bad));
        }
        System.out.printf("all fund patterns over every account: %.1f s%n", seconds);
        return rows;
    }
}
