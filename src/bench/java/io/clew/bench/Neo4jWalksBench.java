package io.clew.bench;

import io.clew.analysis.path.BreadthFirst;
import io.clew.analysis.path.ShortestPath;
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
import java.util.Map;

/** Asks Neo4j, in Cypher, and the embedded engine the same questions about the same facts in turn; both have to agree. */
final class Neo4jWalksBench {

    private static final int ASKS = 100;
    private static final long MONTH = 30L * 86_400_000;
    private static final long LEAST = 20_000;

    private static final String STEPS =
            "MATCH (a:Entity {id: $id})-[*1..%d]-(b) WHERE b <> a RETURN count(DISTINCT b) AS n";
    private static final String SHORTEST = "MATCH (a:Entity {id: $id}), (b:Entity {id: $to}) "
            + "MATCH p = shortestPath((a)-[*..12]-(b)) RETURN length(p) AS n";
    private static final String TRACE =
            "MATCH (a:Entity {id: $id})-[r:transfer]->(b)-[s:transfer]->(c)-[t:transfer]->(d) "
                    + "WHERE r.amount >= $least AND s.amount >= $least AND t.amount >= $least AND r.at < s.at "
                    + "AND s.at < r.at + $month AND s.at < t.at AND t.at < s.at + $month RETURN count(*) AS n";

    private Neo4jWalksBench() {}

    static void run(GraphWorld world, MemoryGraphStore store, Path folder) throws IOException {
        Path nodes = folder.resolve("nodes.csv");
        Path facts = folder.resolve("facts.csv");
        write(world, nodes, facts);
        try (GraphView view = store.everything();
                var neo4j = Neo4jPeer.filled(nodes, facts)) {
            long[] starts = GraphBench.accounts(world, view, ASKS + 1);
            String[] ids = new String[starts.length];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = id(view.key(starts[i]));
            }
            var graph = view.adjacency(FactFilter.ANY);
            var search = new BreadthFirst(graph, Direction.BOTH);
            for (int steps = 2; steps <= 3; steps++) {
                int most = steps;
                Neo4jPeer.inTurn(
                        steps + " steps, both ways",
                        ASKS,
                        i -> search.from(starts[i], most) - 1,
                        i -> neo4j.number(STEPS.formatted(most), Map.of("id", ids[i])));
            }
            var path = new ShortestPath(graph, Direction.BOTH);
            Neo4jPeer.inTurn(
                    "shortest path",
                    ASKS,
                    i -> Math.max(0, path.between(starts[i], starts[i + 1]).length - 1),
                    i -> neo4j.number(SHORTEST, Map.of("id", ids[i], "to", ids[i + 1])));
            FactFilter first = FactFilter.ANY
                    .direction(Direction.OUT)
                    .links(1L << GraphWorld.TRANSFER)
                    .atLeast(LEAST);
            Neo4jPeer.inTurn(
                    "money 3 steps on, later each time",
                    ASKS,
                    i -> follow(view, starts[i], first, 1),
                    i -> neo4j.number(TRACE, Map.of("id", ids[i], "least", LEAST, "month", MONTH)));
        }
    }

    /** A relationship is used once in a chain of Cypher, as it is here because time goes on. */
    private static long follow(GraphView view, long node, FactFilter filter, int step) {
        long count = 0;
        FactCursor facts = view.facts(node, filter);
        while (facts.next()) {
            count += step == 3
                    ? 1
                    : follow(view, facts.other(), filter.between(facts.at() + 1, facts.at() + MONTH), step + 1);
        }
        return count;
    }

    private static String id(EntityKey key) {
        return key.toString();
    }

    private static void write(GraphWorld world, Path nodes, Path facts) throws IOException {
        Ontology ontology = Ontology.shipped();
        String[] ids = new String[world.nodes];
        try (var node = Files.newBufferedWriter(nodes);
                var fact = Files.newBufferedWriter(facts)) {
            node.write("id:ID,:LABEL\n");
            for (int i = 0; i < world.nodes; i++) {
                ids[i] = id(new EntityKey(world.kind(i), world.key(i)));
                node.write(ids[i] + ",Entity\n");
            }
            fact.write(":START_ID,:END_ID,at:long,amount:long,:TYPE\n");
            for (int i = 0; i < world.facts; i++) {
                fact.write(ids[world.from[i]]
                        + ','
                        + ids[world.to[i]]
                        + ','
                        + (GraphWorld.BEGIN + world.second[i]) * 1000
                        + ','
                        + (world.link[i] == GraphWorld.TRANSFER ? String.valueOf(world.fen[i]) : "")
                        + ','
                        + ontology.link(world.link[i]).type()
                        + '\n');
            }
        }
    }
}
