package io.clew.api;

import io.clew.servers.ElasticsearchServer;
import io.clew.servers.Neo4jServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;

/** The acceptance of the API, unchanged, on a real Elasticsearch and a real Neo4j by configuration alone. */
@QuarkusTest
@TestProfile(ApiOnServersTest.Servers.class)
class ApiOnServersTest extends ApiTest {

    /** As {@link ApiProfile}, with both engines elsewhere. */
    public static final class Servers implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(new ApiProfile().getConfigOverrides());
            settings.put("clew.search.engine", "elasticsearch");
            settings.put(
                    "clew.search.elasticsearch.address",
                    ElasticsearchServer.shared().address());
            settings.put("clew.search.elasticsearch.prefix", "acceptance");
            settings.put("clew.graph.engine", "neo4j");
            settings.put("clew.graph.neo4j.uri", Neo4jServer.shared().address());
            settings.put("clew.graph.neo4j.name", "acceptance");
            return settings;
        }
    }
}
