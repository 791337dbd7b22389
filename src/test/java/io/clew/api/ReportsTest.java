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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/** Reports of which every figure is cited, that are the same to the byte, and that say which record changed. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class ReportsTest {

    private static final String VICTIM = "6222888800000000010";
    private static final String MULE = "6217888800000000028";

    private static String transfer(String amount) {
        return """
                {"id":"p1","type":"transfer","title":"转账","text":"","occurredAt":"2026-04-01T10:00:00+08:00",\
                "facts":[{"from":"account:%s","to":"account:%s","link":"transfer","at":"2026-04-01T10:00:00+08:00","amount":"%s","more":{"own":"payee","balance":"%s"}}]}
                """.formatted(VICTIM, MULE, amount, amount);
    }

    private static String incident(String id, String at, String fields) {
        return """
                {"id":"%s","type":"incident","title":"被骗","text":"报案人称被骗。","occurredAt":"%s","fields":%s,\
                "facts":[{"from":"account:%s","to":"case:RPT-1","link":"victim-of","amount":"2000.00"}]}
                """.formatted(id, at, fields, VICTIM);
    }

    private static Response post(String path, Object body) {
        return owner().contentType(ContentType.JSON).body(body).post(path);
    }

    private static int pictures(byte[] docx) {
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            return document.getAllPictures().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aReportIsTheSameToTheByteAndSaysWhichRecordChanged() {
        source("reported", 3);
        send("reported", transfer("2000.00"));
        Response made = post(
                "/api/v1/reports",
                Map.of("template", "money", "trace", Map.of("start", Map.of("fact", "reported/p1#0"))));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(200);
        String id = made.path("id");
        for (String format : List.of("docx", "pdf", "json")) {
            String path = "/api/v1/reports/" + id + "." + format;
            byte[] once = owner().get(path).asByteArray();
            assertThat(owner().get(path).asByteArray())
                    .as(format)
                    .isEqualTo(once)
                    .isNotEmpty();
        }
        assertThat(Calls.words(owner().get("/api/v1/reports/" + id + ".pdf")))
                .contains("资金分析报告", "2,000.00", "reported/p1#0", "#1");
        assertThat(pictures(owner().get("/api/v1/reports/" + id + ".docx").asByteArray()))
                .as("the flow")
                .isEqualTo(1);
        String analyst = signIn("report-reader", "analyst", 3);
        String own = Calls.under(analyst, "核查")
                .body(Map.of("template", "money", "trace", Map.of("start", Map.of("fact", "reported/p1#0"))))
                .post("/api/v1/reports")
                .path("id");
        assertThat(Calls.pageUnder(analyst, "核查", "/reports/" + own).asString()).contains("<svg class=\"drawing\"");
        String manifest = owner().get("/api/v1/reports/" + id + ".json").asString();
        assertThat(manifest).contains("\"record\":\"reported/p1\"", "\"format\":\"clew-report/1\"");
        Response holds = post("/api/v1/reports/verify", manifest);
        assertThat(holds.<Boolean>path("holds")).as(holds.asString()).isTrue();
        assertThat(holds.<Boolean>path("same")).isTrue();
        assertThat(post("/api/v1/reports/verify", manifest.replace("reported/p1\"", "reported/p2\""))
                        .<Boolean>path("signed"))
                .isFalse();
        send("reported", transfer("2000.01"));
        Response changed = post("/api/v1/reports/verify", manifest);
        assertThat(changed.<List<String>>path("changed")).containsExactly("reported/p1");
        assertThat(changed.<Boolean>path("holds")).isFalse();
    }

    @Test
    void whatIsNotThereIsRefusedAndListed() {
        assertThat(owner().get("/api/v1/reports/templates").<List<String>>path("templates.code"))
                .contains("money", "case", "brief", "calls", "gang", "series", "lead");
        assertThat(post("/api/v1/reports", Map.of("template", "rumour")).<String>path("code"))
                .isEqualTo("report-template");
        assertThat(post("/api/v1/reports", Map.of("template", "gang")).<String>path("code"))
                .isEqualTo("report-needs");
        assertThat(post("/api/v1/reports", Map.of("template", "lead", "case", "none"))
                        .<String>path("code"))
                .isEqualTo("report-empty");
        assertThat(post("/api/v1/reports", Map.of("template", "money")).<String>path("code"))
                .isEqualTo("report-needs");
        assertThat(owner().get("/api/v1/reports/none.pdf").statusCode()).isEqualTo(404);
    }

    @Test
    void eachNumberOfADayOpensTheRecordsBehindIt() {
        source("briefed", 3);
        String fraud = "{\"category\":\"电信诈骗\",\"unit\":\"城东派出所\"}";
        send(
                "briefed",
                incident("b1", "2026-05-02T09:10:00+08:00", fraud)
                        + incident("b2", "2026-05-02T09:50:00+08:00", fraud)
                        + incident("b3", "2026-05-02T23:59:59+08:00", "{\"category\":\"群众求助\",\"unit\":\"城西派出所\"}")
                        + incident("b4", "2026-05-01T10:00:00+08:00", fraud)
                        + incident("b5", "2026-05-02T12:00:00+08:00", "{}"));
        Response brief = owner().get("/api/v1/briefs/2026-05-02");
        assertThat(brief.<Integer>path("total.count")).isEqualTo(4);
        assertThat(brief.<Integer>path("total.yesterday")).isEqualTo(1);
        assertThat(brief.<Integer>path("help.count")).isEqualTo(1);
        assertThat(brief.<List<String>>path("kinds.value")).containsExactly("电信诈骗", "", "群众求助");
        assertThat(brief.<List<Integer>>path("hours.count")).hasSize(24).contains(2);
        for (String list : List.of("kinds", "places", "hours")) {
            brief.<List<Map<String, Object>>>path(list).stream()
                    .filter(count -> count.get("question") != null)
                    .forEach(count -> assertThat(owner().urlEncodingEnabled(false)
                                    .get(String.valueOf(count.get("question")))
                                    .<Integer>path("total"))
                            .as(list + " " + count)
                            .isEqualTo(count.get("count")));
        }
        Response paper = post("/api/v1/reports", Map.of("template", "brief", "day", "2026-05-02"));
        assertThat(Calls.words(owner().get("/api/v1/reports/" + paper.path("id") + ".docx")))
                .contains("三情日报", "电信诈骗", "briefed/b1");
        Response ofCase = post("/api/v1/reports", Map.of("template", "case", "case", "RPT-1"));
        assertThat(ofCase.statusCode()).as(ofCase.asString()).isEqualTo(200);
        assertThat(Calls.words(owner().get("/api/v1/reports/" + ofCase.path("id") + ".docx")))
                .contains("案件研判报告", "报案人称被骗", "briefed/b1#0");
    }

    @Test
    void aDraftIsWrittenInAndItsFiguresStayTiedUntilItIsSigned() {
        source("drafted", 3);
        send("drafted", transfer("3000.00"));
        Map<String, Object> ask =
                Map.of("template", "money", "draft", true, "trace", Map.of("start", Map.of("fact", "drafted/p1#0")));
        Response draft = post("/api/v1/reports", ask);
        String path = "/api/v1/reports/" + draft.path("id");
        assertThat(draft.<Boolean>path("signed")).isFalse();
        assertThat(owner().get(path + ".json").<String>path("code")).isEqualTo("report-unsigned");
        assertThat(Calls.words(owner().get(path + ".docx"))).contains("草稿，未签署");
        int version = draft.path("version");
        assertThat(write(path, version, "转入3500.00元 #1。").asString()).contains("report-text", "3500.00元");
        assertThat(write(path, version, "转入3000元。").asString()).contains("report-text", "#1");
        assertThat(write(path, version, "转入3000元 #77。").asString()).contains("report-text", "#77");
        Response written = write(path, version, "转入0.3万元 #1，2026年4月1日到账，建议止付。");
        assertThat(written.statusCode()).as(written.asString()).isEqualTo(200);
        assertThat(written.<String>path("parts.find { it.part == 'opinion' }.by"))
                .isEqualTo("owner");
        assertThat(write(path, version, "另一人同时写的。").statusCode()).isEqualTo(409);
        Response signed = post(path + "/signature", Map.of("version", written.path("version")));
        assertThat(signed.<Boolean>path("signed")).as(signed.asString()).isTrue();
        assertThat(Calls.words(owner().get(path + ".pdf")))
                .contains("研判意见", "建议止付")
                .doesNotContain("草稿");
        assertThat(write(path, signed.path("version"), "晚了。").<String>path("code"))
                .isEqualTo("report-signed");
        String manifest = owner().get(path + ".json").asString();
        assertThat(manifest).contains("\"signedBy\":\"owner\"", "建议止付");
        assertThat(post("/api/v1/reports/verify", manifest).<Boolean>path("holds"))
                .isTrue();
        assertThat(post("/api/v1/reports/verify", manifest.replace("建议止付", "不必止付"))
                        .<Boolean>path("signed"))
                .isFalse();
    }

    @Test
    void aDraftWhoseRecordsChangedIsMadeAnewAndNotSigned() {
        source("moved", 3);
        send("moved", transfer("4000.00"));
        Response draft = post(
                "/api/v1/reports",
                Map.of("template", "money", "draft", true, "trace", Map.of("start", Map.of("fact", "moved/p1#0"))));
        String path = "/api/v1/reports/" + draft.path("id");
        send("moved", transfer("4000.01"));
        assertThat(post(path + "/signature", Map.of("version", draft.path("version")))
                        .<String>path("code"))
                .isEqualTo("report-moved");
        Response anew = owner().get(path);
        assertThat(Calls.words(owner().get(path + ".docx"))).contains("4,000.01");
        assertThat(post(path + "/signature", Map.of("version", anew.path("version")))
                        .<Boolean>path("signed"))
                .isTrue();
    }

    @Test
    void aLetterHandsOverALeadWithTheDayAnAnswerIsDue() {
        source("handed", 3);
        send("handed", transfer("5000.00"));
        Response lead = post(
                "/api/v1/leads",
                Map.of(
                        "kind",
                        "freeze",
                        "subject",
                        "account:" + MULE,
                        "amount",
                        "5000.00",
                        "why",
                        "过账快进快出",
                        "facts",
                        List.of("handed/p1#0")));
        assertThat(Calls.report(Map.of("template", "lead", "lead", lead.path("id"), "to", "城东分局", "due", "2026-05-01")))
                .contains("线索移送函", "城东分局", "2026-05-01", "5000.00", "过账快进快出", "handed/p1#0", "限额冻结");
    }

    private static Response write(String path, int version, String paragraph) {
        return owner().contentType(ContentType.JSON)
                .body(Map.of("part", "opinion", "version", version, "paragraphs", List.of(paragraph)))
                .put(path + "/texts");
    }
}
