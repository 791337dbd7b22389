package io.clew.bench;

import io.clew.servers.Neo4jServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;

/**
 * Neo4j, filled offline with the facts that Clew holds, to be asked the same questions turn by turn. For one thread.
 *
 * <p>Nodes have the label {@code Entity} and a unique {@code id}.
 */
final class Neo4jPeer implements AutoCloseable {

    private static final int WARM_ROUNDS = 5;
    private static final long WARM_NANOS = 30_000_000_000L;

    private final Neo4jServer server;
    private final Driver driver;

    private Neo4jPeer(Neo4jServer server) {
        this.server = server;
        driver = GraphDatabase.driver(server.address());
    }

    /** @param nodes and facts: CSV files with the headers of {@code neo4j-admin database import} */
    static Neo4jPeer filled(Path nodes, Path facts) {
        long began = System.nanoTime();
        var peer = new Neo4jPeer(Neo4jServer.filled(nodes, facts));
        try (Session session = peer.driver.session()) {
            session.run("CREATE CONSTRAINT FOR (e:Entity) REQUIRE e.id IS UNIQUE")
                    .consume();
            session.run("CALL db.awaitIndexes()").consume();
        }
        System.out.printf("Neo4j filled in %.0f s%n", (System.nanoTime() - began) / 1e9);
        return peer;
    }

    /** @param cypher that answers one number {@code n}, or nothing for 0 */
    long number(String cypher, Map<String, Object> parameters) {
        try (Session session = driver.session()) {
            return session.executeRead(transaction -> {
                Result rows = transaction.run(cypher, parameters);
                return rows.hasNext() ? rows.next().get("n").asLong() : 0;
            });
        }
    }

    /** Every row, its values in the order of the columns. */
    List<List<Object>> answer(String cypher, Map<String, Object> parameters) {
        try (Session session = driver.session()) {
            return session.executeRead(transaction -> transaction
                    .run(cypher, parameters)
                    .list(row -> row.values().stream().map(Value::asObject).toList()));
        }
    }

    /** Reads every value of every row. @return how many rows */
    long rows(String cypher, Map<String, Object> parameters) {
        try (Session session = driver.session()) {
            return session.executeRead(transaction ->
                    transaction.run(cypher, parameters).list(row -> row.asMap()).size());
        }
    }

    /**
     * Asks both sides every question, one after the other, after some rounds to warm up, and prints the times.
     *
     * @return median and 95th percentile of Neo4j in µs
     * @throws IllegalStateException where the answers differ
     */
    static double[] inTurn(String what, int asks, IntToLongFunction ours, IntToLongFunction theirs) {
        long[] mine = new long[asks];
        long[] neo4j = new long[asks];
        long began = System.nanoTime();
        long answers = 0;
        int rounds = 0;
        for (boolean last = false; ; rounds++) {
            last |= rounds == WARM_ROUNDS || rounds > 0 && System.nanoTime() - began > WARM_NANOS;
            answers = 0;
            for (int i = 0; i < asks; i++) {
                long start = System.nanoTime();
                long answer = ours.applyAsLong(i);
                long between = System.nanoTime();
                long other = theirs.applyAsLong(i);
                mine[i] = between - start;
                neo4j[i] = System.nanoTime() - between;
                if (answer != other) {
                    throw new IllegalStateException(
                            what + ", question " + i + ": Clew says " + answer + ", Neo4j " + other);
                }
                answers += answer;
            }
            if (last) {
                break;
            }
        }
        Arrays.sort(mine);
        Arrays.sort(neo4j);
        int p95 = asks * 95 / 100;
        System.out.printf(
                "%-36s Clew %.1f µs median, %.1f p95; Neo4j %.1f, %.1f; ratio %.1f, %.1f (answers add up to %d)%n",
                what,
                mine[asks / 2] / 1e3,
                mine[p95] / 1e3,
                neo4j[asks / 2] / 1e3,
                neo4j[p95] / 1e3,
                (double) neo4j[asks / 2] / mine[asks / 2],
                (double) neo4j[p95] / mine[p95],
                answers);
        return new double[] {neo4j[asks / 2] / 1e3, neo4j[p95] / 1e3};
    }

    @Override
    public void close() {
        driver.close();
        server.close();
    }
}
