package io.clew.graph.neo4j;

import static io.clew.graph.PlainGraph.account;
import static io.clew.graph.PlainGraph.everyone;
import static io.clew.graph.PlainGraph.record;
import static io.clew.graph.PlainGraph.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.graph.Adjacency;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphStoreContract;
import io.clew.graph.GraphView;
import io.clew.graph.PlainGraph;
import io.clew.graph.Seeds;
import io.clew.record.Fact;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class Neo4jGraphStoreTest implements GraphStoreContract {

    @Override
    public GraphStore empty() {
        return Neo4jGraphStore.open(Graphs.fresh());
    }

    @Override
    public int rounds() {
        return 4;
    }

    /** More than two pages in one direction, many facts at the same moment. */
    @Test
    void walksAHubPageByPageWithoutLosingOrDoublingAFact() {
        var random = new Random(5);
        var plain = new PlainGraph();
        try (GraphStore store = empty()) {
            var facts = new Fact[5 * Neo4jView.PAGE + 77];
            for (int i = 0; i < facts.length; i++) {
                facts[i] = transfer(1, 2 + random.nextInt(5), random.nextInt(100) - 5, random.nextInt(1000));
            }
            store.apply(List.of(
                    plain.add(record("bank", "a", facts)), plain.add(record("calls", "b", transfer(2, 1, 7, 7)))));
            for (FactFilter filter :
                    List.of(FactFilter.ANY, FactFilter.ANY.atLeast(300).between(10, 90))) {
                try (GraphView view = store.view(everyone())) {
                    if (filter.equals(FactFilter.ANY)) {
                        view.prefetch(new long[] {view.node(account(1)), view.node(account(2))}, filter);
                    }
                    List<String> found = PlainGraph.facts(view, account(1), filter);
                    found.sort(null);
                    assertThat(found).isEqualTo(plain.facts(everyone(), account(1), filter));
                }
            }
        }
    }

    @Test
    void answersANarrowerQuestionFromWhatAWiderOneBrought() {
        for (long seed : Seeds.fresh(2)) {
            var random = new Random(seed);
            var plain = new PlainGraph();
            try (GraphStore store = empty()) {
                store.apply(plain.random(random, 6, 60));
                try (GraphView view = store.view(everyone())) {
                    for (int i = 0; i < 60; i++) {
                        int node = random.nextInt(6);
                        FactFilter filter = PlainGraph.filter(random);
                        List<String> found = PlainGraph.facts(view, account(node), filter);
                        found.sort(null);
                        assertThat(found)
                                .as("node %d, %s, again with -Dclew.seed=%d", node, filter, seed)
                                .isEqualTo(plain.facts(everyone(), account(node), filter));
                    }
                }
            }
        }
    }

    @Test
    void streamsWhoTouchesWhomForSweeps() {
        var random = new Random(2);
        var plain = new PlainGraph();
        try (GraphStore store = empty()) {
            store.apply(plain.random(random, 8, 80));
            var access = PlainGraph.reader("bank", "calls");
            try (GraphView view = store.view(access)) {
                var expected = new TreeMap<String, Integer>();
                plain.rows(access).forEach(row -> expected.merge(row.from() + " " + row.to(), 1, Integer::sum));
                Adjacency graph = view.adjacency(FactFilter.ANY);
                var leaving = graph.layers().getFirst().out();
                var found = new TreeMap<String, Integer>();
                for (int v = 0; v < graph.nodes(); v++) {
                    int row = leaving.row(v);
                    for (int i = row < 0 ? 0 : leaving.from(row); row >= 0 && i < leaving.end(row); i++) {
                        String ends = view.key(graph.handle(v)) + " "
                                + view.key(graph.handle(leaving.other().get(i)));
                        found.merge(ends, 1, Integer::sum);
                    }
                }
                assertThat(found).isEqualTo(expected);
                assertThat(graph.nodes()).isEqualTo(plain.nodes(access).size());
            }
        }
    }

    @Test
    void givesEachFactTheSameHandleFromBothEnds() {
        var plain = new PlainGraph();
        try (GraphStore store = empty()) {
            store.apply(List.of(plain.add(record("bank", "a", transfer(1, 2, 1, 1), transfer(1, 2, 2, 2)))));
            try (GraphView view = store.view(everyone())) {
                FactCursor leaving = view.facts(view.node(account(1)), FactFilter.ANY.direction(Direction.OUT));
                FactCursor arriving = view.facts(view.node(account(2)), FactFilter.ANY.direction(Direction.IN));
                while (leaving.next()) {
                    assertThat(arriving.next()).isTrue();
                    assertThat(arriving.fact()).isEqualTo(leaving.fact());
                }
            }
        }
    }

    @Test
    void removesWhatWasTakenBackOnceNobodyReadsItAnyMore() {
        var plain = new PlainGraph();
        try (Neo4jGraphStore store = Neo4jGraphStore.open(Graphs.fresh())) {
            store.apply(List.of(plain.add(record("bank", "a", transfer(1, 2, 1, 1), transfer(1, 2, 2, 2)))));
            try (GraphView early = store.view(everyone())) {
                store.apply(List.of(plain.add(record("bank", "a", transfer(1, 3, 1, 1)))));
                store.checkpoint();
                assertThat(PlainGraph.facts(early, account(1), FactFilter.ANY)).hasSize(2);
            }
            store.checkpoint();
            assertThat(store.health().facts()).isEqualTo(1);
            try (GraphView view = store.view(everyone())) {
                assertThat(PlainGraph.facts(view, account(1), FactFilter.ANY)).hasSize(1);
            }
        }
    }
}
