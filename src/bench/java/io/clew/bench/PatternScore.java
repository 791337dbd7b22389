package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.analysis.pattern.Patterns;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.scene.Sweep;
import io.clew.analysis.trace.statement.Places;
import io.clew.graph.Ontology;
import io.clew.inquiry.RecordCells;
import io.clew.inquiry.money.RecordStatements;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Patterns of money and of calls found by one sweep over everything, against those that were planted.
 *
 * <p>An instance is found where one hit of its code holds at least half of its members. A hit is wrong where none of its
 * accounts has to do with any crime of the world (and, for F21, with no payroll); of calls, where the number that it is
 * about has no part in one, even if a member is a victim. F8 ranks and accuses nobody.
 */
final class PatternScore implements Score {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final boolean EXPLAIN = Boolean.getBoolean("clew.score.explain");

    /** What one pattern gave. */
    private static final class Given {
        final List<Set<String>> members = new ArrayList<>();
        final Map<Set<String>, String> rated = new java.util.IdentityHashMap<>();
        final Map<String, String> wrong = new LinkedHashMap<>();
        final LongAdder nanos = new LongAdder();
    }

    /** A pattern whose time is taken. */
    private record Timed(Pattern pattern, LongAdder nanos) implements Pattern {

        @Override
        public String code() {
            return pattern.code();
        }

        @Override
        public boolean isAbout(Scene scene, long node) {
            return pattern.isAbout(scene, node);
        }

        @Override
        public List<String> walks() {
            return pattern.walks();
        }

        @Override
        public void find(Scene scene, long account, Consumer<Hit> hits) {
            long begun = System.nanoTime();
            pattern.find(scene, account, hits);
            nanos.add(System.nanoTime() - begun);
        }
    }

    @Override
    public List<Row> rows(Imported world) throws IOException {
        Map<String, List<JsonNode>> planted = new LinkedHashMap<>();
        Set<String> guilty = guilty(world, planted);
        Set<String> accused = accused(world, planted);
        Map<String, Given> given = new ConcurrentHashMap<>();
        var catalogue = Catalogue.shipped();
        var places = Places.shipped(ONTOLOGY);
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
        long worked = worked();
        new Sweep(
                        () -> world.graph().everything(),
                        view -> new Scene(
                                        view,
                                        ONTOLOGY,
                                        places,
                                        new RecordStatements(world.index(), access, view, places),
                                        catalogue,
                                        Long.MIN_VALUE,
                                        Long.MAX_VALUE,
                                        Map.of())
                                .with(new RecordCells(world.index(), access)),
                        Patterns.ALL.stream()
                                .map(each -> (Pattern) new Timed(each, of(given, each).nanos))
                                .toList(),
                        2)
                .run((scene, hit) -> {
                    Given own = given.computeIfAbsent(hit.code(), code -> new Given());
                    var members = new HashSet<String>();
                    hit.members()
                            .forEach(member ->
                                    members.add(scene.view().key(member).toString()));
                    own.members.add(members);
                    own.rated.put(members, String.format("%.1f %s %s", hit.rarity(), hit.rated(), hit.why()));
                    if (hit.code().startsWith("C")
                            ? innocent(scene, hit, accused)
                            : members.stream().noneMatch(guilty::contains)) {
                        own.wrong.put(scene.view().key(hit.members().getFirst()) + " " + hit.why(), "");
                    }
                });
        System.out.printf(
                "all patterns over everything: %.1f s, %.1f s of processor time%n",
                (System.nanoTime() - begun) / 1e9, (worked() - worked) / 1e9);
        var rows = new ArrayList<Row>();
        for (Pattern pattern : Patterns.ALL) {
            rows.add(row(pattern.code(), of(given, pattern), planted.getOrDefault(pattern.code(), List.of())));
        }
        return rows;
    }

    /** Whether the number that the hit is about, or all numbers of the device, are those of ordinary people. */
    private static boolean innocent(Scene scene, Hit hit, Set<String> accused) {
        var about = scene.isPhone(hit.members().getFirst())
                ? hit.members().subList(0, 1)
                : hit.members().subList(1, hit.members().size());
        return about.stream().map(member -> scene.view().key(member).toString()).noneMatch(accused::contains);
    }

    /** Whoever has a part in a crime; somebody whom a den merely called has none. */
    private static Set<String> accused(Imported world, Map<String, List<JsonNode>> planted) throws IOException {
        Set<String> accused = new HashSet<>();
        TruthBench.truth(world, "roles").forEach(role -> role.get("holds").forEach(key -> accused.add(key.asText())));
        planted.getOrDefault("C7", List.of())
                .forEach(one -> one.get("members").forEach(member -> accused.add(member.asText())));
        return accused;
    }

    private static Given of(Map<String, Given> given, Pattern pattern) {
        return given.computeIfAbsent(pattern.code(), code -> new Given());
    }

    private static long worked() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Whoever has to do with a crime; fills in what was planted, by code. */
    private static Set<String> guilty(Imported world, Map<String, List<JsonNode>> planted) throws IOException {
        Set<String> guilty = new HashSet<>();
        for (JsonNode one : TruthBench.truth(world, "patterns")) {
            String code = one.get("code").asText();
            boolean innocent = one.path("innocent").asBoolean();
            if (code.startsWith("F") || code.startsWith("C")) {
                planted.computeIfAbsent(code, c -> new ArrayList<>()).add(one);
            }
            if (!innocent || code.equals("F21")) {
                one.get("members").forEach(member -> guilty.add(member.asText()));
            }
            if (!innocent) {
                one.get("facts").forEach(fact -> {
                    guilty.add(fact.path("from").asText());
                    guilty.add(fact.path("to").asText());
                });
            }
        }
        TruthBench.truth(world, "roles").forEach(role -> role.get("holds").forEach(key -> guilty.add(key.asText())));
        TruthBench.truth(world, "cases").forEach(one -> {
            guilty.add(one.get("account").asText());
            one.get("payees").forEach(key -> guilty.add(key.asText()));
        });
        return guilty;
    }

    private static Row row(String code, Given given, List<JsonNode> instances) {
        Map<String, List<Set<String>>> byMember = new LinkedHashMap<>();
        for (Set<String> hit : given.members) {
            hit.forEach(member ->
                    byMember.computeIfAbsent(member, m -> new ArrayList<>()).add(hit));
        }
        int found = 0;
        for (JsonNode instance : instances) {
            Map<Set<String>, Integer> held = new java.util.IdentityHashMap<>();
            for (JsonNode member : instance.get("members")) {
                byMember.getOrDefault(member.asText(), List.of()).forEach(hit -> held.merge(hit, 1, Integer::sum));
            }
            if (held.values().stream()
                    .anyMatch(n -> 2 * n >= instance.get("members").size())) {
                found++;
                if (EXPLAIN) {
                    held.keySet().forEach(hit -> System.out.println("found " + code + " " + given.rated.get(hit)));
                }
            } else if (EXPLAIN) {
                System.out.println("missed " + instance.get("instance").asText() + " " + instance.get("members"));
            }
        }
        if (EXPLAIN) {
            given.wrong.keySet().stream().limit(5).forEach(why -> System.out.println("wrong " + code + " " + why));
            System.out.printf("%s: %d hits in %.2f s%n", code, given.members.size(), given.nanos.sum() / 1e9);
        }
        return new Row("pattern", code, found, instances.size(), code.equals("F8") ? 0 : given.wrong.size());
    }
}
