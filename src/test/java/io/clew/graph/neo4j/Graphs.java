package io.clew.graph.neo4j;

import io.clew.servers.Neo4jServer;
import java.net.URI;
import java.util.UUID;

/** Empty graphs on the server of this test run. */
final class Graphs {

    private Graphs() {}

    static Neo4jSettings fresh() {
        return Neo4jSettings.of(URI.create(Neo4jServer.shared().address()))
                .name(UUID.randomUUID().toString());
    }
}
