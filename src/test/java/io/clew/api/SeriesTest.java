package io.clew.api;

import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Series that people join of cases, and reports that repeat. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class SeriesTest {

    @BeforeEach
    void reports() {
        source("series", 1);
        var lines = new StringBuilder();
        for (int n = 1; n <= 9; n++) {
            lines.append(report(
                    number(n),
                    "1520001000" + n,
                    "2026-04-0" + n,
                    "报案人被冒充客服的人骗到屏幕共享，把钱转到账户621755550000000202" + n % 3 + "。"));
        }
        for (int n = 1; n <= 3; n++) {
            lines.append(report(
                    "A33071200000202600" + (10 + n),
                    "15200010099",
                    "2026-05-0" + n,
                    "长宁路" + (70 + n) + "号楼上噪音，扬言要动手。"));
        }
        send("series", lines.toString());
    }

    @Test
    void splittingAndTakingBackLeavesExactlyWhatWasThere() {
        Response joined = post("/api/v1/series", List.of(number(1), number(4), number(7)), "同一收款账户");
        assertThat(joined.statusCode()).isEqualTo(200);
        String id = joined.path("series[0].id");
        assertThat(joined.<List<String>>path("series[0].cases"))
                .containsExactly("case:" + number(1), "case:" + number(4), "case:" + number(7));
        assertThat(joined.<List<List<String>>>path("series[0].ties.reasons.code"))
                .allSatisfy(codes -> assertThat(codes).contains("L1"));
        Object before = seriesOf(id);
        Response split = post("/api/v1/series/" + id + "/split", List.of(number(7)), "话术不同");
        assertThat(split.<List<String>>path("series.find { it.id == '" + id + "' }.cases"))
                .containsExactly("case:" + number(1), "case:" + number(4));
        assertThat(post("/api/v1/series/" + id + "/undo", List.of(), "看错了").statusCode())
                .isEqualTo(200);
        assertThat(seriesOf(id)).isEqualTo(before);
        assertThat(owner().get("/api/v1/series")
                        .<List<String>>path("series.find { it.id == '" + id + "' }.history.decision"))
                .containsExactly("accept", "split", "undo");
    }

    @Test
    void aReportOfASeriesTellsWhatTiesItsCasesAndWhoDecided() {
        Response refused = owner().contentType(ContentType.JSON)
                .body(Map.of("cases", List.of(number(3), number(9)), "reason", "时间不合", "decision", "refuse"))
                .post("/api/v1/series");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(Calls.report(Map.of(
                        "template", "series", "series", Map.of("cases", List.of(number(3), number(6), number(9))))))
                .contains("串并案报告", number(3), number(6), "本串共 3 起", "6217555500000002020", "不并案", "时间不合")
                .contains("series/");
    }

    @Test
    void twoWhoDecideAtOnceBothStandInTheBook() throws Exception {
        try (var people = Executors.newFixedThreadPool(2)) {
            Callable<Integer> one = () -> post("/api/v1/series", List.of(number(2), number(5)), "甲的决定")
                    .statusCode();
            Callable<Integer> other = () -> post("/api/v1/series", List.of(number(5), number(8)), "乙的决定")
                    .statusCode();
            for (var done : people.invokeAll(List.of(one, other))) {
                assertThat(done.get()).isEqualTo(200);
            }
        }
        Response all = owner().get("/api/v1/series");
        List<List<String>> reasons = all.path(
                "series.findAll { it.cases.contains('case:" + number(5) + "') }.collect { it.history.reason }");
        assertThat(reasons).hasSize(1);
        assertThat(reasons.getFirst()).contains("甲的决定", "乙的决定");
        assertThat(all.<Integer>path("counts.series"))
                .isEqualTo(all.<List<Object>>path("series").size());
    }

    @Test
    void aRefusalJoinsNothingAndIsKept() {
        Response refused = owner().contentType(ContentType.JSON)
                .body(Map.of("cases", List.of(number(3), number(6)), "reason", "巧合", "decision", "refuse"))
                .post("/api/v1/series");
        assertThat(refused.<List<Object>>path("series")).isEmpty();
        assertThat(refused.<List<String>>path("open.findAll { it.a == 'case:" + number(3) + "' }.state"))
                .containsExactly("refuse");
        assertThat(post("/api/v1/series", List.of(number(3), number(6)), " ").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCallerWhoReportsThreeTimesIsFoundAndThreatsMakeItUrgent() {
        Response found = owner().get("/api/v1/repeats?kind=caller&from=2026-05-01&to=2026-05-31");
        List<Map<String, Object>> groups = found.path("groups");
        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group).containsEntry("kind", "caller").containsEntry("high", true);
            assertThat((List<?>) group.get("records")).hasSize(3);
        });
        owner().contentType(ContentType.JSON)
                .body(Map.of("records", groups.getFirst().get("records"), "to", "王警官", "urgent", true))
                .post("/api/v1/assignments");
        assertThat(Calls.pageUnder(
                                Calls.signIn("repeat-page", "analyst", 3),
                                "核查",
                                "/repeats?from=2026-05-01&to=2026-05-31")
                        .asString())
                .contains("移送 王警官");
        assertThat(owner().get("/api/v1/repeats?kind=caller&from=2026-05-01&to=2026-05-02")
                        .<Integer>path("total"))
                .isZero();
    }

    private static String number(int n) {
        return "A330711000002026000" + n;
    }

    private static Object seriesOf(String id) {
        Response all = owner().get("/api/v1/series");
        return List.of(
                all.<List<String>>path("series.find { it.id == '" + id + "' }.cases"),
                all.<List<Object>>path(
                        "series.find { it.id == '" + id + "' }.ties.collect { [it.a, it.b, it.state] }"));
    }

    private static Response post(String path, List<String> cases, String reason) {
        return owner().contentType(ContentType.JSON)
                .body(Map.of("cases", cases, "reason", reason))
                .post(path);
    }

    private static String report(String number, String phone, String day, String text) {
        return """
                {"id":"%s","type":"incident","title":"报警","text":"%s","occurredAt":"%sT10:00:00+08:00",\
                "entities":[{"key":"case:%s","role":"case"},{"key":"phone:%s","role":"reporter","name":"某某"}]}
                """.formatted(number, text, day, number, phone);
    }
}
