package io.clew.analysis.path;

import static io.clew.graph.PlainGraph.account;
import static io.clew.graph.PlainGraph.everyone;
import static io.clew.graph.PlainGraph.reader;
import static io.clew.graph.PlainGraph.record;
import static io.clew.graph.PlainGraph.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.Access;
import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.graph.PlainGraph;
import io.clew.graph.PlainGraph.Row;
import io.clew.graph.Seeds;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That every question gets the answer of the obvious algorithm, on any engine, while facts come in. */
public interface QuestionsContract {

    Ontology ONTOLOGY = Ontology.shipped();

    /** Returns a store without facts. The test closes it. */
    GraphStore empty();

    /** How many random graphs to try; engines behind a wire take fewer. */
    default int rounds() {
        return 40;
    }

    /** One random graph as one reader sees it. */
    record Scene(PlainGraph plain, GraphView view, Access access, FactFilter filter, Random random, long seed) {

        List<Row> rows() {
            return plain.rows(access).stream()
                    .filter(row -> PlainGraph.passes(row, filter))
                    .toList();
        }

        List<EntityKey> some(int most) {
            var keys = new ArrayList<EntityKey>();
            for (int i = 1 + random.nextInt(most); i > 0; i--) {
                keys.add(account(random.nextInt(9)));
            }
            return keys;
        }

        List<EntityKey> held(Collection<EntityKey> keys) {
            Set<EntityKey> nodes = plain.nodes(access);
            return keys.stream().distinct().filter(nodes::contains).toList();
        }

        String again() {
            return filter + ", again with -Dclew.seed=" + seed;
        }
    }

    interface Check {
        void on(Scene scene);
    }

    /** Runs a check on random graphs, for random readers, while another thread goes on adding facts. */
    default void onRandomGraphs(int nodes, int records, Check check) {
        for (long seed : Seeds.fresh(rounds())) {
            var random = new Random(seed);
            var plain = new PlainGraph();
            try (GraphStore store = empty();
                    var other = Executors.newSingleThreadExecutor()) {
                store.apply(plain.random(random, nodes, records));
                Access access = List.of(everyone(), reader("bank"), reader("bank", "calls"))
                        .get(random.nextInt(3));
                try (GraphView view = store.view(access)) {
                    var later = new PlainGraph();
                    var batch = later.random(new Random(seed + 1), nodes + 3, 20);
                    other.submit(() -> store.apply(batch.stream()
                            .map(one -> new GraphStore.Applied(one.ref(), one.facts(), one.sequence() + records, 2))
                            .toList()));
                    for (int i = 0; i < 4; i++) {
                        check.on(new Scene(plain, view, access, PlainGraph.filter(random), random, seed));
                    }
                }
            }
        }
    }

    static Expand expand(Scene scene) {
        return new Expand(scene.view, ONTOLOGY, scene.filter, Budget.unlimited());
    }

    @Test
    default void expandsToExactlyTheEdgesThereAre() {
        onRandomGraphs(8, 40, scene -> {
            var asked = scene.some(3);
            var starts = new HashSet<>(scene.held(asked));
            var edges = new TreeMap<String, Long>();
            var sums = new TreeMap<String, Map<String, Long>>();
            for (Row row : scene.rows()) {
                if (leads(scene.filter, starts, row)) {
                    String edge = row.from() + " " + row.link() + " " + row.to();
                    edges.merge(edge, 1L, Long::sum);
                    if (row.amount() != Long.MIN_VALUE) {
                        sums.computeIfAbsent(edge, e -> new TreeMap<>()).merge(row.currency(), row.amount(), Long::sum);
                    }
                }
            }
            for (Expand.Order order : Expand.Order.values()) {
                var answer = expand(scene).of(asked, order, 10_000);
                var found = new TreeMap<String, Long>();
                for (Expand.Edge edge : answer.edges()) {
                    String name = edge.from() + " " + edge.link() + " " + edge.to();
                    found.merge(name, edge.facts(), Long::sum);
                    var money = new TreeMap<String, Long>();
                    edge.sums()
                            .forEach(sum ->
                                    money.put(sum.currency(), sum.amount().fen()));
                    assertThat(money).as(scene.again()).isEqualTo(sums.getOrDefault(name, Map.of()));
                }
                assertThat(found).as(scene.again()).isEqualTo(edges);
                assertThat(answer.total()).isEqualTo(edges.size());
                var few = expand(scene).of(asked, order, 3);
                assertThat(few.edges())
                        .as(scene.again())
                        .isEqualTo(answer.edges().subList(0, Math.min(3, edges.size())));
                assertThat(few.total()).isEqualTo(edges.size());
            }
        });
    }

