package io.clew.graph.neo4j;

import java.util.List;

/**
 * What a Bolt engine takes. A statement is looked for in the dialect's own folder first, {@code graph/query/plain},
 * then among those for Neo4j.
 */
public enum Dialect {
    /** Neo4j 5.23 and later. */
    NEO4J("", List.of("graph", "entity"), List.of("fact-by-record", "fact-by-end"), List.of("await")),

    /** openCypher 9 without subqueries, for engines that keep to it; their indexes are made by hand. */
    PLAIN("plain/", List.of(), List.of(), List.of());

    final String folder;
    final List<String> schemaFirst;
    /** Run once for each link type. */
    final List<String> schemaOfLinks;

    final List<String> schemaLast;

    Dialect(String folder, List<String> schemaFirst, List<String> schemaOfLinks, List<String> schemaLast) {
        this.folder = folder;
        this.schemaFirst = schemaFirst;
        this.schemaOfLinks = schemaOfLinks;
        this.schemaLast = schemaLast;
    }
}
