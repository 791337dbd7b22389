package io.clew.bench;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore.Applied;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.graph.neo4j.Neo4jGraphStore;
import io.clew.graph.neo4j.Neo4jSettings;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.servers.Neo4jServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;

/** Measures the graph in Neo4j through the port against the bare driver doing the same, turn by turn. */
final class Neo4jGraphBench {

    private static final int BATCH = 5000;
    private static final int ASKS = 200;
    private static final Ontology ONTOLOGY = Ontology.shipped();

    private final GraphWorld world;
    private final Driver driver;
    private final Neo4jSettings settings;

    private Neo4jGraphBench(GraphWorld world, Driver driver, Neo4jSettings settings) {
        this.world = world;
        this.driver = driver;
        this.settings = settings;
    }

    /** @param uri of a server that may be filled; empty to start one */
    static void run(int nodes, int facts, String uri) throws IOException {
        try (var server = uri.isEmpty() ? Neo4jServer.start() : null) {
            URI address = URI.create(server == null ? uri : server.address());
            String name = "bench" + System.nanoTime();
            try (var driver = GraphDatabase.driver(address)) {
                System.out.printf("Neo4j at %s: %,d nodes, %,d facts%n", address, nodes, facts);
                var world = new GraphWorld(nodes, facts, 42);
                new Neo4jGraphBench(world, driver, Neo4jSettings.of(address).name(name)).measure();
            }
        }
    }

    private void measure() throws IOException {
        try (var store = Neo4jGraphStore.open(settings)) {
            store.appliedSequence();
            load(store);
            try (GraphView view = store.everything()) {
                ports(store, view);
            }
        }
    }

    private Applied applied(int fact) {
        var record = new Record(
                new RecordRef("bench", "t" + (1_000_000_000 + fact)),
                "transfer",
                "",
                "",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(Fact.of(
                        key(world.from[fact]),
                        ONTOLOGY.link(world.link[fact]).type(),
                        key(world.to[fact]),
                        Instant.ofEpochSecond(GraphWorld.BEGIN + world.second[fact]),
                        world.link[fact] == GraphWorld.TRANSFER ? new Money(world.fen[fact]) : null)),
                Map.of(),
                Provenance.NONE);
        return new Applied(record, fact + 1L, 1);
    }

    private EntityKey key(int node) {
        return new EntityKey(world.kind(node), world.key(node));
    }

    /** Turn by turn, a batch through the port and a batch of the same rows by the bare driver. */
    private void load(Neo4jGraphStore store) {
        long ours = 0;
        long bare = 0;
        for (int from = 0; from < world.facts; from += BATCH) {
            int to = Math.min(world.facts, from + BATCH);
            var records = new ArrayList<Applied>();
            for (int i = from; i < to; i++) {
                records.add(applied(i));
            }
            long began = System.nanoTime();
            store.apply(records);
            long between = System.nanoTime();
            unwind(from, to);
            ours += between - began;
            bare += System.nanoTime() - between;
            if (from == world.facts / 5 / BATCH * BATCH) {
                ours = 0; // the first fifth compiles the code on both ends
                bare = 0;
            }
        }
        double measured = world.facts * 0.8;
        System.out.printf("%-60s %10.0f facts/s%n", "loaded through the port", measured * 1e9 / ours);
        System.out.printf("%-60s %10.0f facts/s%n", "loaded by bare UNWIND", measured * 1e9 / bare);
        System.out.printf("%-60s %10.1f %%%n", "of bare UNWIND", 100.0 * bare / ours);
    }

    private void unwind(int from, int to) {
        var ids = new LinkedHashSet<String>();
        var rows = new TreeMap<String, List<Map<String, Object>>>();
        for (int i = from; i < to; i++) {
            var is = new HashMap<String, Object>();
            is.put("fact", (i + 1L) << 24);
            is.put("source", "bench");
            is.put("record", "bench/t" + (1_000_000_000 + i));
            is.put("at", (GraphWorld.BEGIN + world.second[i]) * 1000);
            if (world.link[i] == GraphWorld.TRANSFER) {
                is.put("amount", (long) world.fen[i]);
            }
            String a = "bare " + key(world.from[i]);
            String b = "bare " + key(world.to[i]);
            ids.add(a);
            ids.add(b);
            rows.computeIfAbsent(ONTOLOGY.link(world.link[i]).type(), link -> new ArrayList<>())
                    .add(Map.of("from", a, "to", b, "is", is));
        }
        try (Session session = driver.session()) {
            session.executeWriteWithoutResult(transaction -> {
                transaction
                        .run("UNWIND $ids AS id MERGE (e:Entity {id: id})", Map.of("ids", List.copyOf(ids)))
                        .consume();
                rows.forEach((link, all) -> transaction
                        .run(
                                "UNWIND $rows AS row MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) CREATE (a)-[f:`"
                                        + link + "`]->(b) SET f = row.is",
                                Map.of("rows", all))
                        .consume());
            });
        }
    }

