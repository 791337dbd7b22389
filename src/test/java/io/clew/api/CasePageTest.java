package io.clew.api;

import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What somebody who works on a case sees of it. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class CasePageTest {

    private static final String COLLECTING = "6222777700000000001";
    private static final String BEHIND = "6222777700000000002";

    @Test
    void colleaguesGoByTheirNames() {
        opened("CP-1", "case-page-reader", "林小禾");
        assertThat(page("case-page-reader", "CP-1", "/cases/CP-1")).contains("林小禾 <span");
    }

    @Test
    void aCaseStandsForTheAccountsPutIntoIt() {
        source("case-page", 3);
        send(
                "case-page",
                IntStream.rangeClosed(1, 12)
                                .mapToObj(n -> row("in" + n, "62227777000000001" + (10 + n), COLLECTING, n, 1_000))
                                .collect(Collectors.joining())
                        + row("out", COLLECTING, BEHIND, 30, 11_800));
        opened("CP-2", "case-page-analyst", "周一鸣");
        String asked = "/patterns?code=F3&from=CP-2";
        assertThat(page("case-page-analyst", "CP-2", asked))
                .contains("CP-2 里还没有账户")
                .doesNotContain(COLLECTING);
        given().auth()
                .preemptive()
                .basic("owner", ApiProfile.PASSWORD)
                .header("Clew-Purpose", "CP-2")
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "entity", "ref", "account:" + COLLECTING))
                .post("/api/v1/cases/CP-2/files")
                .then()
                .statusCode(200);
        assertThat(page("case-page-analyst", "CP-2", asked)).contains(COLLECTING, "case-page/out#0");
    }

    @Test
    void theHeadOfACaseSaysWhatItComesTo() {
        source("case-facts", 3);
        send("case-facts", """
                {"id":"f1","type":"incident","title":"丁某被冒充客服诈骗案","text":"报案人称被冒充客服的人骗走钱款。","occurredAt":"2026-03-02T10:00:00+08:00",\
                "facts":[{"from":"account:6222777700000000993","to":"case:CP-3","link":"victim-of","amount":"4321.00"},{"from":"account:%s","to":"case:CP-3","link":"suspect-of"}]}
                """.formatted(BEHIND));
        opened("CP-3", "case-page-facts", "吴二");
        assertThat(page("case-page-facts", "CP-3", "/cases/CP-3"))
                .contains("data-case-facts", "报案时间", "2026-03-02 10:00:00", "受害人", "嫌疑对象", "/incidents/CP-3");
        assertThat(page("case-page-facts", "CP-3", "/cases/CP-3?tab=notes")).doesNotContain("data-case-facts");
    }

    private static void opened(String id, String user, String name) {
        Calls.owner()
                .contentType(ContentType.JSON)
                .body(Map.of("id", id, "title", "归集账户"))
                .post("/api/v1/cases")
                .then()
                .statusCode(200);
        Calls.owner()
                .contentType(ContentType.JSON)
                .body(Map.of("user", user, "name", name, "roles", new String[] {"analyst"}, "clearance", 3))
                .post("/api/v1/accounts")
                .then()
                .statusCode(200);
        Calls.owner()
                .contentType(ContentType.JSON)
                .body(Map.of("user", user))
                .post("/api/v1/cases/" + id + "/members")
                .then()
                .statusCode(200);
    }

    private static String page(String user, String purpose, String path) {
        return given().cookie("clew-session", signIn(user, "analyst", 3))
                .cookie("clew-purpose", purpose)
                .header("Accept", "text/html")
                .get(path)
                .asString();
    }

    private static String row(String id, String from, String to, int minute, int yuan) {
        return """
                {"id":"%s","type":"transfer","title":"转账","text":"","occurredAt":"2026-03-01T10:%02d:00+08:00",\
                "facts":[{"from":"account:%s","to":"account:%s","link":"transfer","at":"2026-03-01T10:%02d:00+08:00","amount":"%d.00"}]}
                """.formatted(id, minute, from, to, minute, yuan);
    }
}
