package io.clew.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code POST /calls} answers, from outside. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class CallAnswersTest {

    private static final String A = "phone:+8615412340001";
    private static final String B = "phone:+8615412340002";
    private static final String C = "phone:+8615412340003";
    private static final String D = "phone:+8615412340004";

    private int number;

    private String call(String from, String at, String to, int seconds) {
        return """
                {"id":"c%d","type":"call","title":"通话","occurredAt":"%s","facts":[{"from":"%s","link":"call","to":"%s","at":"%s","seconds":%d}]}
                """.formatted(number++, at, from, to, at, seconds);
    }

    @BeforeEach
    void bills() {
        Calls.source("calls-test", 3);
        number = 0;
        Calls.send(
                "calls-test",
                call(A, "2026-03-02T01:00:00+08:00", C, 60)
                        + call(C, "2026-03-02T10:30:00+08:00", A, 30)
                        + call(A, "2026-03-03T10:00:00+08:00", C, 10)
                        + call(A, "2026-03-08T23:59:00+08:00", D, 5)
                        + call(B, "2026-03-04T10:00:00+08:00", C, 7)
                        + call(A, "2026-03-05T09:00:00+08:00", "phone:95588", 9)
                        + call(B, "2026-03-05T09:00:00+08:00", "phone:95588", 9)
                        + call(A, "2026-03-06T09:00:00+08:00", B, 9)
                        + call(B, "2026-03-06T10:00:00+08:00", A, 9)
                        + call(C, "2026-03-06T11:00:00+08:00", B, 9)
                        + """
                        {"id":"reg","type":"registration","title":"机主","entities":[{"key":"person:330199199003077770","role":"holder","name":"甲乙"}],
                        "facts":[{"from":"person:330199199003077770","link":"registered","to":"%s"},{"from":"person:330199199003077770","link":"registered","to":"%s"}]}
                        """.formatted(A, B).replace("\n", "")
                        + "\n");
    }

    private static ValidatableResponse ask(Map<String, Object> body) {
        return Calls.owner()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/calls")
                .then();
    }

    @Test
    void aReportOfCallsCitesTheCallsThatEachFigureCounts() {
        String words = Calls.report(Map.of(
                "template",
                "calls",
                "calls",
                Map.of("numbers", List.of(A, B), "moments", List.of("2026-03-05T09:00:00+08:00"))));
        assertThat(words)
                .contains("话单分析报告", "15412340001", "calls-test/c0#0", "共同联系人", "15412340003", "0:02:12")
                .contains("周一", "指定时刻前后的通话", "2026-03-05 09:00:00");
    }

    @Test
    void aNumbersCounterpartsAreRankedWithSecondsDaysAndHours() {
        var answer = ask(Map.of("numbers", List.of("15412340001"), "size", 2))
                .statusCode(200)
                .body("numbers", hasSize(1))
                .body("numbers[0].key", is(A))
                .body("numbers[0].of", nullValue())
                .body("numbers[0].calls", is(7))
                .body("numbers[0].out", is(5))
                .body("numbers[0].in", is(2))
                .body("numbers[0].seconds", is(132))
                .body("numbers[0].days", is(5))
                .body("numbers[0].first", is("2026-03-02T01:00:00+08:00"))
                .body("numbers[0].last", is("2026-03-08T23:59:00+08:00"))
                .body("numbers[0].total", is(4))
                .body("numbers[0].contacts", hasSize(2))
                .body("numbers[0].contacts[0].key", is(C))
                .body("numbers[0].contacts[0].calls", is(3))
                .body("numbers[0].contacts[0].seconds", is(100))
                .body("numbers[0].contacts[0].days", is(2))
                .body("unknown", empty())
                .body("common", empty());
        List<List<Integer>> hours = answer.extract().path("numbers[0].hours");
        assertThat(hours).hasSize(7).allSatisfy(day -> assertThat(day).hasSize(24));
        assertThat(hours.get(0).get(1)).as("Monday, one o'clock").isEqualTo(1);
        assertThat(hours.get(6).get(23)).as("Sunday, eleven in the evening").isEqualTo(1);
        assertThat(answer.extract().<Float>path("numbers[0].night").doubleValue())
                .isBetween(0.14, 0.15);
    }

    @Test
    void twoNumbersHaveContactsACircleAndCallsAroundAMoment() {
        ask(Map.of("numbers", List.of(A, B), "moments", List.of("2026-03-02T12:00:00+08:00")))
                .statusCode(200)
                .body("common.key", contains(C, "phone:95588"))
                .body("common[0].with", contains(A, B))
                .body("common[0].hub", is(false))
                .body("common[1].hub", is(true))
                .body("common[1].public", is(true))
                .body("circle.members", containsInAnyOrder(A, B, C))
                .body("circle.ties", hasSize(3))
                .body("circle.cliques", hasSize(1))
                .body("moments[0].at", is("2026-03-02T12:00:00+08:00"))
                .body("moments[0].calls.at", contains("2026-03-02T10:30:00+08:00"))
                .body("moments[0].calls[0].seconds", is(30))
                .body("moments[0].calls[0].fact", is("calls-test/c1#0"));
        ask(Map.of("numbers", List.of(A, B), "hubs", false))
                .body("common.key", contains(C))
                .body("hubsLeftOut", is(1));
    }

    @Test
    void aPersonStandsForAllTheirNumbersAndAWindowEndsBeforeItsEnd() {
        ask(Map.of(
                        "numbers",
                        List.of("person:330199199003077770"),
                        "window",
                        Map.of("from", "2026-03-02T00:00:00+08:00", "to", "2026-03-03T10:00:00+08:00")))
                .statusCode(200)
                .body("numbers.key", containsInAnyOrder(A, B))
                .body("numbers.of", contains("person:330199199003077770", "person:330199199003077770"))
                .body("numbers.find { it.key == '" + A + "' }.calls", is(2));
    }

    @Test
    void whatIsNotThereIsSaidAndTooManyAreRefused() {
        ask(Map.of("numbers", List.of(A, "phone:15499999999", "device:001000000000009")))
                .statusCode(200)
                .body("numbers", hasSize(1))
                .body("unknown", contains("phone:+8615499999999", "device:001000000000009"));
        var many = new ArrayList<String>();
        var lines = new StringBuilder();
        for (int i = 0; i < 51; i++) {
            many.add("phone:+86154555500" + (10 + i));
            lines.append(call(many.getLast(), "2026-03-02T01:00:00+08:00", "phone:+8615466660000", 60));
        }
        Calls.send("calls-test", lines.toString());
        ask(Map.of("numbers", many)).statusCode(400).body("code", is("calls-many"));
        ask(Map.of("numbers", many.subList(0, 50))).statusCode(200).body("numbers", hasSize(50));
        ask(Map.of("numbers", List.of())).statusCode(400);
        ask(Map.of("numbers", List.of(A), "order", "upwards")).statusCode(400).body("code", is("invalid"));
    }

    @Test
    void theChanceOfACommonContactIsThatOfTheHypergeometricTail() {
        var answer = ask(Map.of("numbers", List.of(A, B))).statusCode(200).extract();
        int population = answer.path("population");
        int counterparts = answer.path("common[0].counterparts");
        double expected = (double) counterparts * (counterparts - 1) / ((population - 1.0) * (population - 2.0));
        assertThat(counterparts).isEqualTo(2);
        assertThat(answer.<Number>path("common[0].p").doubleValue()).isCloseTo(expected, within(1e-6));
    }

    @Test
    void patternsOfCallsAreFoundAtANumberWithANamedSetAndHaveTheirEvidence() {
        Calls.owner()
                .contentType(ContentType.JSON)
                .body(Map.of("accounts", List.of("15412340001"), "set", "strict"))
                .post("/api/v1/patterns/C3")
                .then()
                .statusCode(200)
                .body("hits", empty());
        Calls.owner()
                .contentType(ContentType.JSON)
                .body(Map.of("scope", Map.of("account", A)))
                .post("/api/v1/patterns/C3")
                .then()
                .statusCode(200)
                .body("hits", hasSize(1))
                .body("hits[0].members", containsInAnyOrder(A, B, C))
                .body("hits[0].facts", hasSize(7));
        Calls.owner()
                .contentType(ContentType.JSON)
                .body(Map.of("accounts", List.of(A), "set", "blue"))
                .post("/api/v1/patterns/C3")
                .then()
                .statusCode(400)
                .body("code", is("pattern-set"));
    }

    @Test
    void thePageShowsTheRankingAndOpensAnHour() {
        String page = Calls.call(Calls.signIn("caller", "investigator", 3), true)
                .queryParam("n", "15412340001 15412340002")
                .queryParam("at", "2026-03-02 12:00")
                .get("/calls")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("15412340003", "共同联系人", "互通圈", "/calls/rows?number=", "&amp;weekday=0&amp;hour=1");
        String rows = Calls.call(Calls.signIn("caller", "investigator", 3), true)
                .queryParam("number", A)
                .queryParam("weekday", 0)
                .queryParam("hour", 1)
                .get("/calls/rows")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(rows).contains("周一", "calls-test/c0#0").doesNotContain("calls-test/c1#0");
        String sheet = Calls.call(Calls.signIn("caller", "investigator", 3), true)
                .get("/calls/contacts.csv?n=15412340001")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(sheet.lines()).hasSize(5);
    }
}
