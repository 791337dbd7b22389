package io.clew.api;

import static io.clew.api.Calls.owner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A call with an Idempotency-Key is done once, however often it is sent. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class RepeatsTest {

    private static Response list(String key, String title) {
        return owner().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of(
                        "title",
                        title,
                        "reason",
                        "核查",
                        "expires",
                        "2099-01-01",
                        "values",
                        List.of("phone:+8613812345678")))
                .post("/api/v1/watchlists");
    }

    private static void same(Response first, Response again) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode()).isLessThan(300);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void theSameKeyAndBodyIsAnsweredTheSameAndDoneOnceAndAnotherBodyIsRefused() {
        Response first = list("list-1", "重复甲");
        same(first, list("list-1", "重复甲"));
        list("list-1", "重复乙").then().statusCode(409).body("code", equalTo("idempotency-reused"));
        list("list-2", "重复甲").then().statusCode(first.statusCode()).body("id", not(first.<String>path("id")));
        assertThat(owner().get("/api/v1/watchlists").asString().split("重复甲", -1))
                .as("made twice, by two keys")
                .hasSize(3);
    }

    @Test
    void aRefusalIsNotKeptSoThatTheCallCanBeMadeGoodUnderItsKey() {
        owner().contentType(ContentType.JSON)
                .header("Idempotency-Key", "case-x")
                .body(Map.of("id", "案重复-2"))
                .post("/api/v1/cases")
                .then()
                .statusCode(400);
        owner().contentType(ContentType.JSON)
                .header("Idempotency-Key", "case-x")
                .body(Map.of("id", "案重复-2", "title", "重复"))
                .post("/api/v1/cases")
                .then()
                .statusCode(200);
    }

    @Test
    void filesAreImportedOnceAndComparedByTheirContent() {
        Calls.source("repeats", 3);
        Response first = imported("一,二\n1,2\n");
        same(first, imported("一,二\n1,2\n"));
        imported("一,二\n1,3\n").then().statusCode(409).body("code", equalTo("idempotency-reused"));
    }

    private static Response imported(String content) {
        return owner().header("Idempotency-Key", "import-1")
                .multiPart("file", "a.csv", content.getBytes(StandardCharsets.UTF_8))
                .multiPart("source", "repeats")
                .multiPart("mapping", "auto")
                .post("/api/v1/imports");
    }

    @Test
    void recordsSentAgainUnderTheirKeyAreAnsweredAsTheFirstTime() {
        Calls.source("repeats-b", 3);
        String line = "{\"id\":\"1\",\"type\":\"incident\",\"title\":\"t\",\"text\":\"x\"}\n";
        Response first = sent("records-1", line);
        first.then().body("accepted", equalTo(1));
        same(first, sent("records-1", line));
        sent("records-2", line).then().body("duplicate", equalTo(1));
    }

    private static Response sent(String key, String lines) {
        return owner().header("Idempotency-Key", key)
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/records?source=repeats-b");
    }

    @Test
    void whatAnswersASecretTakesNoKeyAndAQuestionNeedsNone() {
        owner().contentType(ContentType.JSON)
                .header("Idempotency-Key", "secret")
                .body(Map.of("name", "n"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key"));
        owner().contentType(ContentType.JSON)
                .header("Idempotency-Key", "question")
                .body(Map.of("text", "诈骗"))
                .post("/api/v1/search/similar")
                .then()
                .statusCode(200);
    }
}
