package io.clew.api;

import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases of the records: what one is, whom it leads to, and which belong together. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class CaseLinksTest {

    private static final String MULE = "6217555500000001015";
    private static final String ONE = "A3306990000020260001";
    private static final String TWO = "A3306990000020260002";
    private static final String TYPO = "A3306990000020260003";
    private static final String AGAIN = "A3306990000020260004";
    private static final String STREET = "A3306990000020260005";

    @BeforeEach
    void reports() {
        source("linked", 1);
        send(
                "linked",
                report(
                                ONE,
                                "王一某",
                                "154",
                                "2026-03-01T10:00:00+08:00",
                                "报案人接到自称某购物平台客服的电话，要办理退款，让其下载“云会共享”共享屏幕，把备用金转到账户" + MULE + "。损失5000元。")
                        + report(
                                TWO,
                                "赵二某",
                                "155",
                                "2026-03-09T10:00:00+08:00",
                                "报案人接到自称快递理赔专员的电话，说要双倍赔付，让其共享屏幕，把钱转到" + MULE + "。损失8000元。")
                        + report(
                                TYPO,
                                "孙三某",
                                "156",
                                "2026-03-12T10:00:00+08:00",
                                "报案人在群里跟着老师炒股，下载软件后买新股，把钱转到6217555500000001025。损失9000元。")
                        + report(
                                AGAIN,
                                "王一某",
                                "154",
                                "2026-03-02T10:00:00+08:00",
                                "事主称被冒充客服的人骗走5000元，转到了账户" + MULE + "，要求追查。损失5000元。")
                        + report(STREET, "钱四某", "157", "2026-03-05T10:00:00+08:00", "群众反映长安路122号楼上装修扰民，民警上门劝导。"));
    }

    @Test
    void aCaseHasItsVictimItsKindAndTheAccountThatWasPaid() {
        Response answer = owner().get("/api/v1/incidents/" + ONE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String>path("case")).isEqualTo("case:" + ONE);
        assertThat(answer.<String>path("kind")).isEqualTo("service");
        assertThat(answer.<List<String>>path("victims.key")).containsExactly("phone:+8615400010001");
        assertThat(answer.<List<String>>path("suspects.key")).contains("account:" + MULE);
        assertThat(answer.<String>path("loss")).isEqualTo("5000.00");
        assertThat(answer.<List<String>>path("records")).containsExactly("linked/" + ONE);
        assertThat(answer.<List<String>>path("elements.tools.value")).contains("云会共享");
        assertThat(owner().get("/api/v1/incidents/A9999990000020260001").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aKindThatWasReadWronglyIsCorrectedByHandAndStaysSaid() {
        assertThat(say(AGAIN, "loan", " ").statusCode()).isEqualTo(400);
        assertThat(say(AGAIN, "no-such", "看错").<String>path("code")).isEqualTo("kind-unknown");
        assertThat(say(AGAIN, "loan", "事主说是贷款").<String>path("kind")).isEqualTo("loan");
        Response last = say(AGAIN, "none", "核实后不是诈骗");
        assertThat(last.<String>path("kind")).isEmpty();
        assertThat(last.<List<String>>path("kindSaid.kind")).containsExactly("loan", "none");
        assertThat(last.<List<String>>path("kindSaid.by")).containsExactly("owner", "owner");
        assertThat(say(AGAIN, "service", "复核").<List<String>>path("kindSaid.reason"))
                .containsExactly("事主说是贷款", "核实后不是诈骗", "复核");
    }

    @Test
    void aSimilarReportSaysInWordsWhyItIsOne() {
        String page = looking().get("/similar/linked/" + ONE).asString();
        assertThat(page).contains("同为冒充客服。", "都提到", MULE).doesNotContain(" / ");
    }

    private static RequestSpecification looking() {
        return owner().cookie("clew-purpose", "linked").header("Accept", "text/html");
    }

    @Test
    void casesThatDoNotBelongTogetherSayWhyNot() {
        String pair = looking().get("/series?case=" + ONE + "," + STREET).asString();
        assertThat(pair).contains("为何不并", ONE, STREET);
        Response one = owner().contentType(ContentType.JSON)
                .body(Map.of("cases", List.of("case:" + STREET)))
                .post("/api/v1/links");
        assertThat(one.<List<Object>>path("links")).isEmpty();
        assertThat(looking().get("/series?case=" + STREET).asString()).contains("为何不并", STREET);
    }

    private static Response say(String number, String kind, String reason) {
        return owner().contentType(ContentType.JSON)
                .body(Map.of("kind", kind, "reason", reason))
                .post("/api/v1/incidents/" + number + "/kinds");
    }

    @Test
    void anAccountLeadsToTheCasesThatNameItAndToNoOther() {
        Response answer = owner().get("/api/v1/entities/account:" + MULE + "/incidents");
        assertThat(answer.<List<String>>path("roles.suspect"))
                .containsExactlyInAnyOrder("case:" + ONE, "case:" + TWO, "case:" + AGAIN);
        assertThat(owner().get("/api/v1/entities/phone:15400010001/incidents").<List<String>>path("roles.reporter"))
                .containsExactlyInAnyOrder("case:" + ONE, "case:" + AGAIN);
    }

    @Test
    void twoCasesThatPaidOneAccountAreProposedWithTheWordsThatSayIt() {
        Response answer = links(Map.of("cases", List.of("case:" + ONE, "case:" + TWO)));
        List<Map<String, Object>> reasons =
                answer.path("links.find { it.a == 'case:" + ONE + "' && it.b == 'case:" + TWO + "' }.reasons");
        assertThat(reasons.getFirst()).containsEntry("code", "L1");
        assertThat((List<?>) reasons.getFirst().get("quotes")).hasSize(3);
        List<Number> scores = answer.path("links.findAll { it.b == 'case:" + TWO + "' }.score");
        assertThat(scores).allSatisfy(score -> assertThat(score.doubleValue()).isBetween(0.9, 1.0));
    }

    @Test
    void aDigitMistypedIsNoTieAndTheAnswerSaysWhyNot() {
        Response answer = links(Map.of("cases", List.of(ONE, TYPO)));
        assertThat(answer.<List<String>>path("links.b")).doesNotContain("case:" + TYPO);
        assertThat(answer.<List<String>>path("unlinked.b")).containsExactly("case:" + TYPO);
        assertThat(answer.<List<String>>path("unlinked[0].against.code")).contains("kind");
    }

    @Test
    void aReportToldTwiceIsOneEventAndAnOrdinaryReportIsTiedToNothing() {
        Response answer = links(Map.of("window", Map.of("from", "2026-03-01", "to", "2026-03-31")));
        List<List<String>> twice = answer.path("links.findAll { it.a == 'case:" + ONE + "' && it.b == 'case:" + AGAIN
                + "' }.collect { it.reasons.code }");
        assertThat(twice).containsExactly(List.of("TWICE"));
        assertThat(answer.<List<String>>path("links.a")).doesNotContain("case:" + STREET);
        assertThat(answer.<List<String>>path("links.b")).doesNotContain("case:" + STREET);
        assertThat(answer.<Integer>path("total"))
                .isEqualTo(answer.<List<Object>>path("links").size());
    }

    private static Response links(Map<String, Object> ask) {
        return owner().contentType(ContentType.JSON).body(ask).post("/api/v1/links");
    }

    private static String report(String number, String name, String first, String at, String text) {
        return """
                {"id":"%s","type":"incident","title":"%s被骗","text":"%s","occurredAt":"%s",\
                "entities":[{"key":"case:%s","role":"case"},{"key":"phone:%s00010001","role":"reporter","name":"%s"}]}
                """.formatted(number, name, text, at, number, first, name);
    }
}
