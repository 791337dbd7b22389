package io.clew.graph.memory;

import static io.clew.graph.PlainGraph.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.analysis.path.BreadthFirst;
import io.clew.analysis.path.ShortestPath;
import io.clew.analysis.path.WeakComponents;
import io.clew.graph.Adjacency;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphView;
import io.clew.graph.PlainGraph;
import io.clew.graph.Seeds;
import io.clew.record.EntityKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sweeps against the obvious algorithms, with facts in the base, in the delta, and hidden from the reader. */
class SweepsTest {

    private static final int NODES = 12;
    private static final int FAR = 1_000;

    @TempDir
    Path folder;

    @Test
    void agreeWithTheObviousAlgorithms() {
        for (long seed : Seeds.fresh(60)) {
            var random = new Random(seed);
            var plain = new PlainGraph();
            try (var store =
                    MemoryGraphStore.open(folder.resolve(UUID.randomUUID().toString()))) {
                store.apply(plain.random(random, NODES / 2, 4));
                store.checkpoint();
                store.apply(plain.random(random, NODES, 5));
                for (var access : java.util.List.of(PlainGraph.everyone(), PlainGraph.reader("bank"))) {
                    try (GraphView view = store.view(access)) {
                        for (Direction direction : Direction.values()) {
                            agree(plain, view, access, direction, "seed " + seed + " " + direction);
                        }
                    }
                }
            }
        }
    }

    private static void agree(
            PlainGraph plain, GraphView view, io.clew.access.Access access, Direction direction, String as) {
        int[][] steps = steps(plain, access, direction);
        Adjacency graph = view.adjacency(FactFilter.ANY);
        var search = new BreadthFirst(graph, direction);
        var path = new ShortestPath(graph, direction);
        int[] labels = new WeakComponents(graph).labels();
        int[][] joined = steps(plain, access, Direction.BOTH);
        for (int a = 0; a < NODES; a++) {
            long from = view.node(account(a));
            if (from < 0) {
                continue;
            }
            search.from(from, Integer.MAX_VALUE);
            int[] found = search.steps();
            for (int b = 0; b < NODES; b++) {
                long to = view.node(account(b));
                if (to < 0) {
                    continue;
                }
                int there = found[graph.index(to)];
                assertThat(there < 0 ? FAR : there).as(as).isEqualTo(steps[a][b]);
                long[] way = path.between(from, to);
                assertThat(way.length == 0 ? FAR : way.length - 1).as(as).isEqualTo(steps[a][b]);
                for (int i = 0; i + 1 < way.length; i++) {
                    assertThat(steps[number(view.key(way[i]))][number(view.key(way[i + 1]))])
                            .as(as)
                            .isEqualTo(1);
                }
                assertThat(labels[graph.index(from)] == labels[graph.index(to)])
                        .as(as)
                        .isEqualTo(joined[a][b] < FAR);
            }
        }
    }

    private static int number(EntityKey key) {
        return Integer.parseInt(key.value().substring("62220000".length()));
    }

    private static int[][] steps(PlainGraph plain, io.clew.access.Access access, Direction direction) {
        int[][] steps = new int[NODES][NODES];
        for (int i = 0; i < NODES; i++) {
            Arrays.fill(steps[i], FAR);
            steps[i][i] = 0;
        }
        for (var row : plain.rows(access)) {
            int a = number(row.from());
            int b = number(row.to());
            if (direction != Direction.IN) {
                steps[a][b] = Math.min(steps[a][b], 1);
            }
            if (direction != Direction.OUT) {
                steps[b][a] = Math.min(steps[b][a], 1);
            }
        }
        for (int k = 0; k < NODES; k++) {
            for (int i = 0; i < NODES; i++) {
                for (int j = 0; j < NODES; j++) {
                    steps[i][j] = Math.min(steps[i][j], steps[i][k] + steps[k][j]);
                }
            }
        }
        return steps;
    }
}