    static boolean leads(FactFilter filter, Set<EntityKey> starts, Row row) {
        return filter.direction() != Direction.IN && starts.contains(row.from())
                || filter.direction() != Direction.OUT && starts.contains(row.to());
    }

    @Test
    default void countsBeforeExpandingWhatExpandingBrings() {
        onRandomGraphs(8, 40, scene -> {
            var asked = scene.some(3);
            var counts = new LinkCounts(scene.view, ONTOLOGY, scene.filter, Budget.unlimited()).at(asked);
            var edges = expand(scene).of(asked, Expand.Order.FACTS, 10_000);
            var byLink = new TreeMap<String, Long>();
            edges.edges().forEach(edge -> byLink.merge(edge.link(), edge.facts(), Long::sum));
            var counted = new TreeMap<String, Long>();
            counts.counts().forEach(count -> counted.merge(count.link(), count.facts(), Long::sum));
            assertThat(counted).as(scene.again()).isEqualTo(byLink);
        });
    }

    @Test
    default void listsEveryFactBehindAnEdgeOnceOverPages() {
        onRandomGraphs(4, 40, scene -> {
            EntityKey a = account(scene.random.nextInt(4));
            EntityKey b = account(scene.random.nextInt(4));
            var expected = scene.rows().stream()
                    .filter(row -> scene.filter.direction() != Direction.IN
                                    && row.from().equals(a)
                                    && row.to().equals(b)
                            || scene.filter.direction() != Direction.OUT
                                    && row.from().equals(b)
                                    && row.to().equals(a))
                    .sorted(java.util.Comparator.comparingLong(Row::at).thenComparing(Row::name))
                    .map(row -> row.name() + " " + row.from() + " " + row.to() + " " + row.link())
                    .toList();
            var found = new ArrayList<String>();
            String cursor = "";
            do {
                var page =
                        new EdgeFacts(scene.view, ONTOLOGY, scene.filter, Budget.unlimited()).between(a, b, cursor, 3);
                assertThat(page.total()).as(scene.again()).isEqualTo(expected.size());
                page.facts()
                        .forEach(item ->
                                found.add(item.name() + " " + item.from() + " " + item.to() + " " + item.link()));
                cursor = page.cursor();
            } while (!cursor.isEmpty());
            assertThat(found).as(scene.again()).isEqualTo(expected);
        });
    }

    @Test
    default void findsTheNeighboursThatSeveralShare() {
        onRandomGraphs(9, 25, scene -> {
            var asked = scene.some(4);
            var starts = scene.held(asked);
            var touching = new TreeMap<EntityKey, Set<EntityKey>>();
            for (Row row : scene.rows()) {
                if (scene.filter.direction() != Direction.IN
                        && starts.contains(row.from())
                        && !starts.contains(row.to())) {
                    touching.computeIfAbsent(row.to(), k -> new TreeSet<>()).add(row.from());
                }
                if (scene.filter.direction() != Direction.OUT
                        && starts.contains(row.to())
                        && !starts.contains(row.from())) {
                    touching.computeIfAbsent(row.from(), k -> new TreeSet<>()).add(row.to());
                }
            }
            touching.values().removeIf(set -> set.size() < 2);
            var answer = new CommonNeighbours(scene.view, scene.filter, Budget.unlimited()).of(asked, 2, 100);
            var found = new TreeMap<EntityKey, Set<EntityKey>>();
            answer.common().forEach(common -> found.put(common.key(), new TreeSet<>(common.touching())));
            assertThat(found).as(scene.again()).isEqualTo(touching);
        });
    }

