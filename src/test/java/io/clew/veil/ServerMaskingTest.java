package io.clew.veil;

import io.clew.elastic.ElasticSettings;
import io.clew.graph.GraphStore;
import io.clew.graph.neo4j.Neo4jGraphStore;
import io.clew.graph.neo4j.Neo4jSettings;
import io.clew.search.RecordIndex;
import io.clew.search.elastic.ElasticRecordIndex;
import io.clew.servers.ElasticsearchServer;
import io.clew.servers.Neo4jServer;
import java.net.URI;
import java.util.UUID;

/** Masking before a real Elasticsearch and a real Neo4j. */
class ServerMaskingTest implements MaskingContract {

    private final String name = UUID.randomUUID().toString();

    @Override
    public RecordIndex records() {
        return ElasticRecordIndex.open(
                ElasticSettings.of(ElasticsearchServer.shared().address(), "masking-" + name.substring(0, 8)));
    }

    @Override
    public GraphStore graph() {
        return Neo4jGraphStore.open(
                Neo4jSettings.of(URI.create(Neo4jServer.shared().address())).name(name));
    }
}