    private String id(EntityKey key) {
        return settings.name() + ".1 " + key;
    }

    private List<EntityKey> accounts(GraphView view) {
        var accounts = new ArrayList<EntityKey>();
        while (accounts.size() < ASKS) {
            EntityKey key = key(world.any(2));
            if (view.node(key) >= 0) {
                accounts.add(key);
            }
        }
        return accounts;
    }

    /** A layer of facts through the port, and the same statement through the driver alone, to the last value. */
    private void ports(Neo4jGraphStore store, GraphView view) {
        long sequence = store.appliedSequence();
        List<EntityKey> keys = accounts(view);
        String statement = statement("facts-of-layer").replace(":`LINKS`", "");
        for (int size : new int[] {1, 50}) {
            long[] begin = {GraphWorld.BEGIN * 1000};
            double[] ours = ask("facts of " + size + " accounts, through the port", i -> {
                // a little earlier each time, so that nothing is answered from what was loaded before
                FactFilter filter = FactFilter.ANY.between(--begin[0], Long.MAX_VALUE);
                return layer(view, keys.subList(i / size * size, i / size * size + size), filter);
            });
            double[] bare = ask(
                    "facts of " + size + " accounts, bare driver",
                    i -> bare(statement, keys.subList(i / size * size, i / size * size + size), size, sequence));
            System.out.printf("%-60s %10.1f %%%n", "overhead of the port, median", 100 * (ours[0] / bare[0] - 1));
        }
    }

    private static long layer(GraphView view, List<EntityKey> keys, FactFilter filter) {
        long[] nodes = keys.stream().mapToLong(view::node).toArray();
        long count = 0;
        view.prefetch(nodes, filter);
        for (long node : nodes) {
            FactCursor facts = view.facts(node, filter);
            while (facts.next()) {
                count++;
            }
        }
        return count;
    }

    private long bare(String statement, List<EntityKey> keys, int size, long sequence) {
        var parameters = new HashMap<String, Object>();
        parameters.put("ids", keys.stream().map(this::id).toList());
        parameters.put("most", 4096);
        parameters.put("leaving", true);
        parameters.put("arriving", true);
        parameters.put("timeless", false);
        parameters.put("from", GraphWorld.BEGIN * 1000 - size);
        parameters.put("to", Long.MAX_VALUE);
        parameters.put("anyAmount", true);
        parameters.put("least", Long.MIN_VALUE);
        parameters.put("next", (sequence + 1) << 24);
        parameters.put("sequence", sequence);
        parameters.put("all", true);
        parameters.put("sources", List.of());
        try (Session session = driver.session()) {
            return session.executeRead(transaction -> {
                long count = 0;
                Result rows = transaction.run(statement, parameters);
                while (rows.hasNext()) {
                    rows.next().values().forEach(Value::asObject);
                    count++;
                }
                return count;
            });
        }
    }

    /** Asks each question twice to warm up and once measured. */
    private static double[] ask(String what, IntToLongFunction question) {
        long result = 0;
        long[] nanos = new long[ASKS];
        for (int round = 0; round < 3; round++) {
            result = 0;
            for (int i = 0; i < ASKS; i++) {
                long began = System.nanoTime();
                result += question.applyAsLong(i);
                nanos[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(nanos);
        double[] times = {nanos[ASKS / 2] / 1e3, nanos[ASKS * 95 / 100] / 1e3};
        System.out.printf("%-60s %10.1f µs median, %.1f p95 (results %d)%n", what, times[0], times[1], result);
        return times;
    }

    private static String statement(String name) {
        try (InputStream in = Neo4jGraphBench.class.getResourceAsStream("/graph/query/" + name + ".cypher")) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
