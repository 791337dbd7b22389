package io.clew.graph.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clew.analysis.path.BreadthFirst;
import io.clew.analysis.path.ShortestDistances;
import io.clew.analysis.path.WeakComponents;
import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphStore.Applied;
import io.clew.graph.GraphView;
import io.clew.graph.PlainGraph;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers of LDBC Graphalytics, through a view, with half of the facts in the base and half in the delta. */
class GraphalyticsTest {

    /** Weights are kept in millionths, as amounts. */
    private static final double SCALE = 1e6;

    private static final String UNREACHED = "9223372036854775807";

    @TempDir
    Path folder;

    private Path oracles = Path.of("");

    @BeforeEach
    void findOracles() {
        oracles =
                Path.of(Objects.requireNonNullElse(System.getenv("CLEW_ORACLES"), "../shared/oracles"), "graphalytics");
        assumeTrue(Files.isDirectory(oracles), "no Graphalytics files at " + oracles);
    }

    private record Edge(String from, String to, double weight) {}

    private static EntityKey key(String vertex) {
        return new EntityKey("account", vertex);
    }

    private List<String> lines(String file) {
        Path path = oracles.resolve(file);
        try (InputStream raw = Files.newInputStream(path);
                InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Edge> edges(String file) {
        return lines(file).stream()
                .map(line -> line.trim().split("\\s+"))
                .map(words -> new Edge(words[0], words[1], words.length > 2 ? Double.parseDouble(words[2]) : 1))
                .toList();
    }

    /** Lines of a vertex and its neighbours; of an undirected graph each edge stands on both lines. */
    private List<Edge> neighbours(String file, boolean directed) {
        var edges = new ArrayList<Edge>();
        for (String line : lines(file)) {
            String[] words = line.trim().split("\\s+");
            for (int i = 1; i < words.length; i++) {
                if (directed || Long.parseLong(words[0]) <= Long.parseLong(words[i])) {
                    edges.add(new Edge(words[0], words[i], 1));
                }
            }
        }
        return edges;
    }

    private Map<String, String> answers(String file) {
        var answers = new TreeMap<String, String>();
        for (String line : lines(file)) {
            String[] words = line.trim().split("\\s+");
            answers.put(words[0], words[1]);
        }
        return answers;
    }

    private interface Ask {
        void on(GraphView view);
    }

    private void with(List<Edge> edges, Ask ask) {
        var records = new ArrayList<Applied>();
        for (Edge edge : edges) {
            Fact fact =
                    Fact.of(key(edge.from), "transfer", key(edge.to), null, new Money(Math.round(edge.weight * SCALE)));
            long sequence = records.size() + 1;
            records.add(new Applied(PlainGraph.record("s", "e" + sequence, fact), sequence, 1));
        }
        Path here = folder.resolve(String.valueOf(System.nanoTime()));
        try (var store = MemoryGraphStore.open(here)) {
            store.apply(records.subList(0, records.size() / 2));
            store.checkpoint();
            store.apply(records);
            try (GraphView view = store.everything()) {
                ask.on(view);
            }
        }
    }

    private void breadthFirst(List<Edge> edges, boolean directed, String source, Map<String, String> expected) {
        with(edges, view -> {
            var graph = view.adjacency(FactFilter.ANY);
            var search = new BreadthFirst(graph, directed ? Direction.OUT : Direction.BOTH);
            search.from(view.node(key(source)), Integer.MAX_VALUE);
            int[] steps = search.steps();
            expected.forEach((vertex, answer) -> {
                long node = view.node(key(vertex));
                int found = node < 0 ? -1 : steps[graph.index(node)];
                assertThat(found < 0 ? UNREACHED : String.valueOf(found))
                        .as(vertex)
                        .isEqualTo(answer);
            });
        });
    }

    private void components(List<Edge> edges, Map<String, String> expected) {
        with(edges, view -> {
            var graph = view.adjacency(FactFilter.ANY);
            int[] labels = new WeakComponents(graph).labels();
            Map<String, String> ours = new HashMap<>();
            Map<String, String> theirs = new HashMap<>();
            expected.forEach((vertex, answer) -> {
                long node = view.node(key(vertex));
                String label = node < 0 ? "alone " + vertex : String.valueOf(labels[graph.index(node)]);
                assertThat(ours.computeIfAbsent(answer, a -> label)).as(vertex).isEqualTo(label);
                assertThat(theirs.computeIfAbsent(label, l -> answer))
                        .as(vertex)
                        .isEqualTo(answer);
            });
        });
    }

    private void distances(List<Edge> edges, boolean directed, String source, Map<String, String> expected) {
        with(edges, view -> {
            var filter = FactFilter.ANY.direction(directed ? Direction.OUT : Direction.BOTH);
            var found = new ShortestDistances(view, filter, Budget.unlimited()).from(view.node(key(source)));
            expected.forEach((vertex, answer) -> {
                long node = view.node(key(vertex));
                if (answer.toLowerCase(java.util.Locale.ROOT).startsWith("inf")) {
                    assertThat(node >= 0 && found.containsKey(node)).as(vertex).isFalse();
                } else {
                    double distance = Double.parseDouble(answer);
                    assertThat(found.get(node) / SCALE)
                            .as(vertex)
                            .isCloseTo(distance, within(Math.max(1e-9, distance * 1e-4)));
                }
            });
        });
    }

    @Test
    void countsStepsAsTheValidationGraphsSay() {
        breadthFirst(neighbours("bfs/dir-input", true), true, "1", answers("bfs/dir-output"));
        breadthFirst(neighbours("bfs/undir-input", false), false, "1", answers("bfs/undir-output"));
        breadthFirst(edges("example/example-directed.e"), true, "1", answers("example/example-directed-BFS"));
        breadthFirst(edges("example/example-undirected.e"), false, "2", answers("example/example-undirected-BFS"));
    }

    @Test
    void groupsAsTheValidationGraphsSay() {
        components(neighbours("wcc/dir-input", true), answers("wcc/dir-output"));
        components(neighbours("wcc/undir-input", false), answers("wcc/undir-output"));
        components(edges("example/example-directed.e"), answers("example/example-directed-WCC"));
        components(edges("example/example-undirected.e"), answers("example/example-undirected-WCC"));
    }

    @Test
    void sumsTheLeastAmountsAsTheValidationGraphsSay() {
        distances(edges("sssp/dir-input.e"), true, "1", answers("sssp/dir-output"));
        distances(edges("sssp/undir-input.e"), false, "1", answers("sssp/undir-output"));
        distances(edges("example/example-directed.e"), true, "1", answers("example/example-directed-SSSP"));
        distances(edges("example/example-undirected.e"), false, "2", answers("example/example-undirected-SSSP"));
    }

    @Test
    void agreesOnTransfersBetweenThousandsOfAccounts() {
        Map<String, String> sources = Map.of("all", "144115188075856618", "early", "4722305684274676567");
        sources.forEach((name, source) -> {
            var edges = edges("funds/" + name + ".e.gz");
            for (boolean directed : new boolean[] {true, false}) {
                String way = "funds/" + name + (directed ? "-directed-" : "-undirected-");
                breadthFirst(edges, directed, source, answers(way + "BFS.gz"));
                distances(edges, directed, source, answers(way + "SSSP.gz"));
                components(edges, answers(way + "WCC.gz"));
            }
        });
    }
}
