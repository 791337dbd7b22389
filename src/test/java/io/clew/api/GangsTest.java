package io.clew.api;

import static io.clew.Ring.BOSS;
import static io.clew.Ring.FRIEND;
import static io.clew.Ring.MULE;
import static io.clew.Ring.SECOND;
import static io.clew.Ring.VICTIM;
import static io.clew.Ring.WASHER;
import static io.clew.Ring.id;
import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.Ring;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small gang asked for from one account that a report names: who belongs, on what, and what if some of it falls. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class GangsTest {

    @BeforeEach
    void statementsLoginsAndBills() {
        source("ring", 1);
        source("ring-tel", 2);
        new Ring().records().forEach(Calls::send);
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
}
