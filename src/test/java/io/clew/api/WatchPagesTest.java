package io.clew.api;

import static io.clew.api.Calls.call;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages of alerts, watchlists, models and standing questions as a browser without script uses them. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class WatchPagesTest {

    private static final String OWN = "6222777700000000001";

    private static String paying(String id, String from, String to, int hour, String amount) {
        String at = "2026-04-02T%02d:00:00+08:00".formatted(hour);
        return "{\"id\":\"" + id + "\",\"type\":\"transfer\",\"text\":\"刷单返利\",\"occurredAt\":\"" + at
                + "\",\"facts\":[{\"from\":\"account:" + from + "\",\"to\":\"account:" + to
                + "\",\"link\":\"transfer\",\"at\":\"" + at + "\",\"amount\":\"" + amount + "\"}]}\n";
    }

    @Test
    void aListIsMadeOnThePageAndItsAlertDecidedThere() {
        source("watch-pages", 0);
        send("watch-pages", paying("p1", "6222777700000000101", "6222777700000000102", 9, "10.00"));
        String chen = signIn("watch-page-chen", "investigator", 1);
        call(chen, true).get("/watchlists").then().statusCode(200).body(containsString("还没有布控"));
        call(chen, true)
                .multiPart("title", "涉案账户", "text/plain; charset=UTF-8")
                .multiPart("reason", "案2026-041", "text/plain; charset=UTF-8")
                .multiPart("expires", "2020-01-01")
                .multiPart("values", "6222777700000000101")
                .post("/watchlists")
                .then()
                .statusCode(200)
                .body(containsString("期限已过"), containsString("6222777700000000101"));
        call(chen, true)
                .multiPart("title", "涉案账户", "text/plain; charset=UTF-8")
                .multiPart("reason", "案2026-041", "text/plain; charset=UTF-8")
                .multiPart("expires", "2099-01-01")
                .multiPart("values", "6222777700000000101\t未到案\n???", "text/plain; charset=UTF-8")
                .multiPart("file", "more.txt", "6222777700000000102\n".getBytes(StandardCharsets.UTF_8))
                .post("/watchlists")
                .then()
                .statusCode(200)
                .body(containsString("已布控"), containsString("2 个值"), containsString("???"));
        String page = call(chen, true)
                .get("/alerts?mine=true")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("/records/watch-pages/p1").contains("案2026-041");
        Matcher form =
                Pattern.compile("action=\"(/alerts/[0-9a-f]+/outcomes)\"").matcher(page);
        assertThat(form.find()).isTrue();
        call(chen, true)
                .redirects()
                .follow(false)
                .formParam("outcome", "true")
                .formParam("reason", "confirmed")
                .formParam("back", "/alerts?state=true")
                .post(form.group(1))
                .then()
                .statusCode(303)
                .header("Location", containsString("/alerts?state=true"));
        call(chen, true)
                .get("/alerts?state=true&mine=true")
                .then()
                .body(containsString("confirmed"), containsString("准确率"));
        call(chen, true).get("/alerts/events?seconds=1").then().statusCode(200).body(containsString("data:"));
    }

    @Test
    void theExampleIsBuiltTriedAgreedToAndFires() {
        source("watch-models", 0);
        String li = signIn("watch-page-li", "analyst", 1);
        Response first = call(li, true).get("/models");
        first.then().statusCode(200).body(containsString("三天内收到五个以上陌生人转账、两小时内转出八成"));
        String built = call(li, true)
                .redirects()
                .follow(false)
                .formParams(example())
                .post("/models")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        String path = built.substring(built.indexOf("/models/"));
        call(li, true).get(path).then().statusCode(200).body(containsString("还没有回测"), not(containsString("/propose")));
        call(li, true)
                .formParam("from", "2026-04-01")
                .formParam("to", "2026-04-30")
                .post(path + "/test")
                .then()
                .statusCode(200)
                .body(containsString("未知"), containsString("/propose"));
        call(li, true)
                .formParam("first", "1")
                .formParam("second", "1")
                .formParam("from", "2026-04-01")
                .formParam("to", "2026-04-30")
                .post(path + "/compare")
                .then()
                .statusCode(200)
                .body(containsString("仅甲 0 个"), containsString("无从判断是否漂移"), not(containsString("明显偏离")));
        call(li, true)
                .formParam("x", "y")
                .post(path + "/propose")
                .then()
                .statusCode(200)
                .body(containsString("待审批"));
        String wu = signIn("watch-page-wu", "supervisor", 1);
        call(wu, true)
                .formParam("approved", "true")
                .formParam("reason", "useful")
                .post(path + "/decide")
                .then()
                .statusCode(200)
                .body(containsString("启用"));
        var rows = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            rows.append(paying("m" + i, "62227777000000020" + i + "0", OWN, 9 + i, "1000.00"));
        }
        send("watch-models", rows + paying("m9", OWN, "6222777700000000300", 14, "4000.00"));
        awaited(li, "model", OWN);
    }

    @Test
    void aStandingSearchAndAStandingPatternAreAnsweredByWhatComesIn() {
        source("watch-questions", 0);
        String he = signIn("watch-page-he", "investigator", 1);
        String list = ask(he, Map.of("search", Map.of("q", "冒充客服退款")));
        send("watch-questions", "{\"id\":\"q1\",\"type\":\"incident\",\"text\":\"有人冒充客服退款\"}\n");
        assertThat(awaited(he, "search", "watch-questions/q1")).contains(list);
        call(he, true)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "结案"))
                .delete("/api/v1/questions/" + list)
                .then()
                .statusCode(200);
        ask(he, Map.of("pattern", Map.of("code", "F1", "accounts", List.of("account:" + OWN))));
    }

    private static String ask(String session, Map<String, Object> what) {
        var draft = new HashMap<String, Object>(what);
        draft.putAll(Map.of("title", "常设", "reason", "案2026-042", "expires", "2099-01-01"));
        return call(session, true)
                .contentType(ContentType.JSON)
                .body(draft)
                .post("/api/v1/questions")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static String awaited(String session, String kind, String told) {
        Instant until = Instant.now().plus(Duration.ofSeconds(20));
        while (true) {
            String now = call(session, true)
                    .get("/api/v1/alerts?kind=" + kind)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            if (now.contains(told)) {
                return now;
            }
            assertThat(Instant.now()).as(now).isBefore(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static Map<String, String> example() {
        return Map.ofEntries(
                Map.entry("title", "收后即转"),
                Map.entry("about", "account"),
                Map.entry("alink", "transfer"),
                Map.entry("adirection", "in"),
                Map.entry("awithin", "3"),
                Map.entry("aunit", "d"),
                Map.entry("astrangers", "true"),
                Map.entry("aothers", "5"),
                Map.entry("blink", "transfer"),
                Map.entry("bdirection", "out"),
                Map.entry("bwithin", "2"),
                Map.entry("bunit", "h"),
                Map.entry("bshare", "80"));
    }
}
