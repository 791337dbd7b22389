package io.clew.graph.neo4j;

import java.util.List;

/**
 * What a Bolt engine takes. A statement is looked for in the dialect's own folder first, then among those for Neo4j; an
 * engine that needs other words is one more constant and its files.
 */
public enum Dialect {
    /** Neo4j 5.23 and later. */
    NEO4J("", List.of("graph", "entity"), List.of("fact-by-record", "fact-by-end"), List.of("await"));

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
