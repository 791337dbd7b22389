package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.analysis.gang.FindGangs;
import io.clew.analysis.gang.Gang;
import io.clew.analysis.gang.GangRules;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.trace.statement.Places;
import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.inquiry.money.RecordStatements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gangs found over everything, against those that were planted.
 *
 * <p>A member is found where they stand in the proposal that holds most of their gang. Whoever has a part in crime but in
 * no gang (the small cases planted for single patterns) counts neither way; everybody else who is proposed is wrong. A
 * gang is whole where its proposal has nine tenths of it and nobody of another. Of roles, each of each person counts.
 */
final class GangScore implements Score {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final boolean EXPLAIN = Boolean.getBoolean("clew.score.explain");
    private static final double WHOLE = 0.9;

    /** What is true of somebody with a part in crime. */
    private record Truth(String gang, String role) {}

    /** A proposal by what is true of its members. */
    private record Proposed(Map<String, Set<String>> roles) {}

    @Override
    public List<Row> rows(Imported world) throws IOException {
        Map<String, Truth> truth = new LinkedHashMap<>();
        Map<String, String> holders = new HashMap<>();
        for (JsonNode one : TruthBench.truth(world, "roles")) {
            String person = one.get("person").asText();
            truth.put(
                    person,
                    new Truth(one.path("gang").asText(""), one.get("role").asText()));
            one.get("holds").forEach(key -> holders.put(key.asText(), person));
        }
        List<Proposed> proposed = find(world, holders);
        Map<String, Map<Proposed, Integer>> overlap = new TreeMap<>();
        for (Proposed each : proposed) {
            for (String person : each.roles.keySet()) {
                String gang = truth.getOrDefault(person, new Truth("", "")).gang;
                if (!gang.isEmpty()) {
                    overlap.computeIfAbsent(gang, g -> new LinkedHashMap<>()).merge(each, 1, Integer::sum);
                }
            }
        }
        Map<String, Proposed> best = new HashMap<>();
        overlap.forEach((gang, of) -> best.put(
                gang,
                of.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey()));
        var rows = new ArrayList<Row>();
        rows.add(members(truth, proposed, best));
        rows.add(whole(truth, best));
        rows.add(roles(truth, best));
        rows.add(ordinary(world, truth, proposed));
        rows.add(lookalikes(world, proposed));
        return rows;
    }

    private static List<Proposed> find(Imported world, Map<String, String> holders) {
        var access = new Access(
                "bench",
                Set.of(Role.ANALYST),
                Set.of(),
                3,
                "bench",
                new HashSet<>(world.index().totals().keySet()),
                0,
                true);
        long begun = System.nanoTime();
        try (GraphView view = world.graph().everything()) {
            var places = Places.shipped(ONTOLOGY);
            var scene = new Scene(
                    view,
                    ONTOLOGY,
                    places,
                    new RecordStatements(world.index(), access, view, places),
                    Catalogue.shipped(),
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    Map.of());
            var answer = new FindGangs(scene, GangRules.shipped(), FactFilter.ANY, Set.of(), Budget.unlimited())
                    .everything(() -> false);
            System.out.printf(
                    "gangs over everything: %d in %.1f s%n", answer.gangs().size(), (System.nanoTime() - begun) / 1e9);
            if (EXPLAIN) {
                answer.gangs()
                        .forEach(gang -> System.out.println(gang.members().size() + " members, core "
                                + gang.core().size() + ", cases " + gang.cases().size() + ", beside "
                                + gang.beside().size()));
                System.out.println(answer.serving().size() + " serve several");
            }
            return answer.gangs().stream()
                    .map(gang -> proposed(view, gang, holders))
                    .toList();
        }
    }

    /** Somebody who is known by an account alone is whoever holds it. */
    private static Proposed proposed(GraphView view, Gang gang, Map<String, String> holders) {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        for (Gang.Member member : gang.members()) {
            Set<String> of = new HashSet<>();
            member.roles().forEach(role -> of.add(role.role()));
            String key = view.key(member.keys().getFirst()).toString();
            roles.computeIfAbsent(holders.getOrDefault(key, key), person -> new HashSet<>())
                    .addAll(of);
        }
        return new Proposed(roles);
    }

