package io.clew.graph.neo4j;

import java.net.URI;
import java.time.Duration;

/**
 * Where the graph is and how long to wait for it.
 *
 * @param uri {@code bolt://} for one server, {@code neo4j://} for a cluster; {@code +s} for TLS
 * @param user empty where the server asks for none
 * @param database empty for the user's home database; naming it saves a round trip
 * @param name of the graph, so that one database can hold several; lower-case letters, digits and hyphens
 * @param dialect which statements the engine takes
 * @param timeout for one question or one batch, retries included
 * @param sweepTimeout for streaming everything
 * @param connections at most at once
 * @param projection bytes that the facts of a sweep over everything may take in this program
 */
public record Neo4jSettings(
        URI uri,
        String user,
        String password,
        String database,
        String name,
        Dialect dialect,
        Duration timeout,
        Duration sweepTimeout,
        int connections,
        long projection) {

    public Neo4jSettings {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("not a name of a graph (a-z, 0-9, hyphen): '" + name + "'");
        }
        if (timeout.isNegative() || timeout.isZero() || connections < 1) {
            throw new IllegalArgumentException("not usable: timeout " + timeout + ", connections " + connections);
        }
    }

    /** A server without sign-in, everything else as usual. */
    public static Neo4jSettings of(URI uri) {
        return new Neo4jSettings(
                uri,
                "",
                "",
                "",
                "clew",
                Dialect.NEO4J,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                50,
                Runtime.getRuntime().maxMemory() / 2);
    }

    public Neo4jSettings name(String changed) {
        return new Neo4jSettings(
                uri, user, password, database, changed, dialect, timeout, sweepTimeout, connections, projection);
    }

    public Neo4jSettings dialect(Dialect changed) {
        return new Neo4jSettings(
                uri, user, password, database, name, changed, timeout, sweepTimeout, connections, projection);
    }

    public Neo4jSettings timeout(Duration changed) {
        return new Neo4jSettings(
                uri, user, password, database, name, dialect, changed, sweepTimeout, connections, projection);
    }

    public Neo4jSettings projection(long changed) {
        return new Neo4jSettings(
                uri, user, password, database, name, dialect, timeout, sweepTimeout, connections, changed);
    }

    @Override
    public String toString() {
        return uri + " (" + name + ")";
    }
}
