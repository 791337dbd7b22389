package io.clew.api;

import static io.clew.api.Calls.owner;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
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
