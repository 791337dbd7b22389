package io.clew.api;

import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An investigator and a supervisor with what lies between them: approvals, emergencies, alerts, cases. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class OversightTest {

    private static final String CASE = "案2026-077";

    private String chen;
    private String wu;

    @BeforeEach
    void people() {
        chen = signIn("oversight-chen", "investigator", 1);
        wu = signIn("oversight-wu", "supervisor", 1);
        as(chen).contentType(ContentType.JSON)
                .body(Map.of("id", CASE, "title", "刷单返利"))
                .post("/api/v1/cases");
        source("oversight", 0);
        source("oversight-secret", 3);
        records("oversight", "o1", "13712340001");
        records("oversight-secret", "s1", "13712340002");
    }

    @Test
    void aBulkComparisonWaitsForASupervisorAndThenGoesThrough() {
        String values = IntStream.rangeClosed(0, ApiProfile.MOST_COMPARED)
                .mapToObj(n -> "1391" + (1_000_000 + n))
                .collect(Collectors.joining("\n"));
        compare(values)
                .statusCode(403)
                .body("code", is("approval-required"))
                .body("detail", containsString("/approvals"));
        String id = as(wu).get("/api/v1/approvals")
                .then()
                .body("queue.user", hasItem("oversight-chen"))
                .extract()
                .path("queue.find { it.user == 'oversight-chen' }.id");
        as(wu).get("/approvals").then().statusCode(200).body(containsString("等待我审批"), containsString(id));
        as(wu).contentType(ContentType.JSON)
                .body(Map.of("approved", true, "reason", "止付需要"))
                .post("/api/v1/approvals/" + id + "/decision")
                .then()
                .statusCode(200)
                .body("state", is("approved"));
        as(chen).get("/approvals").then().body(containsString("已批准"));
        compare(values).statusCode(200);
        compare(values).statusCode(403).body("code", is("approval-required"));
        owner().get("/api/v1/audit?act=compare&who=oversight-chen")
                .then()
                .body("entries[0].under", is("approval/" + id));
    }

    @Test
    void brokenGlassShowsWhatWasHiddenAndIsReviewedBySomebodyElse() {
        as(chen).get("/api/v1/search?q=13712340002").then().statusCode(200).body("total", is(0));
        String id = as(chen).contentType(ContentType.JSON)
                .body(Map.of(
                        "kind", "source", "target", "oversight-secret", "purpose", CASE, "reason", "受害人正在转账,来不及审批"))
                .post("/api/v1/emergencies")
                .then()
                .statusCode(200)
                .body("open", is(true))
                .extract()
                .path("id");
        as(chen).get("/api/v1/search?q=13712340002").then().body("total", is(1));
        as(wu).get("/api/v1/emergencies").then().body("unreviewed.id", hasItem(id));
        as(wu).get("/oversight?view=emergencies").then().statusCode(200).body(containsString("来不及审批"));
        as(wu).get("/oversight?who=oversight-chen&q=emergency").then().body(containsString("紧急查看"));
        as(chen).contentType(ContentType.JSON)
                .body(Map.of("justified", true, "note", "自己说属实"))
                .post("/api/v1/emergencies/" + id + "/review")
                .then()
                .statusCode(403);
        as(wu).contentType(ContentType.JSON)
                .body(Map.of("justified", true, "note", "受害人已证实"))
                .post("/api/v1/emergencies/" + id + "/review")
                .then()
                .statusCode(200);
        as(wu).get("/api/v1/emergencies").then().body("unreviewed.id", not(hasItem(id)));
        as(chen).get("/api/v1/search?q=13712340002").then().body("total", is(0));
    }

    @Test
    void aLookAtOnesOwnPhoneBecomesAnAlertWithEvidenceAndAnOutcome() {
        as(wu).contentType(ContentType.JSON)
                .body(Map.of("own", List.of("phone:13712340001")))
                .put("/api/v1/profiles/oversight-chen")
                .then()
                .statusCode(200)
                .body("own[0]", is("phone:+8613712340001"));
        as(chen).get("/api/v1/entities/phone:13712340001").then().statusCode(200);
        String id = as(wu).get("/api/v1/audit/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("find { it.rule == 'own-circle' && it.who == 'oversight-chen' }.id");
        String page = "/oversight/alerts/" + id;
        as(wu).get(page).then().statusCode(200).body(containsString("137****0001"), not(containsString("13712340001")));
        as(wu).contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("outcome", "EXPLAINED")
                .formParam("note", "本人即报案人")
                .post(page + "/outcomes")
                .then()
                .statusCode(200)
                .body(containsString("本人即报案人"));
        as(wu).get("/api/v1/audit/alerts")
                .then()
                .body("find { it.id == '" + id + "' }.outcomes[0].outcome", equalTo("explained"));
        as(wu).get("/oversight?view=alerts").then().statusCode(200).body(containsString("有正当理由"));
        as(wu).get("/oversight?view=people").then().statusCode(200).body(containsString("oversight-chen"));
    }

    @Test
    void looksAreSentencesThatCanBeFilteredByWhomTheyWereAtAndTakenAway() {
        as(chen).get("/api/v1/entities/phone:13712340001").then().statusCode(200);
        as(wu).get("/oversight?entity=13712340001")
                .then()
                .statusCode(200)
                .body(containsString("oversight-chen"), containsString("因 " + CASE + " 查看档案"), containsString("完整"));
        as(wu).get("/oversight?entity=13999999999").then().body(containsString("没有符合的记录"));
        as(chen).queryParam("q", "=cmd|calc").get("/api/v1/search").then().statusCode(200);
        String file = as(wu).get("/oversight/export?who=oversight-chen")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(file).contains("'=cmd|calc").contains("137****0001").doesNotContain(",=cmd", "13712340001");
    }

    @Test
    void aCaseHoldsWhatItsMembersPutIntoItAndSaysWhoLooked() {
        as(chen).contentType(ContentType.JSON)
                .body(Map.of("kind", "entity", "ref", "phone:+8613712340001", "note", "来电号码"))
                .post("/api/v1/cases/" + CASE + "/files")
                .then()
                .statusCode(200);
        as(chen).contentType(ContentType.JSON)
                .body(Map.of("kind", "record", "ref", "oversight/o1"))
                .post("/api/v1/cases/" + CASE + "/files")
                .then()
                .statusCode(200);
        as(chen).get("/cases/" + CASE)
                .then()
                .statusCode(200)
                .body(containsString("137 1234 0001"), containsString("来电号码"), containsString("本案名下的查询"));
        as(wu).get("/cases/" + CASE)
                .then()
                .statusCode(200)
                .body(not(containsString("来电号码")), containsString("本案名下的查询"));
        as(chen).get("/entities/phone:+8613712340001").then().body(containsString("入案"));
        String item = as(chen).get("/api/v1/cases/" + CASE + "/files")
                .then()
                .extract()
                .path("files[0].id");
        as(chen).delete("/api/v1/cases/" + CASE + "/files/" + item).then().statusCode(204);
        as(chen).get("/api/v1/cases/" + CASE + "/files").then().body("files.id", not(hasItem(item)));
        String other = signIn("oversight-li", "investigator", 1);
        as(other).get("/api/v1/cases/" + CASE + "/files").then().statusCode(403);
    }

    @Test
    void whatIsGuardedByGradeSaysSoWhereNothingIs() {
        as(chen).contentType(ContentType.JSON)
                .body(Map.of("purpose", CASE))
                .post("/api/v1/approvals")
                .then()
                .statusCode(400)
                .body("code", is("approval-needless"));
        as(chen).get("/api/v1/approvals").then().body("queue", empty());
    }

    private ValidatableResponse compare(String values) {
        return as(chen).contentType("text/plain")
                .body(values)
                .post("/api/v1/search/compare")
                .then();
    }

    private static void records(String source, String id, String phone) {
        String line = "{\"id\":\"" + id + "\",\"type\":\"incident\",\"title\":\"来电\",\"text\":\"来电号码" + phone
                + "\",\"entities\":[{\"key\":\"phone:" + phone
                + "\",\"role\":\"caller\"}],\"facts\":[{\"from\":\"phone:" + phone
                + "\",\"to\":\"phone:13712349999\",\"link\":\"call\",\"at\":\"2026-03-01T10:31:07+08:00\"}]}\n";
        send(source, line);
    }

    private static RequestSpecification as(String session) {
        String purpose = URLEncoder.encode(CASE, StandardCharsets.UTF_8);
        return given().cookie("clew-session", session)
                .cookie("clew-purpose", purpose)
                .header("Clew-Purpose", purpose);
    }
}
