package io.clew.analysis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.graph.Budget;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.Ontology;
import io.clew.graph.Seeds;
import io.clew.graph.TestGraph;
import io.clew.graph.TestGraph.Drawn;
import io.clew.record.ClewException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelSearchTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();

    /** “三天内收到五个以上陌生人转账、两小时内转出八成”, with three strangers in place of five. */
    private static final String COLLECT = """
            title: 收后即转
            about: account
            steps:
              - {link: transfer, direction: in, within: 3d, strangers: true, others: {atLeast: 3}}
              - {link: transfer, direction: out, within: 2h, share: {atLeast: 0.8}}
            """;

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private static List<ModelHit> hits(String model, String graph, String at) {
        var view = TestGraph.of(graph);
        return new ModelSearch(view, ONTOLOGY, new ModelReader(ONTOLOGY).read(model), Budget.unlimited())
                .at(view.at(at), Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static String paid(String from, long hour, String to, long amount) {
        return from + "-" + hour * HOUR + "->" + to + ":" + amount + " ";
    }

    @Test
    void manyStrangersPayInAndMostOfItLeavesSoon() {
        String in = paid("a", 10, "m", 1000) + paid("b", 20, "m", 1000) + paid("c", 30, "m", 1000);
        var hits = hits(COLLECT, in + paid("m", 31, "x", 2400), "m");
        assertThat(hits).hasSize(1);
        assertThat(hits.getFirst().facts()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(hits.getFirst().tallies().getFirst()).isEqualTo(new Tally(3, 3, 3000));
    }

    @Test
    void itIsNoHitWhereLessLeavesOrLaterOrOneOfThemWasKnownBefore() {
        String in = paid("a", 10, "m", 1000) + paid("b", 20, "m", 1000) + paid("c", 30, "m", 1000);
        assertThat(hits(COLLECT, in + paid("m", 31, "x", 2399), "m")).isEmpty();
        assertThat(hits(COLLECT, in + paid("m", 33, "x", 3000), "m")).isEmpty();
        String known = paid("m", 1, "a", 10) + paid("x", 100, "y", 1);
        String later = paid("a", 110, "m", 1000) + paid("b", 120, "m", 1000) + paid("c", 130, "m", 1000);
        assertThat(hits(COLLECT, known + later + paid("m", 131, "x", 3000), "m"))
                .isEmpty();
        assertThat(hits(COLLECT, later + paid("m", 131, "x", 3000), "m")).hasSize(1);
    }

    @Test
    void whatWasThereBeforeTakesTheHitAway() {
        String unless = COLLECT + "unless:\n  - {link: transfer, direction: out, within: 5h, facts: {atLeast: 1}}\n";
        String in = paid("a", 10, "m", 1000) + paid("b", 20, "m", 1000) + paid("c", 30, "m", 1000);
        assertThat(hits(unless, paid("m", 6, "z", 5) + in + paid("m", 31, "x", 3000), "m"))
                .isEmpty();
        assertThat(hits(unless, paid("m", 4, "z", 5) + in + paid("m", 31, "x", 3000), "m"))
                .hasSize(1);
    }

    @Test
    void agreesWithCountingEverythingAgain() {
        for (long seed : Seeds.fresh(300)) {
            var random = new Random(seed);
            var graph = TestGraph.random(random, 5, 40);
            var model =
                    new Model("m", "account", steps(random), random.nextBoolean() ? List.of(step(random)) : List.of());
            for (long node = 0; node < graph.size(); node++) {
                var found = new ModelSearch(graph, ONTOLOGY, model, Budget.unlimited())
                        .at(node, Long.MIN_VALUE, Long.MAX_VALUE);
                assertThat(found.stream().map(hit -> Set.copyOf(hit.facts())).toList())
                        .as("at %d, again with -Dclew.seed=%d", node, seed)
                        .isEqualTo(plain(graph, model, node));
            }
        }
    }

    private static List<Step> steps(Random random) {
        var steps = new ArrayList<>(List.of(step(random)));
        for (int more = random.nextInt(3); more > 0; more--) {
            Step step = step(random);
            steps.add(new Step(
                    step.links(),
                    step.direction(),
                    step.other(),
                    step.within(),
                    step.strangers(),
                    step.each(),
                    step.facts(),
                    step.others(),
                    step.sum(),
                    random.nextBoolean() ? Bound.ANY : new Bound(random.nextLong(900_000), null)));
        }
        return steps;
    }

    private static Step step(Random random) {
        return new Step(
                List.of("transfer"),
                Direction.values()[random.nextInt(3)],
                "",
                Duration.ofMillis(1 + random.nextInt(15)),
                random.nextInt(3) == 0,
                random.nextBoolean() ? Bound.ANY : new Bound(random.nextLong(100), null),
                new Bound((long) random.nextInt(3), random.nextBoolean() ? null : 4L),
                random.nextBoolean() ? Bound.ANY : new Bound((long) random.nextInt(3), null),
                random.nextBoolean() ? Bound.ANY : new Bound(random.nextLong(200), null),
                Bound.ANY);
    }

    /** The facts of each hit, by looking at every moment and every fact. */
    private static List<Set<Long>> plain(TestGraph graph, Model model, long node) {
        var hits = new ArrayList<Set<Long>>();
        long passed = -1;
        for (long at = 0; at < 1_000; at++) {
            Step first = model.steps().getFirst();
            long end = at;
            boolean ends = counted(graph, first, node, Long.MIN_VALUE / 2, at + 1).stream()
                    .anyMatch(fact -> fact.at() == end);
            if (at <= passed || !ends) {
                continue;
            }
            long begin = Math.max(at - first.within().toMillis(), passed + 1);
            var facts = new HashSet<Long>();
            List<Drawn> stretch = stretch(graph, first, node, begin, at + 1);
            long before = sum(stretch);
            long last = at;
            boolean holds = !stretch.isEmpty() && holds(first, stretch, 0);
            stretch.forEach(fact -> facts.add(fact.id()));
            long start = stretch.isEmpty()
                    ? 0
                    : stretch.stream().mapToLong(Drawn::at).min().orElse(0);
            for (Step step : model.steps().subList(1, model.steps().size())) {
                List<Drawn> next = stretch(
                        graph, step, node, last + 1, last + step.within().toMillis() + 1);
                holds &= holds(step, next, before);
                before = sum(next);
                next.forEach(fact -> facts.add(fact.id()));
                last = next.isEmpty()
                        ? last + step.within().toMillis()
                        : next.stream().mapToLong(Drawn::at).max().orElse(0);
            }
            for (Step step : model.unless()) {
                long from = start - step.within().toMillis();
                holds &= !holds(step, stretch(graph, step, node, from, start), 0);
            }
            if (holds) {
                hits.add(facts);
                passed = last;
            }
        }
        return hits;
    }

    private static List<Drawn> stretch(TestGraph graph, Step step, long node, long from, long to) {
        return counted(graph, step, node, from, to).stream()
                .filter(fact -> !step.strangers()
                        || graph.facts().stream()
                                .filter(any -> any.from() == node && any.to() == other(fact, node)
                                        || any.to() == node && any.from() == other(fact, node))
                                .allMatch(any -> any.at() >= from))
                .toList();
    }

    private static List<Drawn> counted(TestGraph graph, Step step, long node, long from, long to) {
        return graph.facts().stream()
                .filter(fact -> fact.at() >= from && fact.at() < to)
                .filter(fact -> fact.from() != fact.to())
                .filter(fact -> step.direction() != Direction.IN && fact.from() == node
                        || step.direction() != Direction.OUT && fact.to() == node)
                .filter(fact -> step.each().takes(fact.amount()))
                .toList();
    }

    private static long other(Drawn fact, long node) {
        return fact.from() == node ? fact.to() : fact.from();
    }

    private static long sum(List<Drawn> facts) {
        return facts.stream().mapToLong(Drawn::amount).sum();
    }

    private static boolean holds(Step step, List<Drawn> facts, long before) {
        long others = facts.stream()
                .flatMap(fact -> Stream.of(fact.from(), fact.to()))
                .distinct()
                .count();
        return step.facts().takes(facts.size())
                && step.others().takes(facts.isEmpty() ? 0 : others - 1)
                && step.sum().takes(sum(facts))
                && (!step.share().asks()
                        || before > 0 && step.share().takes(Math.round((double) sum(facts) / before * 1_000_000)));
    }

    @Test
    void theLanguageHasNoAttributeOfPersonsAndRefusesWhatItDoesNotHave() {
        assertThat(ModelReader.MODEL).containsExactlyInAnyOrder("title", "about", "steps", "unless");
        assertThat(ModelReader.STEP)
                .containsExactlyInAnyOrder(
                        "link", "direction", "other", "within", "strangers", "each", "facts", "others", "sum", "share");
        var kinds = new ArrayList<String>();
        ONTOLOGY.nodes().forEach(kind -> kinds.add(kind.type() + kind.zh() + kind.en()));
        ONTOLOGY.links().forEach(kind -> kinds.add(kind.type() + kind.zh() + kind.en()));
        for (String word : List.of(
                "ethnic", "民族", "belief", "religion", "信仰", "宗教", "health", "健康", "病", "petition", "信访", "上访")) {
            assertThat(kinds).as(word).noneMatch(kind -> kind.contains(word));
        }
        for (String field : List.of("ethnicity", "民族", "belief", "health", "petition", "score", "age")) {
            for (String model : List.of(
                    COLLECT + field + ": x\n",
                    COLLECT.replace("strangers: true", field + ": x"),
                    COLLECT.replace("atLeast: 3", "atLeast: 3, " + field + ": 1"))) {
                assertThatThrownBy(() -> new ModelReader(ONTOLOGY).read(model))
                        .as(model)
                        .isInstanceOfSatisfying(
                                ClewException.class, e -> assertThat(e.code()).isEqualTo("model-field"));
            }
        }
    }

    @Test
    void saysWhereAModelCannotBeRead() {
        for (String model : List.of(
                "[",
                "title: x",
                COLLECT.replace("3d", "3 weeks"),
                COLLECT.replace("link: transfer", "link: rumour"),
                COLLECT.replace("direction: in", "direction: up"),
                COLLECT.replace("0.8", "most"),
                COLLECT.replace("about: account", "about: ghost"))) {
            assertThatThrownBy(() -> new ModelReader(ONTOLOGY).read(model))
                    .as(model)
                    .isInstanceOfSatisfying(ClewException.class, e -> {
                        assertThat(e.code()).isEqualTo("model-form");
                        assertThat(e.faults()).hasSize(1);
                    });
        }
    }
}
