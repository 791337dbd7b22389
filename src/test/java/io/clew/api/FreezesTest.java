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
import org.junit.jupiter.api.Test;

/** From a trace to money that is given back: the worklist, its steps, and who gets how much. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class FreezesTest {

    private static final String P = "6222777700000000011";
    private static final String M = "6222777700000000029";
    private static final String K = "6222777700000000037";

    /** P +10,000, M +10,000, −10,000, K +10,000, −10,000: the first vector of the catalogue. */
    private static void firstVector(String mule, String out) {
        source("frozen", 3);
        send(
                "frozen",
                row(mule + "1", P, mule, "10:00:00", "10000.00", "payee", "10000.00")
                        + row(mule + "2", M, mule, "11:00:00", "10000.00", "payee", "20000.00")
                        + row(mule + "3", mule, out, "12:00:00", "10000.00", "payer", "10000.00")
                        + row(mule + "4", K, mule, "13:00:00", "10000.00", "payee", "20000.00")
                        + row(mule + "5", mule, out, "14:00:00", "10000.00", "payer", "10000.00"));
    }

    private static String row(String id, String from, String to, String at, String yuan, String own, String balance) {
        return """
                {"id":"%s","type":"transfer","title":"转账","text":"","occurredAt":"2026-03-01T%s+08:00","fields":{"ownBank":"中国农业银行阳城支行"},\
                "facts":[{"from":"account:%s","to":"account:%s","link":"transfer","at":"2026-03-01T%s+08:00","amount":"%s","more":{"own":"%s","balance":"%s"}}]}
                """.formatted(id, at, from, to, at, yuan, own, balance);
    }

    private static Response post(String path, Object body) {
        return owner().contentType(ContentType.JSON).body(body).post(path);
    }

    private static Response take(List<String> facts) {
        return post(
                "/api/v1/freezes",
                Map.of(
                        "trace",
                        Map.of(
                                "starts",
                                facts.stream().map(fact -> Map.of("fact", fact)).toList()),
                        "reason",
                        "受害人报案"));
    }

    private static Response step(String id, String state, Map<String, String> more) {
        var body = new java.util.HashMap<String, String>(Map.of("state", state, "reason", "依法办理"));
        body.putAll(more);
        return post("/api/v1/freezes/" + id + "/states", body);
    }

    private static String fact(String mule, int row) {
        return "frozen/" + mule + row + "#0";
    }

    @Test
    void aProposalBecomesWorkAndTheMoneyComesBack() {
        String mule = "6217777700000000045";
        firstVector(mule, "6217777700000000052");
        Response taken = take(List.of(fact(mule, 1), fact(mule, 2), fact(mule, 4)));
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
        assertThat(taken.<List<String>>path("items.account")).containsExactly("account:" + mule);
        assertThat(taken.<List<String>>path("items.cap")).containsExactly("10000.00");
        assertThat(taken.<List<String>>path("items.bank")).containsExactly("中国农业银行");
        assertThat(taken.<List<String>>path("items.branch")).containsExactly("阳城支行");
        String id = taken.path("items[0].id");

        assertThat(step(id, "approved", Map.of("amount", "10000.01")).<String>path("code"))
                .isEqualTo("freeze-amount");
        assertThat(step(id, "sent", Map.of()).statusCode()).isEqualTo(409);
        assertThat(step(id, "approved", Map.of()).<String>path("state")).isEqualTo("approved");
        assertThat(step(id, "approved", Map.of()).statusCode())
                .as("somebody else was first")
                .isEqualTo(409);
        assertThat(step(id, "已发", Map.of("document", "阳公冻字〔2026〕1号")).<String>path("state"))
                .isEqualTo("sent");
        Response letter = owner().get("/api/v1/freezes/" + id + "/letters/freeze.docx");
        assertThat(Calls.words(letter))
                .contains("协助冻结财产通知书", "中国农业银行阳城支行", mule, "10000.00", "人民币壹万元整", "【待填：证件号码】", "冻财〔");
        assertThat(Calls.words(owner().get("/api/v1/freezes/" + id + "/letters/stop.pdf")))
                .contains("紧急止付通知书", mule);
        Response answered = step(id, "answered", Map.of("amount", "10000.00"));
        assertThat(answered.<String>path("succeeded")).isEqualTo("10000.00");
        assertThat(answered.<String>path("clock.code")).isEqualTo("freeze");
        assertThat(answered.<List<String>>path("history.state"))
                .containsExactly("proposed", "approved", "sent", "answered");

        String purpose = "核查线索";
        Response time = post("/api/v1/returns", Map.of("case", purpose, "method", "time"));
        assertThat(time.statusCode()).as(time.asString()).isEqualTo(200);
        assertThat(time.<Map<String, String>>path("victims.find { it.key == 'account:" + K + "' }.shares"))
                .containsEntry("time", "10000.00")
                .containsEntry("direct", "0.00");
        Response back = step(id, "returned", Map.of("amount", "4000.00"));
        assertThat(back.<String>path("state")).as("a part is still frozen").isEqualTo("answered");
        assertThat(back.<Map<String, String>>path("history[-1].paid")).isEqualTo(Map.of("account:" + K, "4000.00"));
        assertThat(step(id, "returned", Map.of()).<String>path("state")).isEqualTo("returned");
        assertThat(owner().get("/api/v1/freezes?open=true").<List<String>>path("items.id"))
                .doesNotContain(id);
        assertThat(owner().get("/api/v1/freezes/totals").<String>path("months[0].returned"))
                .isEqualTo("10000.00");
    }

    @Test
    void aNewVictimReopensWhatIsNotPaidYet() {
        String mule = "6217777700000000060";
        firstVector(mule, "6217777700000000078");
        String id = take(List.of(fact(mule, 4))).path("items[0].id");
        step(id, "approved", Map.of());
        step(id, "sent", Map.of());
        step(id, "answered", Map.of("amount", "9000.00"));
        assertThat(step(id, "noticed", Map.of()).<String>path("clock.code")).isEqualTo("notice");
        assertThat(step(id, "returned", Map.of("method", "pro-rata")).<String>path("code"))
                .isEqualTo("freeze-notice");
        Response again = take(List.of(fact(mule, 4), fact(mule, 2)));
        assertThat(again.<String>path("items[0].id")).isEqualTo(id);
        assertThat(again.<String>path("items[0].state"))
                .as("the notice begins again")
                .isEqualTo("answered");
        assertThat(again.<List<String>>path("items[0].victims.key")).contains("account:" + K, "account:" + M);
        assertThat(take(List.of(fact(mule, 4), fact(mule, 2))).<List<String>>path("skipped.code"))
                .as("nobody is new")
                .containsExactly("freeze-skipped.there");
    }

    @Test
    void manyAreRefusedAtOnceAndTheListIsOrdered() {
        String mule = "6217777700000000086";
        firstVector(mule, "6217777700000000094");
        String id = take(List.of(fact(mule, 4))).path("items[0].id");
        Response many = post(
                "/api/v1/freezes/states", Map.of("ids", List.of(id, "none"), "state", "refused", "reason", "账户属善意取得"));
        assertThat(many.<List<String>>path("items.state")).containsExactly("refused");
        assertThat(many.<List<String>>path("refused.code")).containsExactly("freeze-unknown");
        assertThat(many.statusCode()).as(many.asString()).isEqualTo(200);
        Response list = owner().get("/api/v1/freezes?size=1");
        assertThat(list.statusCode()).as(list.asString()).isEqualTo(200);
        assertThat(list.<Integer>path("shown")).isEqualTo(1);
        assertThat(list.<Integer>path("total")).isPositive();
        assertThat(take(List.of(fact(mule, 4))).<List<String>>path("items.state"))
                .as("what was refused can be taken over anew")
                .containsExactly("proposed");
    }

    @Test
    void whatIsToBeExpectedComesFirstAndABankCanBeChosen() {
        String quiet = "6217777700000000912";
        String quick = "6217777700000000920";
        String out = "6217777700000000938";
        source("frozen", 3);
        send(
                "frozen",
                row(quiet + "1", P, quiet, "10:00:00", "301.00", "payee", "301.00")
                        + row(quiet + "2", quiet, out, "10:05:00", "1.00", "payer", "300.00")
                        + row(quick + "1", P, quick, "10:00:00", "400.00", "payee", "400.00")
                        + row(quick + "2", quick, out, "12:00:00", "300.00", "payer", "100.00")
                        + row(quick + "3", M, quick, "20:00:00", "9.00", "payee", "109.00")
                                .replace("中国农业银行", "中国银行"));
        Response taken = take(List.of(fact(quiet, 1), fact(quick, 1)));
        assertThat(taken.<List<String>>path("items.amount")).containsExactly("300.00", "100.00");
        // Of what lay longer than five minutes three quarters left after two hours; nothing was seen to lie longer than
        // ten.
        assertThat(taken.<List<String>>path("items.expected")).containsExactly("75.00", "100.00");
        assertThat(taken.<Integer>path("items[0].chance.payments")).isEqualTo(1);
        assertThat(taken.<Object>path("items[1].chance")).isNull();
        List<String> ids = taken.path("items.id");
        Response ordered = owner().get("/api/v1/freezes?open=true&order=expected");
        assertThat(ordered.<List<String>>path("items.id")).containsSubsequence(ids.get(1), ids.get(0));
        assertThat(owner().get("/api/v1/freezes?bank=阳城支行").<List<String>>path("items.id"))
                .containsAll(ids);
        assertThat(owner().get("/api/v1/freezes?bank=建设银行").<List<String>>path("items.id"))
                .isEmpty();
        assertThat(owner().get("/api/v1/freezes?order=size").statusCode()).isEqualTo(400);
    }

    @Test
    void stepsAreToldToWhoeverFollowsTheChanges() {
        String mule = "6217777700000000946";
        firstVector(mule, "6217777700000000953");
        String id = take(List.of(fact(mule, 4))).path("items[0].id");
        step(id, "approved", Map.of());
        Response changes = owner().get("/api/v1/changes?kinds=decision&size=1000");
        assertThat(changes.<List<String>>path("items.findAll { it.id == '" + id + "' }.state"))
                .as(changes.asString())
                .containsExactly("proposed", "approved");
        assertThat(changes.<List<String>>path("items.findAll { it.id == '" + id + "' }.of"))
                .containsOnly("freeze");
    }

    @Test
    void aCaseOfWhichNothingIsOnTheWorklistSaysWhatToDoFirst() {
        Response none = post("/api/v1/returns", Map.of("case", "没有冻结的案件"));
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.<String>path("detail")).contains("/api/v1/freezes");
    }

    @Test
    void whoNeedNotKnowTheVictimReadsAMask() {
        String mule = "6217777700000000128";
        firstVector(mule, "6217777700000000136");
        send("frozen", """
                {"id":"v%s","type":"incident","title":"被骗","text":"钱受害报案","occurredAt":"2026-03-02T09:00:00+08:00",\
                "entities":[{"key":"account:%s","role":"victim","name":"钱受害"}]}
                """.formatted(mule, K));
        String id = take(List.of(fact(mule, 4))).path("items[0].id");
        String analyst = Calls.signIn("freeze-analyst", "analyst", 3);
        for (String path : List.of(
                "/api/v1/freezes",
                "/api/v1/freezes/" + id,
                "/freezes",
                "/returns",
                "/api/v1/freezes?account=" + mule)) {
            String said = Calls.words(Calls.call(analyst, true).get(path)).replace(" ", "");
            assertThat(said).as(path).startsWith("200").doesNotContain(K, "钱受害");
        }
        assertThat(Calls.words(Calls.call(analyst, true).get("/api/v1/freezes/" + id)))
                .contains("622************0037~");
        assertThat(Calls.words(Calls.call(analyst, true)
                        .contentType(ContentType.JSON)
                        .body(Map.of("case", "核查线索"))
                        .post("/api/v1/returns")))
                .startsWith("200")
                .contains("622************0037~")
                .doesNotContain(K);
    }

    @Test
    void nothingIsTakenWithoutAReasonOrBeyondWhatIsThere() {
        String mule = "6217777700000000102";
        firstVector(mule, "6217777700000000110");
        assertThat(post("/api/v1/freezes", Map.of("trace", Map.of("start", Map.of("fact", fact(mule, 4)))))
                        .<String>path("code"))
                .isEqualTo("freeze-reason");
        assertThat(post("/api/v1/returns", Map.of("case", "无此案")).statusCode()).isEqualTo(404);
        assertThat(post("/api/v1/returns", Map.of("case", "核查线索", "method", "lottery"))
                        .<String>path("code"))
                .isEqualTo("return-method");
    }
}