    private static Row members(Map<String, Truth> truth, List<Proposed> proposed, Map<String, Proposed> best) {
        int found = 0;
        int expected = 0;
        for (Map.Entry<String, Truth> one : truth.entrySet()) {
            String gang = one.getValue().gang;
            if (!gang.isEmpty()) {
                expected++;
                Proposed of = best.get(gang);
                if (of != null && of.roles.containsKey(one.getKey())) {
                    found++;
                } else if (EXPLAIN) {
                    System.out.println("missed " + one);
                }
            }
        }
        int wrong = 0;
        for (Proposed each : proposed) {
            for (String person : each.roles.keySet()) {
                Truth is = truth.get(person);
                boolean right = is != null && (is.gang.isEmpty() || each.equals(best.get(is.gang)));
                wrong += right ? 0 : 1;
                if (EXPLAIN && !right) {
                    System.out.println("wrong " + person + " " + is + " " + each.roles.get(person));
                }
            }
        }
        return new Row("gangs", "members", found, expected, wrong);
    }

    private static Row whole(Map<String, Truth> truth, Map<String, Proposed> best) {
        Map<String, Integer> sizes = new TreeMap<>();
        truth.values().stream()
                .filter(one -> !one.gang.isEmpty())
                .forEach(one -> sizes.merge(one.gang, 1, Integer::sum));
        int whole = 0;
        for (Map.Entry<String, Integer> gang : sizes.entrySet()) {
            Proposed of = best.get(gang.getKey());
            long own = of == null
                    ? 0
                    : of.roles.keySet().stream()
                            .filter(person -> is(truth, person, gang.getKey()))
                            .count();
            boolean pure = of != null
                    && of.roles.keySet().stream()
                            .noneMatch(person -> truth.containsKey(person)
                                    && !truth.get(person).gang.isEmpty()
                                    && !is(truth, person, gang.getKey()));
            whole += pure && own >= WHOLE * gang.getValue() ? 1 : 0;
        }
        return new Row("gangs", "found whole", whole, sizes.size(), 0);
    }

    private static boolean is(Map<String, Truth> truth, String person, String gang) {
        return truth.containsKey(person) && truth.get(person).gang.equals(gang);
    }

    private static Row roles(Map<String, Truth> truth, Map<String, Proposed> best) {
        int found = 0;
        int expected = 0;
        int wrong = 0;
        Map<String, Integer> confusion = new TreeMap<>();
        for (Map.Entry<String, Truth> one : truth.entrySet()) {
            Proposed of = best.get(one.getValue().gang);
            if (one.getValue().gang.isEmpty()) {
                continue;
            }
            expected++;
            Set<String> said = of == null ? Set.of() : of.roles.getOrDefault(one.getKey(), Set.of());
            confusion.merge(one.getValue().role + " told as " + said, 1, Integer::sum);
            found += said.contains(one.getValue().role) ? 1 : 0;
            wrong += said.size() - (said.contains(one.getValue().role) ? 1 : 0);
        }
        if (EXPLAIN) {
            confusion.forEach((what, often) -> System.out.println(what + ": " + often));
        }
        return new Row("gangs", "roles", found, expected, wrong);
    }

    /** Of ordinary people, those whom no proposal takes for members. */
    private static Row ordinary(Imported world, Map<String, Truth> truth, List<Proposed> proposed) throws IOException {
        long people = TruthBench.counts(world).of("persons") - truth.size();
        Set<String> taken = new HashSet<>();
        proposed.forEach(each -> each.roles.keySet().stream()
                .filter(person -> !truth.containsKey(person))
                .forEach(taken::add));
        return new Row("gangs", "ordinary people left out", people - taken.size(), people, 0);
    }

    /** Innocent groups of which nobody is proposed. */
    private static Row lookalikes(Imported world, List<Proposed> proposed) throws IOException {
        Set<String> members = new HashSet<>();
        proposed.forEach(each -> members.addAll(each.roles.keySet()));
        int left = 0;
        int all = 0;
        for (JsonNode one : TruthBench.truth(world, "lookalikes")) {
            all++;
            boolean taken = false;
            for (JsonNode key : one.get("members")) {
                taken |= members.contains(key.asText());
            }
            left += taken ? 0 : 1;
        }
        return new Row("gangs", "look-alikes left out", left, all, 0);
    }
}
