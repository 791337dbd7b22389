package io.clew.api;

import static io.clew.api.Calls.call;
import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A model from its first draft to the alert that it raises. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class ModelsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String MODEL = """
            title: 三天内收到五个以上陌生人转账、两小时内转出八成
            about: account
            steps:
              - link: transfer
                direction: in
                within: 3d
                strangers: true
                others: {atLeast: 5}
              - link: transfer
                direction: out
                within: 2h
                share: {atLeast: 0.8}
            """;

    /** Five people pay a mule within three days, and it passes the money on. */
    private static String mule(String own, int day) {
        var lines = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            lines.append(paying(own + "in" + i, "622299990000" + day + "0" + i + "00", own, day, 10 + i, "1000.00"));
        }
        return lines + paying(own + "out", own, "6222999911110000", day, 15, "4500.00");
    }

    private static String paying(String id, String from, String to, int day, int hour, String amount) {
        String at = "2026-03-%02dT%02d:00:00+08:00".formatted(day, hour);
        return "{\"id\":\"" + id + "\",\"type\":\"transfer\",\"occurredAt\":\"" + at
                + "\",\"facts\":[{\"from\":\"account:"
                + from + "\",\"to\":\"account:" + to + "\",\"link\":\"transfer\",\"at\":\"" + at
                + "\",\"amount\":\"" + amount + "\"}]}\n";
    }

    private static ValidatableResponse post(String path, Object body) {
        return owner().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/models" + path)
                .then();
    }

    @Test
    void isTriedAgreedToByASecondPersonAndThenAlarms() {
        source("models", 0);
        send("models", mule("6222888800000001", 10) + mule("6222888800000002", 11));
        String id = owner().contentType("application/yaml")
                .body(MODEL.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/models")
                .then()
                .statusCode(200)
                .body("version", is(1))
                .body("state", is("draft"))
                .body("cost.entities", greaterThan(0))
                .extract()
                .path("id");
        post("/" + id + "/proposals", Map.of()).statusCode(400).body("code", is("model-untested"));
        post(
                        "/" + id + "/backtests",
                        Map.of(
                                "window",
                                Map.of("from", "2026-03-01", "to", "2026-03-31"),
                                "sources",
                                List.of("models"),
                                "known",
                                Map.of(
                                        "account:6222888800000001",
                                        true,
                                        "account:6222888800000002",
                                        false,
                                        "account:6222999911110000",
                                        true)))
                .statusCode(200)
                .body("hits", is(2))
                .body("precision", is(0.5f))
                .body("recall", lessThanOrEqualTo(0.5f)) // other tests decide about others
                .body("known", greaterThanOrEqualTo(2))
                .body("lift", greaterThan(1f))
                .body("intervals.precision.size()", is(2))
                .body("sample.subject", hasItem("account:6222888800000001"))
                .body("sample.facts.flatten()", hasItem("models/6222888800000001out#0"));
        owner().get("/api/v1/models/" + id + "/backtests").then().body("total", is(1));
        post("/" + id + "/proposals", Map.of()).statusCode(200).body("state", is("proposed"));
        Map<String, Object> agreed = Map.of("approved", true, "reason", "回测可用");
        post("/" + id + "/decisions", agreed).statusCode(403);
        String wu = signIn("models-wu", "supervisor", 0);
        call(wu, true)
                .contentType(ContentType.JSON)
                .body(agreed)
                .post("/api/v1/models/" + id + "/decisions")
                .then()
                .statusCode(200)
                .body("live", is(1));
        send("models", mule("6222888800000003", 12));
        JsonPath alerts = awaited(id);
        assertThat(alerts.getString("alerts[0].subject")).isEqualTo("account:6222888800000003");
        assertThat(alerts.getList("alerts[0].records")).hasSize(6);
        assertThat(alerts.getString("alerts[0].why")).contains("三天内收到五个以上陌生人转账");
        post("/" + id + "/versions", Map.of("title", "x")).statusCode(400);
        owner().contentType("application/yaml")
                .body(MODEL.replace("atLeast: 5", "atLeast: 4").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/models/" + id + "/versions")
                .then()
                .body("version", is(2))
                .body("state", is("draft"))
                .body("live", is(1));
        post("/" + id + "/proposals", Map.of("version", 2)).statusCode(400);
        comparesHitByHit(id);
        post("/" + id + "/retirement", Map.of("reason", "误报多")).statusCode(200);
        owner().get("/api/v1/models/" + id + "/versions")
                .then()
                .body("versions.state", is(List.of("retired", "draft", "draft")));
    }

    private static void comparesHitByHit(String id) {
        owner().contentType("application/yaml")
                .body(MODEL.replace("atLeast: 5", "atLeast: 6").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/models/" + id + "/versions")
                .then()
                .body("version", is(3));
        var march = Map.of("from", "2026-03-01", "to", "2026-03-31");
        post(
                        "/" + id + "/comparisons",
                        Map.of(
                                "first",
                                Map.of("version", 1, "window", march, "sources", List.of("models")),
                                "second",
                                Map.of("version", 3, "window", march, "sources", List.of("models"))))
                .statusCode(200)
                .body("both", is(0))
                .body("onlyFirst", is(3))
                .body("onlySecond", is(0))
                .body("first.hits", is(3))
                .body("second.hits", is(0))
                .body("hits.in", is(List.of("first", "first", "first")))
                .body("hits.hit.subject", hasItem("account:6222888800000001"))
                .body("stability.level", is(List.of("unknown", "unknown", "unknown")))
                .body("drifted", is(false));
        post("/" + id + "/comparisons", Map.of("second", Map.of("version", 9)))
                .statusCode(404)
                .body("code", is("model-version-unknown"));
        post("/" + id + "/comparisons", Map.of()).statusCode(400);
        owner().get("/api/v1/models/" + id + "/backtests").then().body("total", is(1));
    }

    private static JsonPath awaited(String model) {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            JsonPath now = owner().get("/api/v1/alerts?kind=model&source=" + model)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            if (now.getInt("total") == 1 || Instant.now().isAfter(until)) {
                return now;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void aFieldThatTheLanguageDoesNotHaveIsRefused() {
        owner().contentType("application/yaml")
                .body((MODEL + "ethnicity: x\n").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/models")
                .then()
                .statusCode(400)
                .body("code", is("model-field"))
                .body("errors[0].field", is("ethnicity"));
    }
}
