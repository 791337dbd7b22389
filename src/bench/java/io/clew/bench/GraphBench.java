package io.clew.bench;

import io.clew.analysis.path.BreadthFirst;
import io.clew.analysis.path.Expand;
import io.clew.analysis.path.LinkCounts;
import io.clew.analysis.path.ShortestPath;
import io.clew.analysis.path.WeakComponents;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.graph.memory.Loader;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.record.EntityKey;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.shortestpath.BidirectionalDijkstraShortestPath;
import org.jgrapht.graph.AsUndirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.traverse.BreadthFirstIterator;

/**
 * Measures the embedded graph: {@code ./clew bench graph [--nodes N] [--facts N] [--peer-facts N]}.
 *
 * <p>{@code --records N} measures making the graph anew from an index of N rows instead, which {@code --index FOLDER}
 * keeps for the next time, {@code --neo4j} asks Neo4j about the same facts in turn, {@code --engine neo4j} measures the
 * graph in Neo4j through the port against the bare driver; there {@code --uri} names a server, else one is started.
 * {@code --http ADDRESS --token T} sends transfers to a running Clew and asks it and Neo4j what an account touches.
 *
 * <p>One thread asks; every line says what it counts. JGraphT answers the same questions on the same smaller graph,
 * turn by turn, because its objects take some 300 bytes for each fact.
 */
public final class GraphBench {

    private static final int ASKS = 400;
    private static final int LARGE = 20_000_000;
    private static final long MILLIS_A_DAY = 86_400_000L;

