package io.clew.api;

import static io.clew.api.Calls.openCase;
import static io.clew.api.Calls.pageUnder;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static io.clew.api.Calls.under;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From payments in rising steps to somebody who is warned, by two people of a case and one who may not know. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class WarningsTest {

    private static final String PAYER = "6222777700000000011";
    private static final String MULE = "6217777700000000029";
    private static final String PHONE = "13900007711";
    private static final String PERSON = "519427199001017711";

    private String li = "";
    private String sun = "";
    private String low = "";

    @BeforeEach
    void comeIn() {
        li = signIn("warning-li", "investigator", 3);
        sun = signIn("warning-sun", "analyst", 3);
        low = signIn("warning-low", "analyst", 1);
        source("warned", 3);
        send(
                "warned",
                paid(1, "3000.00")
                        + paid(2, "5000.00")
                        + paid(3, "9000.00")
                        + """
                        {"id":"w9","type":"incident","title":"案","text":"","occurredAt":"2026-03-01T09:00:00+08:00",\
                        "facts":[{"from":"account:%s","to":"case:W9","link":"suspect-of"}]}
                        {"id":"w8","type":"account","title":"开户","text":"","occurredAt":"2020-03-01T09:00:00+08:00",\
                        "entities":[{"key":"person:%s","role":"holder","name":"赵小暖"}],\
                        "facts":[{"from":"person:%s","to":"account:%s","link":"owns"},{"from":"person:%s","to":"phone:%s","link":"registered"}]}
                        """.formatted(MULE, PERSON, PERSON, PAYER, PERSON, PHONE));
    }

    /** In the last days, so that it is urgent. */
    private static String paid(int n, String yuan) {
        Instant at = Instant.now().minusSeconds(3600L * (20 - n));
        return """
                {"id":"w%d","type":"transfer","title":"转账","text":"","occurredAt":"%s",\
                "facts":[{"from":"account:%s","to":"account:%s","link":"transfer","at":"%s","amount":"%s","more":{"own":"payee"}}]}
                """.formatted(n, at, PAYER, MULE, at, yuan);
    }

    @Test
    void aLikelyVictimIsListedWarnedByWhoHasTheTaskAndCounted() {
        openCase("WA-1", "warning-li", "warning-sun", "warning-low");
        String id = under(li, "WA-1")
                .body(Map.of("accounts", List.of("account:" + MULE), "reason", "涉案账户近日有新人付款"))
                .post("/api/v1/warnings")
                .then()
                .statusCode(200)
                .body("added.account", contains("account:" + PAYER))
                .body("added.paid", contains("account:" + MULE))
                .body("added.grade", contains("high"))
                .body("added.amount", contains("17000.00"))
                .body("added.facts[0]", hasSize(3))
                .body("added.overdue", contains(true))
                .extract()
                .path("added[0].id");
        under(sun, "WA-1")
                .body(Map.of("accounts", List.of("account:" + MULE), "reason", "再查一次"))
                .post("/api/v1/warnings")
                .then()
                .body("added", hasSize(0))
                .body("known", is(1));

        under(sun, "WA-1")
                .post("/api/v1/warnings/" + id + "/contact")
                .then()
                .statusCode(400)
                .body("code", is("warning-owner"));
        under(li, "WA-1")
                .body(Map.of("owner", "nobody-here", "version", 1))
                .post("/api/v1/warnings/" + id + "/owner")
                .then()
                .statusCode(400)
                .body("code", is("task-owner"));
        under(li, "WA-1")
                .body(Map.of("owner", "warning-sun", "version", 1))
                .post("/api/v1/warnings/" + id + "/owner")
                .then()
                .statusCode(200)
                .body("owner", is("warning-sun"));
        under(sun, "WA-1")
                .post("/api/v1/warnings/" + id + "/contact")
                .then()
                .statusCode(200)
                .body("phones", contains("phone:+86" + PHONE))
                .body("names", contains("赵小暖"));
        tried(li, id, "unreached", null, 2).then().statusCode(400).body("code", is("warning-owner"));
        tried(sun, id, "unreached", null, 1).then().statusCode(409);
        tried(sun, id, "unreached", "100.00", 2).then().statusCode(400).body("code", is("warning-saved"));
        tried(sun, id, "unreached", null, 2)
                .then()
                .statusCode(200)
                .body("closed", is(false))
                .body("overdue", is(false));
        assertThat(pageUnder(sun, "WA-1", "/warnings?all=true").asString())
                .contains("未联系上", "96110 电话", "17,000.00")
                .doesNotContain(PHONE);
        tried(sun, id, "stopped", "20000.00", 3)
                .then()
                .statusCode(200)
                .body("closed", is(true))
                .body("attempts.outcome", contains("unreached", "stopped"));
        tried(sun, id, "stopped", null, 4).then().statusCode(400).body("code", is("warning-closed"));
        under(li, "WA-1")
                .get("/api/v1/warnings?open=true")
                .then()
                .body("warnings", hasSize(0))
                .body("figures.find { it.grade == 'high' }.precision", is(1.0f))
                .body("figures.find { it.grade == 'high' }.saved", is("20000.00"));
    }

    @Test
    void whoeverMayNotReadTheRecordsLearnsOfNobody() {
        openCase("WA-2", "warning-li", "warning-sun", "warning-low");
        under(li, "WA-2")
                .body(Map.of("accounts", List.of("account:" + MULE), "reason", "涉案账户近日有新人付款"))
                .post("/api/v1/warnings")
                .then()
                .body("added", hasSize(1));
        under(low, "WA-2")
                .get("/api/v1/warnings")
                .then()
                .statusCode(200)
                .body("warnings", hasSize(0))
                .body("withheld", is(1))
                .body("figures.listed", not(hasItem(1)));
        assertThat(pageUnder(low, "WA-2", "/warnings?all=true").asString()).doesNotContain("7777 0000");
    }

    @Test
    void theListBelongsToACase() {
        under(li, "不是案件").get("/api/v1/warnings").then().statusCode(400).body("code", is("case-purpose"));
        assertThat(pageUnder(li, "x", "/warnings?all=true").asString()).contains("请先把一个案件设为事由");
    }

    private static Response tried(String session, String id, String outcome, @Nullable String saved, int version) {
        var body = saved == null
                ? Map.of("way", "phone", "outcome", outcome, "version", version)
                : Map.of("way", "phone", "outcome", outcome, "saved", saved, "version", version);
        return under(session, "WA-1").body(body).post("/api/v1/warnings/" + id + "/attempts");
    }
}
