package io.clew.api;

import static io.clew.api.Calls.call;
import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody waits for numbers, and they come. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class WatchlistsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @BeforeEach
    void sources() {
        source("watched", 0);
        source("watched-secret", 3);
    }

    private static String paying(String id, String from, String to) {
        return "{\"id\":\"" + id + "\",\"type\":\"transfer\",\"occurredAt\":\"2026-03-01T10:20:00+08:00\",\"facts\":["
                + "{\"from\":\"account:" + from + "\",\"to\":\"account:" + to
                + "\",\"link\":\"transfer\",\"at\":\"2026-03-01T10:20:00+08:00\",\"amount\":\"50.00\"}]}\n";
    }

    private static ValidatableResponse make(RequestSpecification who, Object... values) {
        return who.contentType(ContentType.JSON)
                .body(Map.of(
                        "title", "涉案账户", "reason", "案2026-031", "expires", "2099-01-01", "values", List.of(values)))
                .post("/api/v1/watchlists")
                .then();
    }

    private static JsonPath alerts(RequestSpecification who, String list) {
        return who.get("/api/v1/alerts?source=" + list)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What is found once so many alerts or records are there; the follower runs on its own. */
    private static JsonPath awaited(String list, int alerts, int records) {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            JsonPath now = alerts(owner(), list);
            int count = now.getList("alerts.count").stream()
                    .mapToInt(each -> ((Number) each).intValue())
                    .sum();
            if (now.getInt("total") == alerts && count == records
                    || Instant.now().isAfter(until)) {
                return now;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void aNumberThatWasThereAndOneThatComesAreOneAlertEachAndAreNotRepeated() {
        send("watched", paying("w1", "6222000000000000101", "6222000000000000102"));
        String list = make(
                        owner(),
                        "6222 0000 0000 0000 101",
                        Map.of("value", "account:6222000000000000103", "note", "未到案"),
                        "???")
                .statusCode(200)
                .body("values", is(2))
                .body("unread", is(List.of("???")))
                .body("active", is(true))
                .extract()
                .path("id");
        JsonPath there = alerts(owner(), list);
        assertThat(there.getInt("total")).isEqualTo(1);
        assertThat(there.getString("alerts[0].subject")).isEqualTo("account:6222000000000000101");
        assertThat(there.getList("alerts[0].records")).isEqualTo(List.of("watched/w1"));
        assertThat(there.getList("alerts[0].facts")).isEqualTo(List.of("watched/w1#0"));
        assertThat(there.getString("alerts[0].source.kind")).isEqualTo("list");
        send(
                "watched",
                paying("w2", "6222000000000000101", "6222000000000000103")
                        + paying("w3", "6222000000000000104", "6222000000000000105"));
        JsonPath came = awaited(list, 2, 3);
        assertThat(came.getList("alerts.count")).containsExactlyInAnyOrder(2, 1);
        send("watched", paying("w2", "6222000000000000101", "6222000000000000103"));
        send(
                "watched",
                paying("w2", "6222000000000000101", "6222000000000000103").replace("50.00", "51.00"));
        assertThat(awaited(list, 2, 3).getInt("total")).isEqualTo(2);
        owner().get("/api/v1/watchlists/matches?watchlist=" + list)
                .then()
                .statusCode(200)
                .body("total", is(3))
                .body("matches.record", hasItem("watched/w2"))
                .body("matches.watchlist", everyItem(is(list)));
        owner().get("/api/v1/watchlists/matches?size=1&watchlist=" + list)
                .then()
                .body("total", is(3))
                .body("cursor", is("1"));
        owner().get("/api/v1/changes?kinds=alert&size=10000")
                .then()
                .body("items.source.id", hasItem(list))
                .body("items.kind", everyItem(is("alert")));
    }

    @Test
    void whatTheOwnerMayNotReadIsCountedForNobody() {
        send("watched-secret", paying("s1", "6222000000000000201", "6222000000000000202"));
        String chen = signIn("watch-chen", "investigator", 1);
        String list = make(call(chen, true), "6222000000000000201")
                .statusCode(200)
                .extract()
                .path("id");
        send("watched-secret", paying("s2", "6222000000000000201", "6222000000000000202"));
        send("watched", paying("s3", "6222000000000000201", "6222000000000000202"));
        JsonPath told = awaited(list, 1, 1);
        assertThat(told.getList("alerts[0].records")).isEqualTo(List.of("watched/s3"));
        call(chen, true)
                .get("/api/v1/watchlists/matches?watchlist=" + list)
                .then()
                .body("total", is(1));
        String other = signIn("watch-li", "investigator", 1);
        call(other, true).get("/api/v1/watchlists/" + list).then().statusCode(404);
        call(other, true).get("/api/v1/watchlists").then().body("watchlists.id", not(hasItem(list)));
    }

    @Test
    void anAlertIsDecidedWithAReasonAndItsListIsJudgedByOutcomes() {
        send("watched", paying("d1", "6222000000000000301", "6222000000000000302"));
        String list = make(owner(), "6222000000000000301", "6222000000000000302")
                .extract()
                .path("id");
        List<String> ids = alerts(owner(), list).getList("alerts.id");
        decide(ids.get(0), "true", "").statusCode(400).body("code", is("alert-reason"));
        decide(ids.get(0), "maybe", "x").statusCode(400);
        decide(ids.get(0), "true", "已核实").statusCode(200).body("state", is("true"));
        decide(ids.get(1), "false", "同名")
                .statusCode(200)
                .body("precision.hits", is(1))
                .body("precision.of", is(2))
                .body("precision.share", is(0.5f));
        owner().get("/api/v1/alerts?state=false&source=" + list).then().body("total", is(1));
        owner().get("/api/v1/changes?kinds=decision&size=10000").then().body("items.id", hasItem(ids.get(1)));
        decide("none", "true", "x").statusCode(404);
    }

    private static ValidatableResponse decide(String id, String outcome, String reason) {
        return owner().contentType(ContentType.JSON)
                .body(Map.of("outcome", outcome, "reason", reason))
                .post("/api/v1/alerts/" + id + "/outcomes")
                .then();
    }

    @Test
    void aListWithoutADayToComeIsRefusedAndOneThatEndedMatchesNoMore() {
        var draft = new HashMap<String, Object>(
                Map.of("title", "布控", "reason", "案2026-032", "values", List.of("6222000000000000401")));
        owner().contentType(ContentType.JSON)
                .body(draft)
                .post("/api/v1/watchlists")
                .then()
                .statusCode(400)
                .body("code", is("watchlist-expires"))
                .body("errors[0].field", is("expires"));
        draft.put("expires", "2020-01-01");
        owner().contentType(ContentType.JSON)
                .body(draft)
                .post("/api/v1/watchlists")
                .then()
                .statusCode(400);
        String list = make(owner(), "6222000000000000401").extract().path("id");
        owner().contentType(ContentType.JSON)
                .body(Map.of("values", List.of("6222000000000000402", "6222000000000000401")))
                .post("/api/v1/watchlists/" + list + "/values")
                .then()
                .statusCode(200)
                .body("values", is(2));
        owner().get("/api/v1/watchlists/" + list + "/values")
                .then()
                .body("total", is(2))
                .body("values.value", hasItem("6222000000000000402"))
                .body("cursor", nullValue());
        owner().contentType(ContentType.JSON)
                .body(Map.of("reason", "结案"))
                .delete("/api/v1/watchlists/" + list)
                .then()
                .statusCode(200)
                .body("active", is(false));
        owner().get("/api/v1/watchlists/matches").then().body("matches.watchlist", not(hasItem(list)));
        assertThat(alerts(owner(), list).getList("alerts"))
                .satisfies(none -> assertThat(none).isEmpty());
        owner().get("/api/v1/alerts?owner=nobody").then().body("alerts", empty());
    }
}
