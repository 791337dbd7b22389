package io.clew.api;

import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads and repeated reports are handed over with an answer due; what came back is counted by year and unit. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class AssignmentsTest {

    private static final String SUBJECT = "account:6222588000000000012";
    private static final String UNIT = "城东分局刑侦大队";

    @BeforeEach
    void records() {
        source("assigned", 2);
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            lines.append("""
                    {"id":"h%d","type":"transfer","title":"转账","occurredAt":"2026-03-0%dT10:00:00+08:00",\
                    "facts":[{"from":"%s","to":"account:6222588000000000020","link":"transfer","at":"2026-03-0%dT10:00:00+08:00","amount":"100.00"}]}
                    """.formatted(i, i, SUBJECT, i));
        }
        send("assigned", lines.toString());
    }

    private static Response post(String path, Map<String, Object> body) {
        return owner().contentType(ContentType.JSON).body(body).post("/api/v1/" + path);
    }

    private static String lead() {
        return post("leads", Map.of("kind", "clue", "subject", SUBJECT, "why", "快进快出"))
                .path("id");
    }

    @Test
    void aLeadIsHandedOverAndWhatCameBackIsCountedByUnit() {
        String unit = UNIT + " 一中队";
        Response made = post("assignments", Map.of("lead", lead(), "to", unit, "note", "请查开户资料"));
        assertThat(made.<String>path("kind")).isEqualTo("lead");
        assertThat(made.<String>path("subject")).isEqualTo(SUBJECT);
        assertThat(made.<String>path("due")).as("the term of this site").isNotBlank();
        String answers = "assignments/" + made.path("id") + "/answers";
        Response first =
                post(answers, Map.of("text", "抓获二人", "cases", 1, "arrests", 2, "money", "3500.00", "version", 1));
        assertThat(first.<Boolean>path("closed")).isFalse();
        assertThat(post(answers, Map.of("text", "同时另报", "version", 1)).statusCode())
                .as("somebody else was first")
                .isEqualTo(409);
        assertThat(post(answers, Map.of("text", "结案", "cases", 2, "closes", true, "version", 2))
                        .<Boolean>path("closed"))
                .isTrue();
        assertThat(post(answers, Map.of("text", "又来", "version", 3)).<String>path("code"))
                .isEqualTo("assignment-closed");
        Map<String, Object> figures = owner().get("/api/v1/assignments").path("units.find { it.of == '" + unit + "' }");
        assertThat(figures)
                .containsEntry("handed", 1)
                .containsEntry("closed", 1)
                .containsEntry("cases", 3)
                .containsEntry("arrests", 2)
                .containsEntry("money", "3500.00");
    }

    @Test
    void whatCannotBeHandedOverIsRefusedAndNothingIsKept() {
        int before = owner().get("/api/v1/assignments")
                .<List<Object>>path("assignments")
                .size();
        assertThat(post("assignments", Map.of("to", UNIT)).<String>path("code")).isEqualTo("assignment-about");
        assertThat(post("assignments", Map.of("lead", "none", "to", UNIT)).statusCode())
                .isEqualTo(404);
        assertThat(post("assignments", Map.of("records", List.of("assigned/none"), "to", UNIT))
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("assignments", Map.of("lead", lead(), "to", "长".repeat(81)))
                        .<String>path("code"))
                .isEqualTo("assignment-to");
        assertThat(post("assignments", Map.of("lead", lead(), "to", UNIT, "due", "2020-01-01T00:00:00+08:00"))
                        .<String>path("code"))
                .isEqualTo("assignment-due");
        assertThat(owner().get("/api/v1/assignments").<List<Object>>path("assignments"))
                .hasSize(before);
    }

    @Test
    void whoeverMayNotSeeWhatItRestsOnSeesNothingOfIt() {
        String unit = UNIT + " 二中队";
        post("assignments", Map.of("records", List.of("assigned/h1", "assigned/h2"), "to", unit));
        post("assignments", Map.of("lead", lead(), "to", unit));
        Response low = Calls.under(signIn("hand-low", "investigator", 1), "核查").get("/api/v1/assignments");
        assertThat(low.asString()).doesNotContain(unit, SUBJECT);
        assertThat(low.<Integer>path("withheld")).isGreaterThanOrEqualTo(2);
        assertThat(owner().get("/api/v1/assignments?kind=repeat")
                        .<List<List<String>>>path("assignments.findAll { it.to == '" + unit + "' }.records"))
                .containsExactly(List.of("assigned/h1", "assigned/h2"));
    }

    @Test
    void thePageOffersItOnAcceptedLeadsAndShowsFigures() {
        String id = lead();
        post("leads/" + id + "/decision", Map.of("state", "accepted", "reason", "属实"));
        String analyst = signIn("hand-page", "analyst", 3);
        assertThat(Calls.pageUnder(analyst, "核查", "/leads?state=accepted").asString())
                .contains("name=\"lead\" value=\"" + id);
        String said = Calls.under(analyst, "核查")
                .cookie("clew-purpose", Calls.PURPOSE)
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .header("Accept", "text/html")
                .formParam("lead", id)
                .formParam("to", UNIT + " 三中队")
                .formParam("due", "2099-12-31")
                .post("/assignments")
                .asString();
        assertThat(said).contains("已登记", UNIT + " 三中队", "2099-12-31 23:59:59");
        assertThat(Calls.pageUnder(analyst, "核查", "/assignments?all=true&year=1999")
                        .asString())
                .contains("还没有移送");
    }
}