    @Test
    default void tellsWhichEntitiesHangTogether() {
        onRandomGraphs(9, 8, scene -> {
            var asked = IntStream.range(0, 9).mapToObj(PlainGraph::account).toList();
            var label = new TreeMap<EntityKey, EntityKey>();
            asked.forEach(key -> label.put(key, key));
            for (int i = 0; i < 9; i++) {
                for (Row row : scene.rows()) {
                    EntityKey least =
                            min(label.getOrDefault(row.from(), row.from()), label.getOrDefault(row.to(), row.to()));
                    label.put(row.from(), least);
                    label.put(row.to(), least);
                }
            }
            var expected = new TreeMap<EntityKey, Set<EntityKey>>();
            for (EntityKey key : scene.held(asked)) {
                expected.computeIfAbsent(label.get(key), k -> new TreeSet<>()).add(key);
            }
            var answer = new Components(scene.view, scene.filter, Budget.unlimited()).of(asked, Integer.MAX_VALUE);
            var found = new HashSet<Set<EntityKey>>();
            answer.groups().forEach(group -> {
                found.add(new TreeSet<>(group.members()));
                assertThat(group.whole()).isTrue();
            });
            assertThat(found).as(scene.again()).isEqualTo(new HashSet<>(expected.values()));
        });
    }

