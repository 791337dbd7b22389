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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Following the money from what a victim told, where the sentences do not say from which account it was paid. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class TraceFromReportTest {

    private static final String VICTIM = "6222555500000000017";
    private static final String MULE = "6217555500000000025";
    private static final String NEXT = "6217555500000000033";
    private static final String OTHER = "6222555500000000041";
    private static final String MISHEARD = "6217555500000000925";

    @BeforeEach
    void statementsAndReports() {
        source("told", 3);
        send(
                "told",
                row("s1", VICTIM, MULE, "2026-03-01T21:15:40", "388.00")
                        + row("s2", MULE, VICTIM, "2026-03-01T21:40:10", "426.80")
                        + row("s3", VICTIM, MULE, "2026-03-01T22:03:05", "30000.00")
                        + row("s4", MULE, NEXT, "2026-03-01T22:06:00", "29000.00")
                        + row("s5", OTHER, MULE, "2026-03-01T23:30:00", "388.00")
                        + report(
                                "r1",
                                "3月1日21时15分，我向账户" + MULE + "转账388元，当日21:40收到返回的426.80元，" + "又于当日22时3分转了3万元。我的卡号是"
                                        + VICTIM + "。共计被骗29961.20元。")
                        + report("r2", "我于3月1日22时3分从" + VICTIM + "的银行卡向账户" + MULE + "转账30000元。")
                        + report("r3", "3月5日21时15分，我向账户" + MULE + "转账388元。")
                        + report("r4", "某日，我向账户" + MULE + "转账388元。")
                        + """
                        {"id":"r6","type":"incident","title":"被骗","text":"3月1日22时3分，我从%s的银行卡向账户%s转账30000元。","occurredAt":"2026-03-06T09:00:00+08:00",\
                        "facts":[{"from":"account:%s","to":"case:A6","link":"suspect-of"}]}
                        """.formatted(VICTIM, MISHEARD, MULE)
                        + """
                        {"id":"r5","type":"incident","title":"被骗","text":"被骗388元","occurredAt":"2026-03-06T09:00:00+08:00",\
                        "facts":[{"from":"account:%s","to":"case:A5","link":"victim-of","at":"2026-03-01T21:15:00+08:00","amount":"388.00"}]}
                        """.formatted(VICTIM));
    }

    @Test
    void theBookedPaymentsOfItsAmountsAndTimesAreFollowed() {
        Response answer = trace("r1");
        assertThat(answer.<Map<String, String>>path("losses")).isEqualTo(Map.of("account:" + VICTIM, "30388.00"));
        assertThat(answer.<List<String>>path("nodes.account")).contains("account:" + NEXT);
    }

    @Test
    void whatTwoReportsTellIsOnePayment() {
        assertThat(trace("r2").<Map<String, String>>path("losses")).isEqualTo(Map.of("account:" + VICTIM, "30000.00"));
    }

    @Test
    void aDigitMisheardDoesNotMakeASecondPayment() {
        assertThat(trace("r6").<Map<String, String>>path("losses")).isEqualTo(Map.of("account:" + VICTIM, "30000.00"));
    }

    @Test
    void aPaymentAtAnotherTimeIsNotTheOneThatWasTold() {
        for (String report : List.of("r3", "r4")) {
            Response refused = trace(report);
            assertThat(refused.statusCode()).as(report).isEqualTo(400);
            assertThat(refused.<String>path("code")).isEqualTo("trace-start");
            assertThat(refused.<String>path("detail")).contains("told/" + report, "可改以其中的账户为起点");
        }
    }

    @Test
    void ofManyReportsThoseThatLeadNowhereAreToldAndTheOthersFollowed() {
        Response answer = trace("r1", "r3", "nothing", "r2");
        assertThat(answer.<Map<String, String>>path("losses")).isEqualTo(Map.of("account:" + VICTIM, "30388.00"));
        assertThat(answer.<List<String>>path("unfollowed.start")).containsExactly("told/r3", "told/nothing");
        assertThat(answer.<List<String>>path("unfollowed.code")).containsExactly("trace-start", "record-unknown");
        assertThat(page("/money?record=told/r1&record=told/r3")).contains("1 个起点没有可追踪的付款");
        assertThat(trace("r3", "r4").statusCode()).isEqualTo(400);
    }

    @Test
    void nothingComesBehindTheBody() {
        var asked = owner().contentType(ContentType.JSON);
        assertThat(asked.body("{\"start\":{\"record\":\"told/r1\"}} {}")
                        .post("/api/v1/traces")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theReportsPageLeadsToTheMoney() {
        assertThat(page("/records/told/r1")).contains("href=\"/money?record=told%2Fr1\"");
        assertThat(page("/records/told/s1")).doesNotContain("/money?record=").contains("/money?fact=told%2Fs1%230");
        assertThat(page("/records/told/r5")).doesNotContain("/money?fact=");
        assertThat(page("/money?record=told/r1")).contains("6217 5555 0000 0000 033");
    }

    private static String page(String path) {
        return Calls.call(Calls.signIn("told-reader", "analyst", 3), true)
                .header("Accept", "text/html")
                .get(path)
                .asString();
    }

    private static Response trace(String... reports) {
        return owner().contentType(ContentType.JSON)
                .body(Map.of(
                        "starts",
                        Stream.of(reports)
                                .map(report -> Map.of("record", "told/" + report))
                                .toList()))
                .post("/api/v1/traces");
    }

    /** A row of the statement of the account that was paid. */
    private static String row(String id, String from, String to, String at, String yuan) {
        return """
                {"id":"%s","type":"transfer","title":"转账","text":"","occurredAt":"%s+08:00",\
                "facts":[{"from":"account:%s","to":"account:%s","link":"transfer","at":"%s+08:00","amount":"%s","more":{"own":"%s"}}]}
                """.formatted(id, at, from, to, at, yuan, from.equals(MULE) ? "payer" : "payee");
    }

    private static String report(String id, String text) {
        return """
                {"id":"%s","type":"incident","title":"被骗","text":"%s","occurredAt":"2026-03-06T09:00:00+08:00"}
                """.formatted(id, text);
    }
}
