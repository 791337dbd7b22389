package io.clew.graph.neo4j;

import io.clew.graph.Ontology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** The makings of one graph: which one serves, who still reads which, and how an old one goes away. */
final class Makings {

    private static final int REMOVED_AT_ONCE = 10_000;

    private final Bolt bolt;
    private final Statements statements;
    private final Ontology ontology;
    private final String name;
    /** By making, then by sequence number: how many views are open. */
    private final Map<String, TreeMap<Long, Integer>> readers = new HashMap<>();

    Makings(Bolt bolt, Statements statements, Ontology ontology, String name) {
        this.bolt = bolt;
        this.statements = statements;
        this.ontology = ontology;
        this.name = name;
    }

    /** The one that serves; makes the schema and an empty graph where there are none. */
    Making serving() {
        Optional<Record> row = current();
        String schema = statements.checksum();
        if (row.isEmpty() || !row.get().get("schema").asString("").equals(schema)) {
            prepare(schema);
            row = current();
        }
        return row.map(Makings::making).orElseThrow(() -> new IllegalStateException("the graph " + name + " is gone"));
    }

    private Optional<Record> current() {
        return bolt.read(
                statements.query("current"),
                Map.of("name", name),
                answer -> answer.stream().findFirst());
    }

    private static Making making(Record row) {
        return new Making(
                row.get("id").asString(),
                row.get("sequence").asLong(),
                java.util.Set.copyOf(row.get("sources").asList(Value::asString)),
                row.get("links").asList(Value::asString),
                row.get("nodes").asLong(),
                row.get("facts").asLong(),
                row.get("leftOut").asLong());
    }

    private void prepare(String schema) {
        Dialect dialect = statements.dialect();
        dialect.schemaFirst.forEach(each -> bolt.alone(statements.schema(each), Map.of()));
        for (String each : dialect.schemaOfLinks) {
            ontology.links().forEach(link -> bolt.alone(Statements.of(statements.schema(each), link.type()), Map.of()));
        }
        dialect.schemaLast.forEach(each -> bolt.alone(statements.schema(each), Map.of()));
        begin(name + ".1");
        run("begin-graph", Map.of("name", name, "making", name + ".1", "schema", schema));
    }

    private void begin(String making) {
        run("begin-making", Map.of("making", making));
    }

    private void run(String query, Map<String, Object> parameters) {
        bolt.write(transaction ->
                transaction.run(statements.query(query), parameters).consume());
    }

    /** Begins an empty one beside the one that serves; what an earlier rebuild left of it is removed first. */
    String beginNext() {
        String now = serving().id();
        String next = name + "." + (Long.parseLong(now.substring(name.length() + 1)) + 1);
        drop(next);
        begin(next);
        return next;
    }

    void serve(String making) {
        run("serve-making", Map.of("name", name, "making", making));
    }

    synchronized void opened(Making making) {
        readers.computeIfAbsent(making.id(), id -> new TreeMap<>()).merge(making.sequence(), 1, Integer::sum);
    }

    synchronized void closed(Making making) {
        TreeMap<Long, Integer> here = readers.get(making.id());
        if (here != null) {
            here.computeIfPresent(making.sequence(), (sequence, count) -> count == 1 ? null : count - 1);
            if (here.isEmpty()) {
                readers.remove(making.id());
            }
        }
    }

    private synchronized boolean isRead(String making) {
        return readers.containsKey(making);
    }

    private synchronized long oldestRead(Making making) {
        TreeMap<Long, Integer> here = readers.get(making.id());
        return here == null ? making.sequence() : here.firstKey();
    }

    /** Removes facts that were taken back before everyone who reads. */
    void purge() {
        Making now = serving();
        for (String link : now.links()) {
            removeAll(
                    Statements.of(statements.query("purge-facts"), link),
                    Map.of(
                            "sequence",
                            oldestRead(now),
                            "first",
                            now.first(),
                            "last",
                            now.last(),
                            "most",
                            REMOVED_AT_ONCE));
        }
    }

    /** Removes the makings that serve no more and that nobody reads. */
    void dropOld() {
        List<String> old = bolt.read(
                statements.query("old-makings"),
                Map.of("name", name, "first", name + ".", "last", name + "/"),
                answer -> answer.list(row -> row.get("id").asString()));
        for (String making : old) {
            if (!isRead(making)) {
                drop(making);
            }
        }
    }

    /** Removes the graph with all that belongs to it. */
    void dropAll() {
        String serving = serving().id();
        dropOld();
        drop(serving);
        run("drop-making", Map.of("making", name));
    }

    private void drop(String making) {
        Map<String, Object> range = Map.of("first", making + " ", "last", making + "!", "most", REMOVED_AT_ONCE);
        removeAll(statements.query("drop-facts"), range);
        removeAll(statements.query("drop-entities"), range);
        run("drop-making", Map.of("making", making));
    }

    private void removeAll(String statement, Map<String, Object> parameters) {
        long removed = REMOVED_AT_ONCE;
        while (removed == REMOVED_AT_ONCE) {
            removed = bolt.write(transaction -> transaction
                    .run(statement, parameters)
                    .single()
                    .get("removed")
                    .asLong());
        }
    }
}
