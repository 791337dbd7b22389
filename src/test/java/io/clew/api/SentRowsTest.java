package io.clew.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ApiProfile.class)
class SentRowsTest {

    private static final String PAYER = "account:6299000077770000001";
    private static final String PAYEE = "account:6299000077770000002";

    private static String row(String id, String at, String yuan) {
        return "{\"id\":\"%s\",\"type\":\"transfer\",\"occurredAt\":\"%s\",\"facts\":[{\"from\":\"%s\",\"link\":\"transfer\",\"to\":\"%s\",\"at\":\"%s\",\"amount\":\"%s\"}]}\n"
                .formatted(id, at, PAYER, PAYEE, at, yuan);
    }

    private static ValidatableResponse drawn() {
        return Calls.owner()
                .contentType(ContentType.JSON)
                .body(Map.of("nodes", List.of(PAYER)))
                .post("/api/v1/graph/expand")
                .then()
                .statusCode(200);
    }

    @Test
    void twoSystemsThatSendTheSamePaymentsGiveTheirSumOnce() {
        Calls.source("feed-a", 3);
        Calls.source("feed-b", 3);
        Calls.send("feed-a", row("a/1", "2026-03-01T10:31:07+08:00", "300.00"));
        Calls.send("feed-a", row("a/2", "2026-03-02T10:31:07+08:00", "12.50"));
        Calls.send("feed-b", row("1", "2026-03-01T10:35:00+08:00", "300"));
        drawn().body("edges[0].facts", is(2)).body("edges[0].amount", is("312.50"));
        Calls.owner()
                .get("/api/v1/records/feed-b/1")
                .then()
                .statusCode(200)
                .body("fields", hasEntry("mirrorOf", "feed-a/a/1"));
        Calls.owner()
                .contentType("application/x-ndjson")
                .body(row("a/1", "2026-03-01T10:31:07+08:00", "301.00").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/records?source=feed-a")
                .then()
                .statusCode(200)
                .body("rejected.line", contains(1))
                .body("rejected.code", contains("correction-merged"));
        Calls.send("feed-b", row("1", "2026-03-01T10:35:00+08:00", "299"));
        drawn().body("edges[0].facts", is(3)).body("edges[0].amount", is("611.50"));
    }
}
