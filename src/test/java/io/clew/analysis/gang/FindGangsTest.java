package io.clew.analysis.gang;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.graph.Seeds;
import io.clew.graph.TestGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Small gangs drawn as text, the innocent groups that are most like them, and what stays when facts fall. */
class FindGangsTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final long DAY = 24 * 60;

    /** Facts at minutes from a day at 08:00 in Asia/Shanghai, amounts in yuan. */
    private static final class Drawing {
        private static final long START = 1_700_006_400_000L;
        private final List<String> facts = new ArrayList<>();

        Drawing fact(String from, long minute, String to, long yuan, String link) {
            facts.add(from + "-" + (START + minute * 60_000) + "->" + to + ":" + yuan * 100 + "/" + link);
            return this;
        }

        Drawing pays(String from, long minute, String to, long yuan) {
            return fact(from, minute, to, yuan, "transfer");
        }

        Drawing calls(String from, String to, int times) {
            for (int i = 0; i < times; i++) {
                fact("phone." + from, i * DAY + 70, "phone." + to, 0, "call");
                fact("phone." + to, i * DAY + 90, "phone." + from, 0, "call");
            }
            return this;
        }

        Drawing owns(String person, String account, String phone) {
            fact("person." + person, 0, account, 0, "owns");
            return fact("person." + person, 0, "phone." + phone, 0, "registered");
        }

        Drawing uses(String account, long minute, String device) {
            return fact(account, minute, "device." + device, 0, "uses-device");
        }

        /** A victim pays the first mule on some days; the second, the washer and the boss stand behind. */
        Drawing ring(String name) {
            String victim = name + "v";
            fact(victim, DAY, "case." + name, 50_000, "victim-of");
            fact(name + "m1", DAY, "case." + name, 0, "suspect-of");
            for (int day = 1; day <= 4; day++) {
                pays(victim, day * DAY, name + "m1", 10_000);
                pays(name + "m1", day * DAY + 4, name + "m2", 9_900);
                pays(name + "m2", day * DAY + 20, name + "w", 9_800);
                pays(name + "w", day * DAY + 60, name + "out", 9_700);
            }
            uses(name + "m1", 10, name + "d").uses(name + "m2", 20, name + "d").uses(name + "w", 30, name + "d");
            owns(name + "B", name + "b", name + "pb").owns(name + "W", name + "w", name + "pw");
            calls(name + "pb", name + "pw", 3);
            for (int month = 0; month < 3; month++) {
                for (String worker : List.of("w", "m1", "m2")) {
                    pays(name + "b", month * 30L * DAY + 600, name + worker, 6_000);
                }
            }
            return this;
        }

        TestGraph graph() {
            return TestGraph.of(String.join(" ", facts));
        }
    }

    private static FindGangs.Answer find(GraphView view, Set<String> without, List<Long> seeds) {
        var scene = new Scene(
                view,
                ONTOLOGY,
                Places.shipped(ONTOLOGY),
                Statements.NONE,
                Catalogue.shipped(),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Map.of());
        var finding = new FindGangs(scene, GangRules.shipped(), FactFilter.ANY, without, Budget.unlimited());
        return seeds.isEmpty() ? finding.everything(() -> false) : finding.from(seeds);
    }

    /** Each gang as its members by key, with their roles. */
    private static List<Map<String, Set<String>>> told(GraphView view, FindGangs.Answer answer) {
        return answer.gangs().stream()
                .map(gang -> {
                    Map<String, Set<String>> members = new TreeMap<>();
                    for (Gang.Member member : gang.members()) {
                        Set<String> roles = new TreeSet<>();
                        member.roles().forEach(role -> roles.add(role.role()));
                        members.put(view.key(member.keys().getFirst()).toString(), roles);
                    }
                    return members;
                })
                .toList();
    }

    private static List<Map<String, Set<String>>> everything(TestGraph graph) {
        return told(graph, find(graph, Set.of(), List.of()));
    }

    @Test
    void aRingIsFoundWithItsRoles() {
        var gang = everything(new Drawing().ring("a").graph());
        assertThat(gang).hasSize(1);
        assertThat(gang.getFirst()).containsOnlyKeys("person:aB", "person:aW", "account:am1", "account:am2");
        assertThat(gang.getFirst().get("person:aB")).contains("组织者");
        assertThat(gang.getFirst().get("person:aW")).contains("水房");
        assertThat(gang.getFirst().get("account:am1")).contains("卡农");
    }

    @Test
    void whoServesTwoRingsJoinsThemNotAndIsAMemberOfNeither() {
        var drawing = new Drawing().ring("a").ring("b").owns("D", "dealer", "pd");
        drawing.calls("pd", "apw", 3).calls("pd", "bpw", 3);
        for (int day = 1; day <= 4; day++) {
            drawing.pays("aw", day * DAY + 70, "dealer", 2_000).pays("bw", day * DAY + 70, "dealer", 2_000);
        }
        TestGraph graph = drawing.graph();
        FindGangs.Answer answer = find(graph, Set.of(), List.of());
        assertThat(told(graph, answer))
                .hasSize(2)
                .allSatisfy(
                        gang -> assertThat(gang).doesNotContainKey("person:D").hasSize(4));
        assertThat(answer.serving())
                .singleElement()
                .satisfies(
                        served -> assertThat(graph.key(served.keys().getFirst()).toString())
                                .isEqualTo("person:D"));
    }

    @Test
    void groupsThatHaveNothingToDoWithACaseAreNoGang() {
        var family = new Drawing();
        for (String one : List.of("x", "y", "z")) {
            family.owns("P" + one, one, "p" + one).uses(one, 10, "tablet");
        }
        family.calls("px", "py", 9).calls("py", "pz", 9).calls("px", "pz", 9);
        TestGraph graph = family.graph();
        assertThat(everything(graph)).isEmpty();
        assertThat(told(graph, find(graph, Set.of(), List.of(graph.at("x"))))).isEmpty();
    }

    @Test
    void neighboursOfAMuleWithOneKindOfTieStayOut() {
        var drawing = new Drawing().ring("a").owns("F", "f", "pf").owns("M", "am1", "pm");
        drawing.calls("pf", "pm", 9);
        for (int i = 0; i < 12; i++) {
            drawing.uses("dorm" + i, 10 + i, "wifi");
        }
        assertThat(everything(drawing.graph()))
                .singleElement()
                .satisfies(
                        gang -> assertThat(gang).doesNotContainKey("person:F").doesNotContainKey("account:av"));
    }

    @Test
    void strikingTheReportedFactsTakesTheMemberOut() {
        TestGraph graph = new Drawing().ring("a").graph();
        FindGangs.Answer whole = find(graph, Set.of(), List.of());
        for (Gang.Member member : whole.gangs().getFirst().members()) {
            var names = member.cut().stream().map(graph::factName).toList();
            assertThat(names).isNotEmpty();
            var view = new StruckView(graph, names, List.of());
            String key = graph.key(member.keys().getFirst()).toString();
            assertThat(told(view, find(view, Set.of(), List.of())))
                    .as(key)
                    .noneMatch(gang -> gang.containsKey(key)
                            && gang.size() == whole.gangs().getFirst().members().size());
        }
    }

    @Test
    void leavingFactsOutIsAsIfTheyHadNeverBeenThere() {
        for (long seed : Seeds.fresh(12)) {
            var random = new Random(seed);
            var drawing = new Drawing().ring("a").ring("b");
            Set<String> struck = new HashSet<>();
            var left = new Drawing();
            for (int i = 0; i < drawing.facts.size(); i++) {
                if (random.nextInt(8) == 0) {
                    struck.add("test/" + i + "#0");
                } else {
                    left.facts.add(drawing.facts.get(i));
                }
            }
            var view = new StruckView(drawing.graph(), struck, List.of());
            assertThat(new HashSet<>(told(view, find(view, Set.of(), List.of()))))
                    .as("again with -Dclew.seed=%d", seed)
                    .isEqualTo(new HashSet<>(everything(left.graph())));
        }
    }

    @Test
    void withoutAKindNothingRestsOnIt() {
        TestGraph graph = new Drawing().ring("a").graph();
        find(graph, Set.of("calls", "wages"), List.of())
                .gangs()
                .forEach(gang -> gang.members()
                        .forEach(member -> assertThat(member.evidence())
                                .noneMatch(proof -> Set.of("calls", "wages").contains(proof.kind()))));
    }
}
