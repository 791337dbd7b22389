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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small gang asked for from one account that a report names: who belongs, on what, and what if some of it falls. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class GangsTest {

    private static final String VICTIM = "account:6222577000000000018";
    private static final String MULE = "account:6217577000000000026";
    private static final String SECOND = "account:6217577000000000034";
    private static final String WASHER = "account:6217577000000000042";
    private static final String BOSS = "account:6217577000000000059";
    private static final String FRIEND = "account:6217577000000000067";
    private static final String DEVICE = "device:868577000000016";

    private final List<String> records = new ArrayList<>();

    @BeforeEach
    void statementsLoginsAndBills() {
        source("ring", 1);
        source("ring-tel", 2);
        report();
        for (int k = 0; k < 4; k++) {
            String day = "2026-03-0" + (k + 1);
            pay("in" + k, VICTIM, MULE, day + "T10:00:00", "20000.00");
            pay("a" + k, MULE, SECOND, day + "T10:03:00", "19900.00");
            pay("b" + k, SECOND, WASHER, day + "T10:20:00", "19800.00");
            pay("c" + k, WASHER, "account:6217577000000000075", day + "T11:00:00", "19700.00");
            pay("d" + k, MULE, FRIEND, day + "T22:00:00", "60.00");
        }
        for (String account : List.of(MULE, SECOND, WASHER)) {
            login(account);
        }
        flush("ring");
        owns(BOSS, "13957700001");
        owns(WASHER, "13957700002");
        owns(MULE, "13957700003");
        for (int k = 0; k < 3; k++) {
            call("x" + k, "13957700001", "13957700002", k);
            call("y" + k, "13957700002", "13957700001", k + 4);
            call("z" + k, "13957700001", "13957700003", k + 8);
            call("w" + k, "13957700003", "13957700001", k + 12);
        }
        for (int k = 0; k < 3; k++) {
            pay("p" + k, BOSS, WASHER, "2026-0" + (k + 1) + "-15T20:00:00", "8000.00");
            pay("q" + k, BOSS, MULE, "2026-0" + (k + 1) + "-15T20:01:00", "5000.00");
            pay("r" + k, BOSS, SECOND, "2026-0" + (k + 1) + "-15T20:02:00", "5000.00");
        }
        flush("ring-tel");
    }

    @Test
    void oneAccountLeadsToWhoActsTogetherAndOnWhatThatRests() {
        Response found = ask(MULE);
        assertThat(found.<Integer>path("total")).isEqualTo(1);
        assertThat(found.<List<String>>path("gangs[0].members.key.flatten()"))
                .contains("person:" + id(BOSS), "person:" + id(WASHER), "person:" + id(MULE), SECOND)
                .doesNotContain(VICTIM, FRIEND);
        assertThat(found.<List<String>>path("gangs[0].cases")).containsExactly("case:A5770");
        assertThat(found.<String>path("gangs[0].loss")).isEqualTo("80000.00");
        assertThat(role(found, "person:" + id(BOSS))).contains("组织者");
        assertThat(role(found, "person:" + id(WASHER))).contains("水房");
        assertThat(role(found, "person:" + id(MULE))).contains("卡农");
        assertThat(found.<List<Integer>>path("gangs[0].members.strength.cut"))
                .isEqualTo(found.path("gangs[0].members.strength.facts.collect { it.size() }"))
                .allMatch(cut -> cut > 0);
        List<Map<String, Object>> members = found.path("gangs[0].members");
        for (Map<String, Object> member : members) {
            assertThat((List<?>) member.get("evidence")).isNotEmpty();
        }
    }

    @Test
    void theSameGangKeepsItsIdWhoeverItIsFoundFrom() {
        String id = ask(MULE).path("gangs[0].id");
        assertThat(ask("phone:13957700001").<String>path("gangs[0].id")).isEqualTo(id);
        assertThat(ask("case:A5770").<String>path("gangs[0].id")).isEqualTo(id);
        assertThat(owner().get("/api/v1/gangs").<List<String>>path("gangs.id")).contains(id);
    }

    @Test
    void strikingWhatTiesSomebodyTakesThemOut() {
        Response found = ask(MULE);
        String id = found.path("gangs[0].id");
        Response without = post("/api/v1/gangs/" + id + "/without", Map.of("sources", List.of("ring-tel")));
        assertThat(without.statusCode()).isEqualTo(200);
        assertThat(without.<List<String>>path("changed.findAll { !it.is.member }.key"))
                .contains("person:" + id(BOSS));
        List<String> cut = found.path("gangs[0].members.find { it.key == 'person:" + id(BOSS) + "' }.strength.facts");
        Response fallen = post("/api/v1/gangs/" + id + "/without", Map.of("facts", cut));
        assertThat(fallen.<List<String>>path("changed.findAll { !it.is.member }.key"))
                .contains("person:" + id(BOSS));
        assertThat(post("/api/v1/gangs/" + id + "/without", Map.of("kinds", List.of("rumour")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/api/v1/gangs/" + id + "/without", Map.of()).<List<Object>>path("changed"))
                .isEmpty();
    }

    @Test
    void aReportOfAGangCitesEachTieAndTellsWhatPeopleDecided() {
        String id = ask(MULE).path("gangs[0].id");
        post(
                "/api/v1/gangs/" + id + "/members/person:" + id(BOSS) + "/decisions",
                Map.of("decision", "confirm", "reason", "供述与流水相符"));
        assertThat(Calls.report(Map.of("template", "gang", "gang", Map.of("seeds", List.of(MULE)))))
                .contains("团伙分析报告", "组织者", "80,000.00", "A5770", "相互通话", "ring/pay-c0#0", "确认", "供述与流水相符")
                .doesNotContain(id);
    }

    @Test
    void aNamedPersonDecidesOfEachMemberWithAReason() {
        String id = ask(MULE).path("gangs[0].id");
        String path = "/api/v1/gangs/" + id + "/members/person:" + id(BOSS) + "/decisions";
        assertThat(post(path, Map.of("decision", "confirm")).<String>path("code"))
                .isEqualTo("gang-reason");
        Response decided = post(path, Map.of("decision", "confirm", "reason", "供述与流水相符"));
        assertThat(decided.<String>path("members.find { it.key == 'person:" + id(BOSS) + "' }.decision.decision"))
                .isEqualTo("confirm");
        assertThat(post(
                                "/api/v1/gangs/" + id + "/members/" + VICTIM + "/decisions",
                                Map.of("decision", "confirm", "reason", "无"))
                        .<String>path("code"))
                .isEqualTo("gang-member-unknown");
    }

    @Test
    void thePageDecidesAboutSeveralAtOnceAndShowsWhoDecidedOtherwise() {
        Response found = ask(MULE);
        String id = found.path("gangs[0].id");
        List<String> members = found.path("gangs[0].members.key");
        String analyst = signIn("second-decider", "analyst", 3);
        for (String key : members) {
            Calls.under(analyst, "核查")
                    .body(Map.of("decision", "refuse", "reason", "尚缺口供"))
                    .post("/api/v1/gangs/" + id + "/members/" + key + "/decisions")
                    .then()
                    .statusCode(200);
        }
        assertThat(decide(id, "拿到口供", List.of("谁")).statusCode()).isEqualTo(404);
        assertThat(decide(id, " ", members).header("Location")).endsWith("?fault=reason#members");
        assertThat(page("/gangs/" + id + "?fault=nobody")).contains("没有勾选成员");
        decide(id, "拿到口供", members);
        assertThat(page("/gangs/" + id)).contains(members.size() + " 人已决定", "拿到口供", "另有不同决定", "尚缺口供");
        Response told = owner().get("/api/v1/gangs/" + id);
        assertThat(told.<List<String>>path("members.decision.decision"))
                .hasSize(members.size())
                .containsOnly("confirm");
        assertThat(told.<String>path("members[0].contrary[0].by")).isEqualTo("second-decider");
    }

    private static Response decide(String id, String reason, List<String> keys) {
        return owner().header("Accept", "text/html")
                .cookie("clew-purpose", Calls.PURPOSE)
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("decision", "confirm")
                .formParam("reason", reason)
                .formParam("key", keys)
                .post("/gangs/" + id + "/decisions");
    }

    @Test
    void thePageShowsTheGangAndTriesItWithoutSomeOfIt() {
        String id = ask(MULE).path("gangs[0].id");
        assertThat(page("/gangs?seeds=" + MULE)).contains("/gangs/" + id);
        String gang = page("/gangs/" + id);
        assertThat(gang).contains("证据矩阵", "组织者", "<svg", "/calls?n=%2B8613957700001", "A5770", "¥ 80,000.00");
        assertThat(page("/gangs/" + id + "?source=ring-tel")).contains("去掉之后", "不再是成员");
        assertThat(page("/gangs/" + id + "?only=calls")).contains("相互通话");
        assertThat(page("/entities/" + MULE)).contains("/gangs?seeds=account%3A");
        assertThat(page("/gangs")).contains("/gangs/" + id);
        assertThat(page("/gangs?seeds=胡说")).contains("role=\"alert\"");
    }

    private static String page(String path) {
        return owner().header("Accept", "text/html")
                .cookie("clew-purpose", Calls.PURPOSE)
                .get(path)
                .asString();
    }

    @Test
    void whoMayNotReadASourceFindsWhatTheOthersShow() {
        ask(MULE);
        Response narrow = Calls.call(Calls.signIn("ring-reader", "analyst", 1), true)
                .contentType(ContentType.JSON)
                .body(Map.of("seeds", List.of(MULE)))
                .post("/api/v1/gangs");
        assertThat(narrow.asString())
                .doesNotContain(id(BOSS))
                .doesNotContain(BOSS)
                .doesNotContain("ring-tel");
        assertThat(narrow.<Integer>path("withheldSources")).isGreaterThan(0);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThat(post("/api/v1/gangs", Map.of()).statusCode()).isEqualTo(400);
        assertThat(post("/api/v1/gangs", Map.of("scope", "somewhere")).statusCode())
                .isEqualTo(400);
        assertThat(owner().get("/api/v1/gangs/none").statusCode()).isEqualTo(404);
        Response nobody = ask("account:6217577999999999999");
        assertThat(nobody.<Integer>path("total")).isZero();
        assertThat(nobody.<List<String>>path("unknown")).containsExactly("account:6217577999999999999");
    }

    private static List<String> role(Response found, String key) {
        return found.path("gangs[0].members.find { it.key == '" + key + "' }.roles.role");
    }

    private static Response ask(String seed) {
        return post("/api/v1/gangs", Map.of("seeds", List.of(seed)));
    }

    private static Response post(String path, Map<String, ?> body) {
        return owner().contentType(ContentType.JSON).body(body).post(path);
    }

    private void report() {
        records.add("""
                {"id":"case","type":"incident","title":"被骗","text":"","occurredAt":"2026-03-05T10:20:00+08:00",\
                "facts":[{"from":"%s","to":"case:A5770","link":"victim-of","at":"2026-03-01T10:00:00+08:00","amount":"80000.00"},\
                {"from":"%s","to":"case:A5770","link":"suspect-of"}]}
                """.formatted(VICTIM, MULE));
    }

    private void pay(String id, String from, String to, String at, String yuan) {
        fact("pay-" + id, "transfer", from, to, "transfer", at, ",\"amount\":\"" + yuan + "\"");
    }

    private void login(String account) {
        fact("login-" + account.substring(24), "login", account, DEVICE, "uses-device", "2026-02-27T09:00:00", "");
    }

    private void call(String id, String from, String to, int hour) {
        String at = "2026-03-02T%02d:15:00".formatted(hour + 7);
        fact("call-" + id, "call", "phone:" + from, "phone:" + to, "call", at, "");
    }

    private void owns(String account, String phone) {
        fact("own-" + phone, "account", "person:" + id(account), account, "owns", "2025-01-01T09:00:00", "");
        fact(
                "reg-" + phone,
                "phone",
                "person:" + id(account),
                "phone:" + phone,
                "registered",
                "2025-01-01T09:00:00",
                "");
    }

    /** An ID number for the holder of an account; of a prefecture that does not exist. */
    private static String id(String account) {
        return switch (account) {
            case BOSS -> "13957719880101001X";
            case WASHER -> "139577198801010028";
            default -> "139577198801010036";
        };
    }

    private void fact(String id, String type, String from, String to, String link, String at, String more) {
        records.add("""
                {"id":"%s","type":"%s","title":"","text":"","occurredAt":"%s+08:00",\
                "facts":[{"from":"%s","to":"%s","link":"%s","at":"%s+08:00"%s}]}
                """.formatted(id, type, at, from, to, link, at, more));
    }

    private void flush(String source) {
        send(source, String.join("", records));
        records.clear();
    }
}