    private static EntityKey min(EntityKey a, EntityKey b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    @Test
    default void findsTheBestPathsOfAll() {
        onRandomGraphs(7, 20, scene -> {
            for (Paths.By by : Paths.By.values()) {
                boolean timed = scene.random.nextBoolean();
                long hubCap = scene.random.nextInt(3) == 0 ? 25 : Long.MAX_VALUE;
                var rules = new Paths.Rules(1 + scene.random.nextInt(5), 4, by, timed, hubCap);
                EntityKey a = account(0);
                EntityKey b = account(1);
                var all = new AllPaths(scene, rules).between(a, b);
                var answer = new Paths(scene.view, ONTOLOGY, scene.filter, rules, Budget.unlimited()).between(a, b);
                var costs = answer.paths().stream().map(Paths.Path::cost).toList();
                assertThat(costs).as(rules + " " + scene.again()).hasSize(Math.min(4, all.size()));
                for (int i = 0; i < costs.size(); i++) {
                    assertThat(costs.get(i))
                            .as(rules + " " + scene.again())
                            .isCloseTo(all.get(i).cost(), org.assertj.core.data.Offset.offset(1e-9));
                    var nodes = answer.paths().get(i).nodes();
                    assertThat(all).anySatisfy(path -> assertThat(path.nodes()).isEqualTo(nodes));
                    assertThat(answer.paths().get(i).steps()).allSatisfy(step -> {
                        assertThat(step.edges()).isNotEmpty();
                        assertThat(step.evidence()).isNotEmpty();
                    });
                }
            }
        });
    }

    /** Every simple path there is, by trying all. */
    final class AllPaths {

        record Path(List<EntityKey> nodes, double cost) {}

        private final Scene scene;
        private final Paths.Rules rules;
        private final List<Row> rows;
        private final List<Path> all = new ArrayList<>();

        AllPaths(Scene scene, Paths.Rules rules) {
            this.scene = scene;
            this.rules = rules;
            rows = scene.rows();
        }

        List<Path> between(EntityKey a, EntityKey b) {
            if (scene.held(List.of(a, b)).size() == 2) {
                go(new ArrayList<>(List.of(a)), b, Long.MIN_VALUE, 0);
            }
            all.sort(java.util.Comparator.comparingDouble(Path::cost));
            return all;
        }

        private void go(List<EntityKey> path, EntityKey end, long after, double cost) {
            EntityKey here = path.getLast();
            if (here.equals(end)) {
                all.add(new Path(List.copyOf(path), cost));
                return;
            }
            if (path.size() > rules.maxLength()) {
                return;
            }
            for (EntityKey next : scene.plain.nodes(scene.access)) {
                if (path.contains(next) || !next.equals(end) && degree(next) > rules.hubCap()) {
                    continue;
                }
                long count = 0;
                long first = Long.MAX_VALUE;
                for (Row row : rows) {
                    boolean forth = scene.filter.direction() != Direction.IN
                            && row.from().equals(here)
                            && row.to().equals(next);
                    boolean back = scene.filter.direction() != Direction.OUT
                            && row.from().equals(next)
                            && row.to().equals(here);
                    if ((forth || back) && !(rules.timeRespecting() && row.at() == Long.MIN_VALUE)) {
                        count++;
                        first = row.at() > after ? Math.min(first, row.at()) : first;
                    }
                }
                if (count > 0 && (!rules.timeRespecting() || first < Long.MAX_VALUE)) {
                    path.add(next);
                    double step = BestFirst.cost(rules.by(), count, next.equals(end) ? 0 : degree(next));
                    go(path, end, rules.timeRespecting() ? first : after, cost + step);
                    path.removeLast();
                }
            }
        }

        private long degree(EntityKey key) {
            return scene.plain.facts(scene.access, key, FactFilter.ANY).size();
        }
    }

    @Test
    default void answersNothingThatRestsOnASourceTheReaderMayNotSee() {
        var plain = new PlainGraph();
        try (GraphStore store = empty()) {
            store.apply(List.of(
                    plain.add(record("bank", "a", transfer(1, 2, 10, 100), transfer(3, 4, 10, 100))),
                    plain.add(record("secret", "b", transfer(2, 3, 20, 100), transfer(1, 2, 30, 900))),
                    plain.add(record("secret", "c", transfer(1, 9, 20, 100), transfer(3, 9, 20, 100)))));
            try (GraphView view = store.view(reader("bank"))) {
                Budget free = Budget.unlimited();
                var any = FactFilter.ANY;
                var expansion = new Expand(view, ONTOLOGY, any, free).of(List.of(account(1)), Expand.Order.FACTS, 10);
                assertThat(expansion.total()).isEqualTo(1);
                assertThat(expansion.edges().getFirst().facts()).isEqualTo(1);
                assertThat(expansion.edges().getFirst().sums())
                        .isEqualTo(List.of(new Sum("CNY", new io.clew.record.Money(100))));
                assertThat(expansion.nodes())
                        .allSatisfy(node -> assertThat(node.degree()).isEqualTo(1));
                assertThat(new LinkCounts(view, ONTOLOGY, any, free)
                                .at(List.of(account(1)))
                                .counts())
                        .singleElement()
                        .satisfies(count -> assertThat(count.facts()).isEqualTo(1));
                assertThat(new EdgeFacts(view, ONTOLOGY, any, free)
                                .between(account(1), account(2), "", 10)
                                .total())
                        .isEqualTo(1);
                var among = new Between(view, ONTOLOGY, any, free)
                        .of(List.of(account(1), account(2), account(3), account(4), account(9)));
                assertThat(among.edges())
                        .hasSize(2)
                        .allSatisfy(line -> assertThat(line.edge().facts()).isEqualTo(1))
                        .allSatisfy(line -> assertThat(line.days()).hasSize(1));
                assertThat(among.unknown()).containsExactly(account(9));
                var rules = new Paths.Rules(5, 3, Paths.By.FEWEST_STEPS, false, Long.MAX_VALUE);
                assertThat(new Paths(view, ONTOLOGY, any, rules, free)
                                .between(account(1), account(4))
                                .paths())
                        .isEmpty();
                assertThat(new CommonNeighbours(view, any, free)
                                .of(List.of(account(1), account(3)), 2, 10)
                                .total())
                        .isZero();
                var apart = new Components(view, any, free).of(List.of(account(1), account(4), account(9)), 9);
                assertThat(apart.groups()).hasSize(2);
                assertThat(apart.unknown()).containsExactly(account(9));
            }
        }
    }

    @Test
    default void whatGoesToItselfIsAnEdgeInEveryView() {
        var plain = new PlainGraph();
        try (GraphStore store = empty()) {
            store.apply(List.of(plain.add(record("bank", "a", transfer(1, 1, 1000, 150), transfer(1, 2, 2000, 260)))));
            try (GraphView view = store.view(everyone())) {
                var any = FactFilter.ANY;
                var free = Budget.unlimited();
                var both = List.of(account(1), account(2));
                var expanded = new Expand(view, ONTOLOGY, any, free).of(List.of(account(1)), Expand.Order.FACTS, 10);
                assertThat(expanded.edges())
                        .filteredOn(edge -> edge.from().equals(edge.to()))
                        .hasSize(1);
                assertThat(new Between(view, ONTOLOGY, any, free).of(both).edges())
                        .filteredOn(
                                line -> line.edge().from().equals(line.edge().to()))
                        .singleElement()
                        .satisfies(line -> assertThat(line.edge().facts()).isEqualTo(1));
                assertThat(new LinkCounts(view, ONTOLOGY, any, free)
                                .at(List.of(account(1)))
                                .counts())
                        .singleElement()
                        .satisfies(count -> assertThat(count.facts()).isEqualTo(2));
                assertThat(new EdgeFacts(view, ONTOLOGY, any, free)
                                .between(account(1), account(1), "", 10)
                                .total())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    default void saysWhenItWasCut() {
        var plain = new PlainGraph();
        try (GraphStore store = empty()) {
            var facts = IntStream.range(0, 500)
                    .mapToObj(i -> transfer(1, 2 + i % 50, 1000 + i, 100))
                    .toArray(io.clew.record.Fact[]::new);
            store.apply(List.of(plain.add(record("bank", "a", facts))));
            try (GraphView view = store.view(everyone())) {
                var cut = new Expand(view, ONTOLOGY, FactFilter.ANY, new Budget(100, 1_000_000_000L))
                        .of(List.of(account(1)), Expand.Order.FACTS, 10);
                assertThat(cut.cut()).isEqualTo("facts");
                var whole = new Expand(view, ONTOLOGY, FactFilter.ANY, Budget.unlimited())
                        .of(List.of(account(1)), Expand.Order.FACTS, 10);
                assertThat(whole.cut()).isEmpty();
                assertThat(whole.shown()).isEqualTo(10);
                assertThat(whole.total()).isEqualTo(50);
                assertThat(whole.facts()).isEqualTo(500);
            }
        }
    }

    @Test
    default void refusesAbsurdLimitsAndSaysWhatItDoesNotKnow() {
        try (GraphStore store = empty();
                GraphView view = store.view(everyone())) {
            var expand = new Expand(view, ONTOLOGY, FactFilter.ANY, Budget.unlimited());
            assertThatThrownBy(() -> expand.of(List.of(account(1)), Expand.Order.FACTS, 2_000_000_000))
                    .isInstanceOfSatisfying(
                            ClewException.class, e -> assertThat(e.code()).isEqualTo("limit"));
            assertThatThrownBy(() -> expand.of(List.of(), Expand.Order.FACTS, 10))
                    .isInstanceOfSatisfying(
                            ClewException.class, e -> assertThat(e.code()).isEqualTo("no-nodes"));
            var many = IntStream.range(0, 10_001).mapToObj(PlainGraph::account).toList();
            assertThatThrownBy(() -> expand.of(many, Expand.Order.FACTS, 10))
                    .isInstanceOfSatisfying(
                            ClewException.class, e -> assertThat(e.code()).isEqualTo("too-many-nodes"));
            assertThat(expand.of(List.of(account(1)), Expand.Order.FACTS, 10).unknown())
                    .containsExactly(account(1));
        }
    }
}
