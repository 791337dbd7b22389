package io.clew.bench;

import io.clew.analysis.trace.MoneyTrace;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.record.EntityKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/**
 * Asks Neo4j and the embedded engine, in the same run, how many chains of transfers lead on from a payment: up to five
 * levels, each step later than the one before and at most 72 hours after it, at least 500 yuan. Both have to agree.
 *
 * <p>Cypher attributes nothing; a trace by FIFO of the same payments is measured beside it.
 */
final class Neo4jTraceBench {

    private static final int ASKS = 200;
    private static final int LEVELS = 5;
    private static final long REST = 72L * 3_600_000;
    private static final long LEAST = 50_000;

    /** Parameters: id, of the payee; at and until, epoch milliseconds; rest in milliseconds; least in 分. */
    private static final String CHAINS = "CYPHER 25 MATCH (a:Entity {id: $id})"
            + "((x)-[r:transfer WHERE r.amount >= $least AND r.at > $at AND r.at <= $until]->(y)){1,4}(z) "
            + "WHERE allReduce(t = $at, s IN r | CASE WHEN t IS NOT NULL AND s.at > t AND s.at <= t + $rest THEN s.at END, "
            + "t IS NOT NULL) RETURN count(*) AS n";

    private Neo4jTraceBench() {}

    static void run(MemoryGraphStore store, int accounts, Path folder) throws IOException {
        var ontology = Ontology.shipped();
        try (GraphView view = store.everything()) {
            List<Seed> seeds = TraceBench.seeds(view, ontology, accounts, ASKS);
            Path nodes = folder.resolve("accounts.csv");
            Path facts = folder.resolve("transfers.csv");
            write(view, accounts, nodes, facts);
            try (var neo4j = Neo4jPeer.filled(nodes, facts)) {
                var places = Places.shipped(ontology);
                TraceQuestion question = TraceQuestion.USUAL.maxDepth(LEVELS);
                double[] chains = Neo4jPeer.inTurn(
                        "chains of transfers",
                        ASKS,
                        i -> follow(view, seeds.get(i).payee(), seeds.get(i).at(), 2),
                        i -> chains(neo4j, view, seeds.get(i)));
                double[] fifo =
                        fifo(i -> new MoneyTrace(view, ontology, Statements.NONE, places, question, Budget.unlimited())
                                .from(List.of(seeds.get(i)))
                                .steps()
                                .size());
                System.out.printf(
                        "a trace by FIFO beside Neo4j's chains: median %.0f, p95 %.0f times as fast%n",
                        chains[0] / fifo[0], chains[1] / fifo[1]);
            }
        }
    }

    private static void write(GraphView view, int accounts, Path nodes, Path facts) throws IOException {
        try (var node = Files.newBufferedWriter(nodes);
                var fact = Files.newBufferedWriter(facts)) {
            node.write("id:ID,:LABEL\n");
            fact.write(":START_ID,:END_ID,at:long,amount:long,:TYPE\n");
            for (int i = 0; i < accounts; i++) {
                EntityKey key = new EntityKey("account", String.format("62%014d", i));
                node.write(key.value() + ",Entity\n");
                long payer = view.node(key);
                FactCursor cursor = view.facts(payer, FactFilter.ANY.direction(Direction.OUT));
                while (cursor.next()) {
                    fact.write(key.value() + "," + view.key(cursor.other()).value() + "," + cursor.at() + ","
                            + cursor.amount() + ",transfer\n");
                }
            }
        }
    }

    private static long chains(Neo4jPeer neo4j, GraphView view, Seed seed) {
        Map<String, Object> parameters = Map.of(
                "id",
                view.key(seed.payee()).value(),
                "at",
                seed.at(),
                "until",
                seed.at() + (LEVELS - 1) * REST,
                "rest",
                REST,
                "least",
                LEAST);
        return neo4j.number(CHAINS, parameters);
    }

    private static long follow(GraphView view, long node, long at, int level) {
        long count = 0;
        FactCursor facts = view.facts(
                node, FactFilter.ANY.direction(Direction.OUT).atLeast(LEAST).between(at + 1, at + REST + 1));
        while (facts.next()) {
            count += 1 + (level == LEVELS ? 0 : follow(view, facts.other(), facts.at(), level + 1));
        }
        return count;
    }

    /** Each question five times to warm up, once measured: median and 95th percentile in µs. */
    private static double[] fifo(IntToLongFunction question) {
        long steps = 0;
        long[] nanos = new long[ASKS];
        for (int round = 0; round < 6; round++) {
            steps = 0;
            for (int i = 0; i < ASKS; i++) {
                long began = System.nanoTime();
                steps += question.applyAsLong(i);
                nanos[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(nanos);
        double[] times = {nanos[ASKS / 2] / 1e3, nanos[ASKS * 95 / 100] / 1e3};
        System.out.printf("trace by FIFO: median %.1f µs, p95 %.1f µs (%d steps in all)%n", times[0], times[1], steps);
        return times;
    }
}