    private GraphBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        if (words.contains("neo4j")) {
            int uri = words.indexOf("--uri");
            Neo4jGraphBench.run(
                    number(arguments, "--nodes", 20_000),
                    number(arguments, "--facts", 200_000),
                    uri < 0 ? "" : words.get(uri + 1));
            return;
        }
        if (words.contains("--http")) {
            HttpGraphBench.run(
                    URI.create(words.get(words.indexOf("--http") + 1)), words.get(words.indexOf("--token") + 1));
            return;
        }
        if (words.contains("--records")) {
            int index = words.indexOf("--index");
            RebuildBench.run(number(arguments, "--records", 300_000), index < 0 ? "" : words.get(index + 1));
            return;
        }
        int nodes = number(arguments, "--nodes", 1_000_000);
        int facts = number(arguments, "--facts", 10_000_000);
        int peerFacts = number(arguments, "--peer-facts", 1_000_000);
        System.out.printf(
                "machine: %d processors, heap %d MiB, Java %s%n",
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20, Runtime.version());
        Path folder = Files.createTempDirectory("clew-graph-bench");
        try {
            var world = new GraphWorld(nodes, facts, 42);
            System.out.printf("graph: %,d nodes, %,d facts%n", nodes, facts);
            if (words.contains("--neo4j")) {
                try (MemoryGraphStore store = filled(world, folder)) {
                    Neo4jWalksBench.run(world, store, folder);
                }
                return;
            }
            build(world, folder);
            questions(world, folder);
            live(world, folder);
        } finally {
            delete(folder);
        }
        if (peerFacts > 0) {
            peer(Math.max(1000, peerFacts / 10), peerFacts);
        }
    }

    private static int number(String[] arguments, String name, int otherwise) {
        int at = Arrays.asList(arguments).indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(arguments[at + 1].replace("_", ""));
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static int[] name(GraphWorld world, Loader loader) {
        int[] numbers = new int[world.nodes];
        for (int node = 0; node < world.nodes; node++) {
            numbers[node] = loader.node(new EntityKey(world.kind(node), world.key(node)));
        }
        return numbers;
    }

    private static String id(int fact) {
        return "t" + (1_000_000_000 + fact);
    }

    private static void add(GraphWorld world, Loader loader, int[] numbers, int fact, String id) {
        add(world, loader, numbers[world.from[fact]], numbers[world.to[fact]], fact, id);
    }

    private static void add(GraphWorld world, Loader loader, int from, int to, int fact, String id) {
        loader.record("bench", id, 1);
        boolean money = world.link[fact] == GraphWorld.TRANSFER;
        loader.fact(
                from,
                to,
                world.link[fact],
                (GraphWorld.BEGIN + world.second[fact]) * 1000,
                money ? world.fen[fact] : FactCursor.NO_AMOUNT,
                "CNY");
    }

    private static MemoryGraphStore filled(GraphWorld world, Path folder) {
        MemoryGraphStore store = MemoryGraphStore.open(folder.resolve("filled"));
        store.load(world.facts, loader -> {
            int[] numbers = name(world, loader);
            for (int i = 0; i < world.facts; i++) {
                add(world, loader, numbers, i, id(i));
            }
        });
        store.compact();
        return store;
    }

    private static void build(GraphWorld world, Path folder) {
        // Three times, for the first compiles the code; a large graph once, for it compiles while it is loaded.
        for (int round = world.facts > LARGE ? 2 : 0; round < 3; round++) {
            Path here = folder.resolve(round == 2 ? "kept" : "warm" + round);
            try (MemoryGraphStore store = MemoryGraphStore.open(here)) {
                Moment began = Moment.now();
                Moment[] named = new Moment[1];
                store.load(world.facts, loader -> {
                    int[] numbers = name(world, loader);
                    named[0] = Moment.now();
                    for (int i = 0; i < world.facts; i++) {
                        add(world, loader, numbers, i, id(i));
                    }
                });
                Moment loaded = Moment.now();
                store.compact();
                Moment built = Moment.now();
                if (round < 2) {
                    continue;
                }
                rate("names of entities taken in", world.nodes, named[0].since(began), "entities");
                rate("facts taken into the delta, with record names", world.facts, loaded.since(named[0]), "facts");
                rate("built both directions, two threads", world.facts, built.since(loaded), "facts");
                store.checkpoint();
                long written = System.nanoTime() - built.clock();
                var health = store.health();
                System.out.printf(
                        "%-60s %10.2f s (%.2f GB/s)%n",
                        "snapshot written and forced", written / 1e9, health.bytes() / (double) written);
                System.out.printf(
                        "%-60s %10.1f bytes%n",
                        "memory for each fact, keys and names included", health.bytes() / (double) health.facts());
            }
        }
    }

    private static final com.sun.management.OperatingSystemMXBean SYSTEM =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** A moment by the clock and by the processor time that the process has used, all threads, in ns. */
    private record Moment(long clock, long processor) {

        static Moment now() {
            return new Moment(System.nanoTime(), SYSTEM.getProcessCpuTime());
        }

        Moment since(Moment began) {
            return new Moment(clock - began.clock, processor - began.processor);
        }
    }

    /** Prints a rate by the clock and for each second that a processor worked; far apart, the machine was busy. */
    private static void rate(String what, long count, Moment took, String unit) {
        System.out.printf(
                "%-60s %10.2f M %s/s, %.2f a core%n",
                what, count * 1e3 / took.clock, unit, count * 1e3 / Math.max(1, took.processor));
    }

    private static void questions(GraphWorld world, Path folder) {
        long began = System.nanoTime();
        try (MemoryGraphStore store = MemoryGraphStore.open(folder.resolve("kept"));
                GraphView view = store.everything()) {
            FactCursor facts = view.facts(account(world, view, 7), FactFilter.ANY);
            int first = 0;
            while (facts.next()) {
                first++;
            }
            System.out.printf(
                    "%-60s %10.1f ms (%d facts)%n",
                    "snapshot opened and first question answered", (System.nanoTime() - began) / 1e6, first);
            walks(world, view, "over the mapped snapshot");
        }
    }

    private static long account(GraphWorld world, GraphView view, int place) {
        int node = world.kindStart[2] + place;
        return view.node(new EntityKey(world.kind(node), world.key(node)));
    }

    private static long walked(BreadthFirst search, long start) {
        search.from(start, Integer.MAX_VALUE);
        return search.factsWalked();
    }

    /** The best of twelve runs, the processor time that of this thread. */
    private static Moment best(Runnable run) {
        Moment best = new Moment(Long.MAX_VALUE, Long.MAX_VALUE);
        var threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 12; i++) {
            long clock = System.nanoTime();
            long processor = threads.getCurrentThreadCpuTime();
            run.run();
            best = new Moment(
                    Math.min(best.clock, System.nanoTime() - clock),
                    Math.min(best.processor, threads.getCurrentThreadCpuTime() - processor));
        }
        return best;
    }

    /** Random accounts that have facts. */
    static long[] accounts(GraphWorld world, GraphView view, int count) {
        var random = new Random(5);
        long[] accounts = new long[count];
        for (int i = 0; i < count; ) {
            long node = account(world, view, random.nextInt(world.kindStart[3] - world.kindStart[2]));
            if (node >= 0) {
                accounts[i++] = node;
            }
        }
        return accounts;
    }

    private static void walks(GraphWorld world, GraphView view, String where) {
        var graph = view.adjacency(FactFilter.ANY);
        var search = new BreadthFirst(graph, Direction.BOTH);
        long[] starts = accounts(world, view, ASKS);
        rate(
                "whole-graph breadth first, both ways, " + where,
                walked(search, starts[0]),
                best(() -> search.from(starts[0], Integer.MAX_VALUE)),
                "facts");
        ask("2 steps, both ways", ASKS, i -> search.from(starts[i], 2));
        ask("3 steps, both ways", ASKS, i -> search.from(starts[i], 3));
        var path = new ShortestPath(graph, Direction.BOTH);
        ask("shortest path between two accounts", ASKS, i -> path.between(starts[i], starts[(i + 1) % ASKS]).length);
        ask("2 steps by cursor", ASKS, i -> byCursor(view, starts[i]));
        ask("money 5 steps on, later each time, 30 days a step", ASKS, i -> trace(view, starts[i]));
        Moment components = best(() -> new WeakComponents(graph).labels());
        System.out.printf(
                "%-60s %10.1f ms, %.1f ms of the processor%n",
                "connected components of everything", components.clock() / 1e6, components.processor() / 1e6);
        hub(world, view);
    }

    private static void hub(GraphWorld world, GraphView view) {
        long hub = 0;
        for (int node = 0; node < world.nodes; node++) {
            if (view.degree(node) > view.degree(hub)) {
                hub = node;
            }
        }
        EntityKey key = view.key(hub);
        var ontology = Ontology.shipped();
        System.out.printf("largest hub: %s with %,d facts%n", key, view.degree(hub));
        ask(
                "expand the hub, first 100 edges, exact totals",
                60,
                i -> new Expand(view, ontology, FactFilter.ANY, Budget.unlimited())
                        .of(List.of(key), Expand.Order.FACTS, 100)
                        .total());
        ask(
                "counts and sums per link type at the hub",
                60,
                i -> new LinkCounts(view, ontology, FactFilter.ANY, Budget.unlimited())
                        .at(List.of(key))
                        .counts()
                        .size());
    }

    private static long byCursor(GraphView view, long start) {
        var seen = new com.carrotsearch.hppc.LongHashSet();
        FactCursor facts = view.facts(start, FactFilter.ANY);
        while (facts.next()) {
            if (seen.add(facts.other())) {
                FactCursor next = view.facts(facts.other(), FactFilter.ANY);
                while (next.next()) {
                    seen.add(next.other());
                }
            }
        }
        return seen.size();
    }

    private static long trace(GraphView view, long start) {
        FactFilter first = FactFilter.ANY
                .direction(Direction.OUT)
                .links(1L << GraphWorld.TRANSFER)
                .atLeast(10_000);
        return follow(view, start, first, 0);
    }

    private static long follow(GraphView view, long node, FactFilter filter, int depth) {
        long count = 0;
        int fan = 0;
        FactCursor facts = view.facts(node, filter);
        while (fan < 50 && facts.next()) {
            fan++;
            count++;
            if (depth < 4) {
                long at = facts.at();
                count += follow(view, facts.other(), filter.between(at + 1, at + 30 * MILLIS_A_DAY), depth + 1);
            }
        }
        return count;
    }

    /** Asks each question once to warm up and once measured. */
    private static double[] ask(String what, int asks, IntToLongFunction question) {
        long result = 0;
        long[] nanos = new long[asks];
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < asks; i++) {
                long began = System.nanoTime();
                result += question.applyAsLong(i);
                nanos[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(nanos);
        double p50 = nanos[asks / 2] / 1e3;
        double p95 = nanos[asks * 95 / 100] / 1e3;
        double p99 = nanos[asks * 99 / 100] / 1e3;
        System.out.printf(
                "%-60s %10.1f µs median, %.1f p95, %.1f p99 (mean result %d)%n",
                what, p50, p95, p99, result / 4 / asks);
        return new double[] {p50, p95, p99};
    }

    private static void live(GraphWorld world, Path folder) throws InterruptedException {
        try (MemoryGraphStore store = MemoryGraphStore.open(folder.resolve("kept"))) {
            int more = world.facts / 50;
            for (int round = 1; round <= 2; round++) { // merging into a base is compiled before it is measured
                store.load(world.facts + round, loader -> {
                    int[] numbers = name(world, loader);
                    for (int i = 0; i < more; i++) {
                        add(world, loader, numbers, i, id(world.facts + i));
                    }
                });
                store.compact();
            }
            double before = breadthFirst(world, store, "breadth first, empty delta");
            var reading = new AtomicBoolean(true);
            Thread reader = Thread.ofPlatform().start(() -> readOn(world, store, reading));
            store.load(world.facts + 3L, loader -> {
                int[] numbers = name(world, loader);
                var ids = new String[more];
                var from = new int[more];
                var to = new int[more];
                for (int i = 0; i < more; i++) { // what the engine is given, not what it does
                    ids[i] = id(world.facts + i);
                    from[i] = numbers[world.from[i]];
                    to[i] = numbers[world.to[i]];
                }
                var threads = ManagementFactory.getThreadMXBean();
                var named = new Moment(System.nanoTime(), threads.getCurrentThreadCpuTime());
                for (int i = 0; i < more; i++) {
                    add(world, loader, from[i], to[i], i, ids[i]);
                    if (i % 1000 == 0) {
                        loader.publish();
                    }
                }
                var ended = new Moment(System.nanoTime(), threads.getCurrentThreadCpuTime());
                rate("facts inserted into the delta beside a reader", more, ended.since(named), "facts");
            });
            reading.set(false);
            reader.join();
            double after = breadthFirst(world, store, "breadth first, 2 % of the facts in the delta");
            System.out.printf("%-60s %10.1f %%%n", "what the delta costs breadth first", 100 * (after / before - 1));
            try (GraphView view = store.everything()) {
                var graph = view.adjacency(FactFilter.ANY);
                var search = new BreadthFirst(graph, Direction.BOTH);
                long[] starts = accounts(world, view, ASKS);
                ask("2 steps, both ways, 2 % in the delta", ASKS, i -> search.from(starts[i], 2));
            }
            Moment began = Moment.now();
            store.compact();
            Moment merged = Moment.now();
            rate("merged into a new base, two threads", store.health().facts(), merged.since(began), "facts");
        }
    }

    private static double breadthFirst(GraphWorld world, MemoryGraphStore store, String what) {
        try (GraphView view = store.everything()) {
            var search = new BreadthFirst(view.adjacency(FactFilter.ANY), Direction.BOTH);
            long start = accounts(world, view, 1)[0];
            Moment best = best(() -> search.from(start, Integer.MAX_VALUE));
            rate(what, search.factsWalked(), best, "facts");
            return (double) best.processor() / search.factsWalked();
        }
    }

    private static void readOn(GraphWorld world, MemoryGraphStore store, AtomicBoolean reading) {
        long[] nanos = new long[1 << 16];
        int count = 0;
        var random = new Random(9);
        while (reading.get() && count < nanos.length) {
            try (GraphView view = store.everything()) {
                long start = account(world, view, random.nextInt(world.kindStart[3] - world.kindStart[2]));
                long began = System.nanoTime();
                if (start >= 0) {
                    byCursor(view, start);
                    nanos[count++] = System.nanoTime() - began;
                }
            }
        }
        Arrays.sort(nanos, 0, count);
        if (count > 0) {
            System.out.printf(
                    "%-60s %10.1f µs median, %.1f p99 (%d asks)%n",
                    "2 steps by cursor beside the writer",
                    nanos[count / 2] / 1e3,
                    nanos[count * 99 / 100] / 1e3,
                    count);
        }
    }

    /** The same smaller graph in JGraphT, question by question in turn. */
    private static void peer(int nodes, int facts) throws IOException {
        System.out.printf("%nJGraphT 1.5.3 beside it: %,d nodes, %,d facts%n", nodes, facts);
        var world = new GraphWorld(nodes, facts, 43);
        long began = System.nanoTime();
        var directed = new DirectedPseudograph<Integer, DefaultEdge>(DefaultEdge.class);
        Path folder = Files.createTempDirectory("clew-graph-bench");
        try (MemoryGraphStore store = filled(world, folder)) {
            long ours = System.nanoTime() - began;
            rate("load, ours", facts, new Moment(ours, ours), "facts");
            began = System.nanoTime();
            for (int node = 0; node < nodes; node++) {
                directed.addVertex(node);
            }
            for (int i = 0; i < facts; i++) {
                directed.addEdge(world.from[i], world.to[i]);
            }
            long theirs = System.nanoTime() - began;
            rate("load, JGraphT", facts, new Moment(theirs, theirs), "facts");
            ratio("load", theirs, ours);
            try (GraphView view = store.everything()) {
                compare(world, view, new AsUndirectedGraph<>(directed));
            }
        } finally {
            delete(folder);
        }
    }

    private static void compare(GraphWorld world, GraphView view, AsUndirectedGraph<Integer, DefaultEdge> theirs) {
        var graph = view.adjacency(FactFilter.ANY);
        var search = new BreadthFirst(graph, Direction.BOTH);
        var path = new ShortestPath(graph, Direction.BOTH);
        long[] starts = accounts(world, view, ASKS);
        double[] ours = ask("2 steps, ours", ASKS, i -> search.from(starts[i], 2));
        double[] jgrapht = ask("2 steps, JGraphT", ASKS, i -> twoSteps(theirs, (int) starts[i]));
        ratio("2 steps", jgrapht[0], ours[0]);
        ours = ask("shortest path, ours", 100, i -> path.between(starts[i], starts[i + 1]).length);
        var dijkstra = new BidirectionalDijkstraShortestPath<>(theirs);
        jgrapht = ask("shortest path, JGraphT", 100, i -> {
            var found = dijkstra.getPath((int) starts[i], (int) starts[i + 1]);
            return found == null ? 0 : found.getLength() + 1;
        });
        ratio("shortest path", jgrapht[0], ours[0]);
        ours = ask("whole breadth first, ours", 3, i -> search.from(starts[i], Integer.MAX_VALUE));
        jgrapht = ask("whole breadth first, JGraphT", 3, i -> {
            var all = new BreadthFirstIterator<>(theirs, (int) starts[i]);
            long count = 0;
            while (all.hasNext()) {
                all.next();
                count++;
            }
            return count;
        });
        ratio("whole breadth first", jgrapht[0], ours[0]);
        ours = ask("connected components, ours", 3, i -> new WeakComponents(graph).labels().length);
        jgrapht = ask(
                "connected components, JGraphT",
                3,
                i -> new ConnectivityInspector<>(theirs).connectedSets().size());
        ratio("connected components", jgrapht[0], ours[0]);
    }

    private static long twoSteps(AsUndirectedGraph<Integer, DefaultEdge> graph, int start) {
        var seen = new java.util.HashSet<Integer>();
        seen.add(start);
        var first = new java.util.ArrayList<Integer>();
        for (DefaultEdge edge : graph.edgesOf(start)) {
            int other = opposite(graph, edge, start);
            if (seen.add(other)) {
                first.add(other);
            }
        }
        for (int node : first) {
            for (DefaultEdge edge : graph.edgesOf(node)) {
                seen.add(opposite(graph, edge, node));
            }
        }
        return seen.size();
    }

    private static int opposite(AsUndirectedGraph<Integer, DefaultEdge> graph, DefaultEdge edge, int node) {
        int from = graph.getEdgeSource(edge);
        return from == node ? graph.getEdgeTarget(edge) : from;
    }

    private static void ratio(String what, double theirs, double ours) {
        System.out.printf("%-60s %10.1f times as fast as JGraphT%n", what, theirs / ours);
    }
}
