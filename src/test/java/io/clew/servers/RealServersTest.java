package io.clew.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.GraphDatabase;

class RealServersTest {

    @Test
    void elasticsearchCutsChineseWords() throws Exception {
        var ask = HttpRequest.newBuilder(URI.create(ElasticsearchServer.shared().address() + "/_analyze"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"tokenizer\":\"smartcn_tokenizer\",\"text\":\"电信网络诈骗\"}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(ask, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("\"电信\"", "\"网络\"", "\"诈骗\"");
        }
    }

    @Test
    void neo4jAnswersOverBolt() {
        try (var driver = GraphDatabase.driver(Neo4jServer.shared().address())) {
            assertThat(driver.executableQuery("RETURN 1 + 1 AS two")
                            .execute()
                            .records()
                            .getFirst()
                            .get("two")
                            .asInt())
                    .isEqualTo(2);
        }
    }
}
