package io.clew.bench;

import io.clew.analysis.path.Expand;
import io.clew.graph.Budget;
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
    private static final int SHOWN = 100;
    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final String LAYER = statement("facts-of-layer").replace(":`LINKS`", "");
    private static final String DEGREES = statement("degrees");
    private static final String HELD = statement("held");

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
        try (var server = uri.isEmpty() ? Neo4jServer.startMeasured() : null) {
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

    /** Layers of facts and whole expansions through the port, and the same statements through the driver alone. */
    private void ports(Neo4jGraphStore store, GraphView view) {
        long sequence = store.appliedSequence();
        List<EntityKey> keys = accounts(view);
        for (int size : new int[] {1, 50}) {
            long[] begin = {GraphWorld.BEGIN * 1000};
            inTurn(
                    "facts of " + size + (size == 1 ? " account" : " accounts"),
                    i -> {
                        // a little earlier each time, so that nothing is answered from what was loaded before
                        FactFilter filter = FactFilter.ANY.between(--begin[0], Long.MAX_VALUE);
                        return layer(view, keys.subList(i / size * size, i / size * size + size), filter);
                    },
                    i -> bare(keys.subList(i / size * size, i / size * size + size), sequence));
        }
        inTurn(
                "expand: facts in groups, degrees of the first 100 others",
                i -> expand(store, keys.get(i)),
                i -> expand(keys.get(i), sequence));
        inTurn(
                "degrees of 50 accounts",
                i -> {
                    try (GraphView fresh = store.everything()) {
                        List<EntityKey> some = keys.subList(i / 50 * 50, i / 50 * 50 + 50);
                        fresh.seeking(some);
                        long[] nodes = some.stream().mapToLong(fresh::node).toArray();
                        fresh.naming(nodes);
                        return Arrays.stream(nodes).map(fresh::degree).sum();
                    }
                },
                i -> degrees(keys.subList(i / 50 * 50, i / 50 * 50 + 50), sequence));
    }

    private static long expand(Neo4jGraphStore store, EntityKey key) {
        try (GraphView view = store.everything()) {
            var found = new Expand(view, ONTOLOGY, FactFilter.ANY, Budget.unlimited())
                    .of(List.of(key), Expand.Order.FACTS, SHOWN);
            return found.total() + found.facts();
        }
    }

    private long expand(EntityKey key, long sequence) {
        try (Session session = driver.session()) {
            return session.executeRead(transaction -> {
                transaction.run(HELD, held(List.of(key), sequence)).list();
                var groups = new HashMap<String, Integer>();
                var others = new LinkedHashSet<String>();
                long facts = 0;
                var everything = layer(List.of(key), sequence);
                everything.put("timeless", true);
                Result rows = transaction.run(LAYER, everything);
                while (rows.hasNext()) {
                    List<Value> row = rows.next().values();
                    row.forEach(Value::asObject);
                    String other = row.getLast().asString();
                    if (!row.get(1).asBoolean() && other.equals(id(key))) {
                        continue; // counted where it leaves
                    }
                    groups.merge(row.get(1) + " " + row.get(3) + " " + other, 1, Integer::sum);
                    others.add(other);
                    facts++;
                }
                var shown = new ArrayList<>(List.of(id(key)));
                others.stream().limit(SHOWN).forEach(shown::add);
                var asked = view(sequence);
                asked.put("ids", shown);
                asked.put("counted", 1000);
                transaction
                        .run(DEGREES, asked)
                        .list(row ->
                                row.get("place").asInt() + row.get("degree").asLong());
                return facts + groups.size();
            });
        }
    }

    private long degrees(List<EntityKey> keys, long sequence) {
        try (Session session = driver.session()) {
            return session.executeRead(transaction -> {
                transaction.run(HELD, held(keys, sequence)).list();
                var asked = view(sequence);
                asked.put("ids", keys.stream().distinct().map(this::id).toList());
                asked.put("counted", 1000);
                var degrees = transaction
                        .run(DEGREES, asked)
                        .list(row -> List.of(
                                row.get("place").asLong(), row.get("degree").asLong()));
                var byKey = new HashMap<EntityKey, Long>();
                List<EntityKey> once = keys.stream().distinct().toList();
                degrees.forEach(row -> byKey.put(once.get(row.getFirst().intValue()), row.getLast()));
                return keys.stream().mapToLong(byKey::get).sum();
            });
        }
    }

    private Map<String, Object> held(List<EntityKey> keys, long sequence) {
        var asked = view(sequence);
        asked.put("ids", keys.stream().map(this::id).toList());
        return asked;
    }

    private static Map<String, Object> view(long sequence) {
        var asked = new HashMap<String, Object>();
        asked.put("next", (sequence + 1) << 24);
        asked.put("sequence", sequence);
        asked.put("all", true);
        asked.put("sources", List.of());
        return asked;
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

    private Map<String, Object> layer(List<EntityKey> keys, long sequence) {
        var asked = held(keys, sequence);
        asked.put("most", 4096);
        asked.put("leaving", true);
        asked.put("arriving", true);
        asked.put("timeless", false);
        asked.put("from", GraphWorld.BEGIN * 1000 - keys.size());
        asked.put("to", Long.MAX_VALUE);
        asked.put("anyAmount", true);
        asked.put("least", Long.MIN_VALUE);
        return asked;
    }

    private long bare(List<EntityKey> keys, long sequence) {
        var parameters = layer(keys, sequence);
        try (Session session = driver.session()) {
            return session.executeRead(transaction -> {
                long count = 0;
                Result rows = transaction.run(LAYER, parameters);
                while (rows.hasNext()) {
                    rows.next().values().forEach(Value::asObject);
                    count++;
                }
                return count;
            });
        }
    }

    /** Asks each question of both, one after the other, twice to warm up and once measured; the answers have to agree. */
    private static void inTurn(String what, IntToLongFunction port, IntToLongFunction bare) {
        long result = 0;
        long[][] nanos = new long[2][ASKS];
        for (int round = 0; round < 4; round++) {
            result = 0;
            for (int i = 0; i < ASKS; i++) {
                long[] answers = new long[2];
                for (int k : i % 2 == 0 ? new int[] {0, 1} : new int[] {1, 0}) {
                    long began = System.nanoTime();
                    answers[k] = (k == 0 ? port : bare).applyAsLong(i);
                    nanos[k][i] = System.nanoTime() - began;
                }
                if (answers[0] != answers[1]) {
                    throw new IllegalStateException(what + ": answers differ: " + Arrays.toString(answers));
                }
                result += answers[0];
            }
        }
        Arrays.stream(nanos).forEach(Arrays::sort);
        double[] medians = {nanos[0][ASKS / 2] / 1e3, nanos[1][ASKS / 2] / 1e3};
        System.out.printf(
                "%-60s port %8.1f µs, bare driver %8.1f µs, overhead %6.1f %%, p95 %.1f and %.1f (results %d)%n",
                what,
                medians[0],
                medians[1],
                100 * (medians[0] / medians[1] - 1),
                nanos[0][ASKS * 95 / 100] / 1e3,
                nanos[1][ASKS * 95 / 100] / 1e3,
                result);
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
