package io.clew.api;

import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Asked as of a sequence number, every question has the answer that it had when no more had come in. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class PastAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VICTIM = "account:6222666600000000013";
    private static final String MULE = "account:6217666600000000021";
    private static final String NEXT = "account:6217666600000000039";
    private static final String PHONE = "phone:+8615466660001";

    private static String pay(String id, String from, String to, String at, String amount) {
        return """
                {"id":"%s","type":"transfer","title":"转账","occurredAt":"%s","facts":[{"from":"%s","to":"%s","link":"transfer","at":"%s","amount":"%s"}]}
                """.formatted(id, at, from, to, at, amount);
    }

    private static String call(String id, String to, String at) {
        return """
                {"id":"%s","type":"call","title":"通话","occurredAt":"%s","facts":[{"from":"%s","link":"call","to":"%s","at":"%s","seconds":60}]}
                """.formatted(id, at, PHONE, to, at);
    }

    private static String report(String id, String name) {
        return """
                {"id":"%s","type":"incident","title":"%s被诈骗案","text":"报案人称被冒充客服的人骗走钱款，转到%s。","occurredAt":"2026-03-02T10:00:00+08:00",\
                "entities":[{"key":"%s","role":"payee","name":"%s"}],"facts":[{"from":"%s","to":"case:PAST-%s","link":"victim-of","amount":"900.00"},{"from":"%s","to":"case:PAST-%s","link":"suspect-of"}]}
                """.formatted(id, name, MULE.substring(8), MULE, name, VICTIM, id, MULE, id);
    }

    @Test
    void everyAnswerAsOfASequenceIsTheOneThatWasGivenThen() throws IOException {
        source("past", 3);
        send(
                "past",
                pay("p1", VICTIM, MULE, "2026-03-01T10:00:00+08:00", "900.00")
                        + pay("p2", MULE, NEXT, "2026-03-01T10:05:00+08:00", "850.00")
                        + call("c1", "phone:+8615466660002", "2026-03-01T09:00:00+08:00")
                        + report("j1", "甲某"));
        String sequence = owner().get("/api/v1/records/past/j1").path("sequence");
        Map<String, String> then = asked("");
        send(
                "past",
                pay("p3", NEXT, "account:6217666600000000047", "2026-03-01T10:07:00+08:00", "800.00")
                        + pay("p4", VICTIM, MULE, "2026-03-01T10:01:00+08:00", "77.00")
                        + call("c2", "phone:+8615466660003", "2026-03-01T09:30:00+08:00")
                        + call("c3", "phone:+8615466660002", "2026-03-01T09:40:00+08:00")
                        + report("j2", "乙某"));
        assertThat(asked("")).isNotEqualTo(then);
        asked(sequence)
                .forEach((question, answer) -> assertThat(answer).as(question).isEqualTo(then.get(question)));
        assertThat(similar(sequence)).isEqualTo(Set.of("past/j1", "past/p1", "past/p2"));
        Response gone = owner().get("/api/v1/records/past/j2?asOf=" + sequence);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(owner().get("/api/v1/search?q=&source=past&asOf=" + sequence).header("Clew-As-Of"))
                .isEqualTo(sequence);
        String page = owner().header("Accept", "text/html")
                .cookie("clew-purpose", Calls.PURPOSE)
                .get("/search?q=PAST&asOf=" + sequence)
                .asString();
        assertThat(page).contains("记录截至 " + sequence, "回到现在");
    }

    @Test
    void aDayIsUnderstoodAndWhatIsNoMomentIsRefused() {
        source("past-day", 3);
        send("past-day", report("d1", "丙某"));
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        assertThat(owner().get("/api/v1/search?q=&source=past-day&asOf=" + today)
                        .<Integer>path("total"))
                .isEqualTo(1);
        assertThat(owner().get("/api/v1/search?q=&source=past-day&asOf=gestern").statusCode())
                .isEqualTo(400);
        assertThat(owner().get("/api/v1/leads?asOf=1").<String>path("code")).isEqualTo("parameter-unknown");
        String narrow = Calls.signIn("past-narrow", "analyst", 0);
        assertThat(Calls.call(narrow, true).get("/api/v1/search?q=&asOf=1").<String>path("code"))
                .isEqualTo("as-of-sequence");
        Response report = owner().contentType(ContentType.JSON)
                .body(Map.of("template", "case", "case", "PAST-d1", "asOf", today))
                .post("/api/v1/reports");
        assertThat(report.statusCode()).as(report.asString()).isEqualTo(200);
        assertThat(report.<Map<String, Object>>path("manifest.question")).containsKey("asOf");
    }

    /** The answers to everything that can be asked of these records, by question. */
    private static Map<String, String> asked(String asOf) throws IOException {
        var answers = new LinkedHashMap<String, String>();
        for (String path : List.of(
                "/api/v1/search?source=past&sort=newest&facets=source,type&q=",
                "/api/v1/search?source=past&sort=newest&q=客服",
                "/api/v1/search/export?source=past&format=ndjson&q=",
                "/api/v1/suggest?q=62176666",
                "/api/v1/records/past/p1",
                "/api/v1/entities/" + MULE,
                "/api/v1/entities/" + MULE + "/incidents",
                "/api/v1/incidents/PAST-j1",
                "/api/v1/graph/facts?from=" + VICTIM + "&to=" + MULE,
                "/api/v1/briefs/2026-03-02")) {
            answers.put(
                    path,
                    told(owner().queryParams(asOf.isEmpty() ? Map.of() : Map.of("asOf", asOf))
                            .get(path)));
        }
        post(answers, asOf, "/api/v1/graph/expand", "{\"nodes\":[\"" + MULE + "\"]}");
        post(answers, asOf, "/api/v1/graph/links", "{\"nodes\":[\"" + MULE + "\"]}");
        post(answers, asOf, "/api/v1/graph/paths", "{\"from\":\"" + VICTIM + "\",\"to\":\"" + NEXT + "\"}");
        post(answers, asOf, "/api/v1/graph/common", "{\"nodes\":[\"" + VICTIM + "\",\"" + NEXT + "\"]}");
        post(answers, asOf, "/api/v1/traces", "{\"start\":{\"fact\":\"past/p1#0\"}}");
        post(answers, asOf, "/api/v1/traces", "{\"start\":{\"record\":\"past/j1\"}}");
        post(answers, asOf, "/api/v1/calls", "{\"numbers\":[\"" + PHONE + "\"]}");
        post(answers, asOf, "/api/v1/links", "{\"cases\":[\"case:PAST-j1\"]}");
        post(answers, asOf, "/api/v1/gangs", "{\"seeds\":[\"" + MULE + "\"]}");
        post(answers, asOf, "/api/v1/patterns/F1", "{\"scope\":{\"account\":\"" + MULE + "\"}}");
        return answers;
    }

    /** Which are found; their order is that of today, as it rests on how frequent words are now. */
    private static Set<String> similar(String asOf) {
        Response found = owner().contentType(ContentType.JSON)
                .body(Map.of("text", "冒充客服转账", "source", List.of("past"), "asOf", asOf))
                .post("/api/v1/search/similar");
        return Set.copyOf(found.<List<String>>path("hits.id"));
    }

    private static void post(Map<String, String> answers, String asOf, String path, String body) throws IOException {
        ObjectNode asked = (ObjectNode) JSON.readTree(body);
        RequestSpecification call = owner().contentType(ContentType.JSON);
        answers.put(
                path + " " + body,
                told(call.body((asOf.isEmpty() ? asked : asked.put("asOf", asOf)).toString())
                        .post(path)));
    }

    /** Without what is of the moment of asking; scores rest on how frequent words are now. */
    private static String told(Response answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(500);
        if (!String.valueOf(answer.contentType()).contains("json")
                || answer.asString().indexOf('\n') > 0) {
            return answer.statusCode() + answer.asString();
        }
        JsonNode told = JSON.readTree(answer.asString());
        for (String field : List.of("score", "cursor")) {
            told.findParents(field).forEach(each -> ((ObjectNode) each).remove(field));
        }
        return answer.statusCode() + told.toString();
    }
}
