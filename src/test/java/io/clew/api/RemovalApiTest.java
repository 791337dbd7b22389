package io.clew.api;

import static io.clew.api.Calls.owner;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Records and sources are taken out by way of the API and of the pages. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class RemovalApiTest {

    private static final String FROM = "account:6222000099990000001";
    private static final String TO = "account:6222000099990000002";

    private static void sendPayment(String source, String id) {
        Calls.send(
                source,
                ("{'id':'" + id + "','type':'transfer','title':'转账','facts':[{'from':'" + FROM + "','to':'" + TO
                                + "','link':'transfer','at':'2026-03-01T10:31:07+08:00','amount':'50000.00'}]}\n")
                        .replace('\'', '"'));
    }

    private static int facts() {
        return owner().queryParam("from", FROM)
                .queryParam("to", TO)
                .get("/api/v1/graph/facts")
                .then()
                .statusCode(200)
                .extract()
                .path("total");
    }

    @Test
    void aRecordIsForgottenByIndexAndGraphWhenTheAnswerComes() {
        Calls.source("removal-a", 3);
        sendPayment("removal-a", "one");
        sendPayment("removal-a", "two");
        int before = facts();
        owner().delete("/api/v1/records/removal-a/one").then().statusCode(400).body("code", equalTo("reason-required"));
        owner().contentType(ContentType.JSON)
                .body(Map.of("reason", "误传"))
                .delete("/api/v1/records/removal-a/one")
                .then()
                .statusCode(204);
        owner().get("/api/v1/records/removal-a/one").then().statusCode(404);
        owner().queryParam("source", "removal-a")
                .get("/api/v1/search")
                .then()
                .body("total", equalTo(1))
                .body("hits.id", not(hasItem("removal-a/one")));
        org.assertj.core.api.Assertions.assertThat(facts()).isEqualTo(before - 1);
        owner().queryParam("reason", "误传")
                .delete("/api/v1/records/removal-a/one")
                .then()
                .statusCode(404)
                .body("code", equalTo("record-unknown"));
    }

    @Test
    void nothingOfARemovedRecordIsLeftElsewhereAndWhoReadsChangesIsTold() {
        Calls.source("removal-d", 3);
        sendPayment("removal-d", "one");
        String list = made(
                "/api/v1/watchlists",
                Map.of("title", "布控", "reason", "核查", "expires", "2099-01-01", "values", List.of(TO)));
        String report = made(
                "/api/v1/reports",
                Map.of("template", "money", "trace", Map.of("start", Map.of("fact", "removal-d/one#0"))));
        owner().get("/api/v1/alerts?source=" + list).then().body("alerts[0].records", hasItem("removal-d/one"));
        String other = Calls.signIn("removal-other", "investigator", 1);
        String after = next(Calls.call(other, true).get("/api/v1/changes?kinds=removal&size=10000"));
        String end = next(owner().get("/api/v1/changes?kinds=removal&size=10000"));
        owner().queryParam("reason", "误传")
                .delete("/api/v1/records/removal-d/one")
                .then()
                .statusCode(204);
        owner().get("/api/v1/alerts?source=" + list)
                .then()
                .body("alerts.records.flatten()", not(hasItem("removal-d/one")));
        owner().get("/api/v1/reports/" + report + ".pdf").then().statusCode(404);
        owner().get("/api/v1/changes?kinds=removal&after=" + end)
                .then()
                .statusCode(200)
                .body("items.id", hasItem("removal-d/one"))
                .body("items[0].keySet()", equalTo(Set.of("sequence", "kind", "id", "source", "at")));
        Calls.call(other, true)
                .get("/api/v1/changes?kinds=removal&after=" + after)
                .then()
                .statusCode(200)
                .body("items", empty());
        sendPayment("removal-d", "one");
        owner().get("/api/v1/changes?kinds=removal&after=" + end)
                .then()
                .body("items.id", not(hasItem("removal-d/one")));
        owner().queryParam("reason", "撤回")
                .delete("/api/v1/sources/removal-d")
                .then()
                .statusCode(204);
        owner().get("/api/v1/changes?kinds=removal&after=" + end).then().body("items.source", hasItem("removal-d"));
        Calls.call(other, true)
                .get("/api/v1/changes?kinds=removal&after=" + after)
                .then()
                .body("items", empty());
    }

    private static String made(String path, Map<String, Object> what) {
        return owner().contentType(ContentType.JSON)
                .body(what)
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static String next(Response page) {
        return page.then().statusCode(200).extract().path("next").toString();
    }

    @Test
    void aSourceGoesWithItsRecordsAndTheAuditSaysWhy() {
        Calls.source("removal-b", 3);
        sendPayment("removal-b", "one");
        sendPayment("removal-b", "two");
        owner().queryParam("reason", "移交单位撤回")
                .delete("/api/v1/sources/removal-b")
                .then()
                .statusCode(204);
        owner().get("/api/v1/sources").then().body("id", not(hasItem("removal-b")));
        owner().queryParam("source", "removal-b").get("/api/v1/search").then().body("hits", empty());
        owner().get("/api/v1/audit?act=source-delete")
                .then()
                .statusCode(200)
                .body("entries.asked", hasItem("removal-b records 2 移交单位撤回"));
        owner().queryParam("reason", "再删")
                .delete("/api/v1/sources/removal-b")
                .then()
                .statusCode(404);
    }

    @Test
    void thePageAsksForAReasonAndLeadsBack() {
        Calls.source("removal-c", 3);
        sendPayment("removal-c", "one");
        owner().cookie("clew-purpose", Calls.PURPOSE)
                .get("/records/removal-c/one")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString("/records/removal-c/one/removal"));
        owner().redirects()
                .follow(false)
                .cookie("clew-purpose", Calls.PURPOSE)
                .formParam("reason", "误传")
                .post("/records/removal-c/one/removal")
                .then()
                .statusCode(303);
        owner().get("/api/v1/records/removal-c/one").then().statusCode(404);
        owner().redirects()
                .follow(false)
                .cookie("clew-purpose", Calls.PURPOSE)
                .formParam("reason", "误传")
                .post("/sources/removal-c/removal")
                .then()
                .statusCode(303);
    }
}
