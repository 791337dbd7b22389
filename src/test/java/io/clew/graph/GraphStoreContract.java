package io.clew.graph;

import static io.clew.graph.PlainGraph.account;
import static io.clew.graph.PlainGraph.everyone;
import static io.clew.graph.PlainGraph.reader;
import static io.clew.graph.PlainGraph.record;
import static io.clew.graph.PlainGraph.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.access.Access;
import io.clew.past.PastGraph;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link GraphStore} does. A new adapter implements {@link #empty} and inherits the rest. */
public interface GraphStoreContract {

    /** Returns a store without facts. The test closes it. */
    GraphStore empty();

    /** How many random graphs to try; engines behind a wire take fewer. */
    default int rounds() {
        return 60;
    }

    @Test
    default void givesExactlyTheFactsOfTheCurrentRecords() {
        for (long seed : Seeds.fresh(rounds())) {
            var random = new Random(seed);
            var plain = new PlainGraph();
            try (GraphStore store = empty()) {
                for (int batch = 0; batch < 4; batch++) {
                    store.apply(plain.random(random, 8, 12));
                    if (random.nextBoolean()) {
                        store.checkpoint();
                    }
                    agree(store, plain, random, seed);
                }
            }
        }
    }

    @Test
    default void asOfASequenceNothingThatCameLaterExists() {
        for (long seed : Seeds.fresh(rounds())) {
            var random = new Random(seed);
            var plain = new PlainGraph();
            try (GraphStore store = empty()) {
                var past = new PastGraph(store, store::appliedSequence, (after, sink) -> {
                    for (GraphStore.Applied each : plain.all()) {
                        if (each.sequence() > after && !sink.test(each)) {
                            return;
                        }
                    }
                });
                long then = 0;
                for (int batch = 0; batch < 4; batch++) {
                    store.apply(plain.random(random, 8, 12));
                    then = batch == 1 ? store.appliedSequence() : then;
                    for (long asOf : List.of(0L, then, store.appliedSequence())) {
                        same(past, plain, everyone().asOf(asOf), "again with -Dclew.seed=" + seed + " as of " + asOf);
                        same(
                                past,
                                plain,
                                reader("bank").asOf(asOf),
                                "again with -Dclew.seed=" + seed + " as of " + asOf);
                    }
                }
            }
        }
    }

    /** Compares every node, what touches it and how often. */
    private static void same(GraphStore store, PlainGraph plain, Access access, String again) {
        try (GraphView view = store.view(access)) {
            for (int n = 0; n < 8; n++) {
                List<String> found = new ArrayList<>(PlainGraph.facts(view, account(n), FactFilter.ANY));
                found.sort(null);
                assertThat(found).as(again).isEqualTo(plain.facts(access, account(n), FactFilter.ANY));
                long node = view.node(account(n));
                assertThat(node == GraphView.NO_NODE).as(again).isEqualTo(found.isEmpty());
            }
            assertThat(nodes(view)).as(again).isEqualTo(plain.nodes(access));
        }
    }

    /** Compares every node under some filters, for readers of all, of some and of no sources. */
    static void agree(GraphStore store, PlainGraph plain, Random random, long seed) {
        for (Access access : List.of(everyone(), reader("bank"), reader("calls", "secret"), reader())) {
            try (GraphView view = store.view(access)) {
                if (random.nextBoolean()) {
                    view.seeking(
                            IntStream.range(0, 8).mapToObj(PlainGraph::account).toList());
                }
                for (int n = 0; n < 8; n++) {
                    FactFilter filter = n % 2 == 0 ? FactFilter.ANY : PlainGraph.filter(random);
                    List<String> found = new ArrayList<>(PlainGraph.facts(view, account(n), filter));
                    found.sort(null);
                    assertThat(found)
                            .as("node %d, %s, again with -Dclew.seed=%d", n, filter, seed)
                            .isEqualTo(plain.facts(access, account(n), filter));
                }
                assertThat(nodes(view)).as("again with -Dclew.seed=%d", seed).isEqualTo(plain.nodes(access));
            }
        }
        assertThat(store.health().facts())
                .as("again with -Dclew.seed=%d", seed)
                .isEqualTo(plain.rows(everyone()).size());
    }

    static Set<EntityKey> nodes(GraphView view) {
        var nodes = new TreeSet<EntityKey>();
        var all = view.nodes();
        while (all.next()) {
            assertThat(nodes.add(view.key(all.node()))).isTrue();
        }
        return nodes;
    }

    @Test
    default void walksFactsByDirectionThenLinkThenTime() {
        for (long seed : Seeds.fresh(5)) {
            var random = new Random(seed);
            try (GraphStore store = empty()) {
                store.apply(new PlainGraph().random(random, 3, 60));
                try (GraphView view = store.everything()) {
                    FactCursor facts = view.facts(view.node(account(0)), FactFilter.ANY);
                    long last = Long.MIN_VALUE;
                    String run = "";
                    var runs = new TreeSet<String>();
                    while (facts.next()) {
                        String here = facts.outgoing() + " " + facts.link();
                        if (!here.equals(run)) {
                            assertThat(runs.add(here)).as("each run comes once").isTrue();
                            run = here;
                            last = Long.MIN_VALUE;
                        }
                        assertThat(facts.at()).isGreaterThanOrEqualTo(last);
                        last = facts.at();
                    }
                }
            }
        }
    }

    @Test
    default void passesOverWhatItHasAlready() {
        var plain = new PlainGraph();
        try (GraphStore store = empty()) {
            var batch = plain.random(new Random(7), 5, 20);
            store.apply(batch);
            store.apply(batch);
            store.apply(batch.subList(3, 9));
            assertThat(store.appliedSequence()).isEqualTo(20);
            agree(store, plain, new Random(1), 7);
        }
    }

    @Test
    default void takesBackTheFactsOfARecordThatWasCorrected() {
        var plain = new PlainGraph();
        try (GraphStore store = empty()) {
            store.apply(List.of(plain.add(record("bank", "a", transfer(1, 2, 10, 100), transfer(1, 3, 20, 200)))));
            store.apply(List.of(plain.add(record("bank", "a", transfer(1, 4, 10, 100)))));
            try (GraphView view = store.view(everyone())) {
                assertThat(view.node(account(2))).isEqualTo(GraphView.NO_NODE);
                assertThat(PlainGraph.facts(view, account(1), FactFilter.ANY))
                        .singleElement()
                        .asString()
                        .contains("account:622200004")
                        .endsWith("bank/a#0");
            }
            store.apply(List.of(plain.add(record("bank", "a"))));
            assertThat(store.health().facts()).isZero();
        }
    }

    @Test
    default void hidesNodesThatOnlyUnreadableFactsName() {
        var plain = new PlainGraph();
        try (GraphStore store = empty()) {
            store.apply(List.of(
                    plain.add(record("bank", "a", transfer(1, 2, 10, 100))),
                    plain.add(record("secret", "b", transfer(2, 3, 20, 100)))));
            try (GraphView view = store.view(reader("bank"))) {
                assertThat(view.node(account(3))).isEqualTo(GraphView.NO_NODE);
                assertThat(view.degree(view.node(account(2)))).isEqualTo(1);
                assertThat(nodes(view)).containsExactly(account(1), account(2));
            }
            try (GraphView view = store.view(reader("bank"))) {
                view.seeking(List.of(account(1), account(2), account(3), account(4)));
                assertThat(view.node(account(3))).isEqualTo(GraphView.NO_NODE);
                assertThat(view.node(account(4))).isEqualTo(GraphView.NO_NODE);
                long[] both = {view.node(account(1)), view.node(account(2))};
                view.naming(both);
                assertThat(view.degree(both[0])).isEqualTo(1);
                assertThat(view.degree(both[1])).isEqualTo(1);
            }
        }
    }

    @Test
    default void keepsAViewAsItWasWhileFactsCome() {
        var plain = new PlainGraph();
        try (GraphStore store = empty()) {
            store.apply(plain.random(new Random(3), 6, 30));
            try (GraphView view = store.view(everyone())) {
                var before = PlainGraph.facts(view, account(1), FactFilter.ANY);
                var nodesBefore = nodes(view);
                store.apply(plain.random(new Random(4), 12, 60));
                store.checkpoint();
                assertThat(PlainGraph.facts(view, account(1), FactFilter.ANY)).isEqualTo(before);
                assertThat(nodes(view)).isEqualTo(nodesBefore);
            }
        }
    }

    @Test
    default void isMadeAnewFromRecordsWhileTheOldOneServes() {
        for (long seed : Seeds.fresh(5)) {
            var random = new Random(seed);
            var plain = new PlainGraph();
            try (GraphStore store = empty()) {
                store.apply(plain.random(random, 8, 40));
                store.apply(plain.random(random, 8, 40));
                var came = new boolean[1];
                store.rebuild((after, sink) -> {
                    for (var record : plain.all()) {
                        if (record.sequence() > after && !sink.test(record)) {
                            return;
                        }
                    }
                    if (!came[0]) {
                        came[0] = true;
                        store.apply(plain.random(random, 8, 10));
                    }
                });
                agree(store, plain, random, seed);
                store.apply(plain.random(random, 8, 10));
                agree(store, plain, random, seed);
            }
        }
    }

    @Test
    default void givesASelfTransferOnceInEachDirection() {
        var plain = new PlainGraph();
        try (GraphStore store = empty()) {
            store.apply(List.of(plain.add(record("bank", "a", transfer(1, 1, 10, 100)))));
            try (GraphView view = store.view(everyone())) {
                assertThat(PlainGraph.facts(view, account(1), FactFilter.ANY)).hasSize(2);
            }
        }
    }

    @Test
    default void saysHowManyFactsItLeftOutForWantOfALinkType() {
        var plain = new PlainGraph();
        try (GraphStore store = empty()) {
            Fact strange = Fact.of(account(1), "telepathy", account(2), null, null);
            store.apply(List.of(plain.add(record("bank", "a", transfer(1, 2, 1, 1), strange, transfer(2, 3, 2, 2)))));
            try (GraphView view = store.view(everyone())) {
                assertThat(PlainGraph.facts(view, account(3), FactFilter.ANY))
                        .singleElement()
                        .asString()
                        .endsWith("bank/a#2");
            }
            assertThat(store.health().facts()).isEqualTo(2);
            assertThat(store.health().note()).contains("1 fact");
        }
    }
}
