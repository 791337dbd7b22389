package io.clew.api;

import static io.clew.api.Calls.PURPOSE;
import static io.clew.api.Calls.call;
import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.signIn;
import static io.clew.api.GuardWorld.FROM;
import static io.clew.api.GuardWorld.MINOR;
import static io.clew.api.GuardWorld.SECRETS;
import static io.clew.api.GuardWorld.TO;
import static io.clew.api.GuardWorld.VICTIM;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an assistant may ask at {@code /mcp}: the questions of the API, as whoever's token it brings, and nothing else. */
@QuarkusTest
@TestProfile(McpProfile.class)
class McpTest {

    private static final String NAME = "mcp-reader";

    /** Every question with something to ask, and how the API is asked the same. */
    private static final Map<String, Asked> QUESTIONS = questions();

    /** @param body empty where the API is asked by the address alone */
    private record Asked(Map<String, Object> arguments, String path, Object body) {}

    @SuppressWarnings("NullAway.Init") // set before each test
    private String token;

    @BeforeEach
    void anAnalyst() {
        GuardWorld.prepare();
        token = token(signIn(NAME, "analyst", 1), "read");
    }

    private static Map<String, Asked> questions() {
        var asked = new LinkedHashMap<String, Asked>();
        asked.put("search", new Asked(Map.of("q", "核查", "size", 2), "/search?q=核查&size=2", ""));
        asked.put("similar", body("/search/similar", Map.of("text", "核查转账")));
        asked.put(
                "compare",
                new Asked(Map.of("values", List.of(FROM, "13811110000")), "/search/compare", FROM + "\n13811110000"));
        asked.put("record", new Asked(Map.of("record", "guard-open/g1"), "/records/guard-open/g1", ""));
        asked.put("entity", new Asked(Map.of("key", FROM), "/entities/" + FROM, ""));
        asked.put("expand", body("/graph/expand", Map.of("nodes", List.of(FROM))));
        asked.put(
                "facts",
                new Asked(Map.of("from", FROM, "to", VICTIM), "/graph/facts?from=" + FROM + "&to=" + VICTIM, ""));
        asked.put("paths", body("/graph/paths", Map.of("from", FROM, "to", TO)));
        asked.put("common", body("/graph/common", Map.of("nodes", List.of(FROM, TO))));
        asked.put("trace", body("/traces", Map.of("start", Map.of("account", FROM))));
        asked.put("calls", body("/calls", Map.of("numbers", List.of("phone:13800000000"))));
        asked.put(
                "pattern",
                new Asked(
                        Map.of("code", "F1", "question", Map.of("account", FROM)),
                        "/patterns/F1",
                        Map.of("account", FROM)));
        asked.put("incidents_of", new Asked(Map.of("key", FROM), "/entities/" + FROM + "/incidents", ""));
        asked.put("links", body("/links", Map.of("from", "2026-03-01", "to", "2026-03-02")));
        asked.put("series", new Asked(Map.of(), "/series", ""));
        asked.put("gangs", new Asked(Map.of(), "/gangs", ""));
        return asked;
    }

    private static Asked body(String path, Map<String, Object> sent) {
        return new Asked(sent, path, sent);
    }

    @Test
    void anAssistantBeginsListsAndAsks() {
        Response begun = message(token)
                .body(rpc(
                        1,
                        "initialize",
                        Map.of(
                                "protocolVersion",
                                "2025-06-18",
                                "capabilities",
                                Map.of(),
                                "clientInfo",
                                Map.of("name", "test", "version", "1"))))
                .post("/mcp");
        assertThat(begun.statusCode()).isEqualTo(200);
        assertThat(begun.<String>path("result.serverInfo.name")).isEqualTo("clew");
        String session = begun.header("Mcp-Session-Id");
        message(token)
                .header("Mcp-Session-Id", session)
                .body(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"))
                .post("/mcp")
                .then()
                .statusCode(202);
        Response listed = message(token)
                .header("Mcp-Session-Id", session)
                .body(rpc(2, "tools/list", Map.of()))
                .post("/mcp");
        var names = new TreeSet<>(QUESTIONS.keySet());
        names.addAll(Set.of("incident", "gang"));
        assertThat(listed.<List<String>>path("result.tools.name")).containsExactlyInAnyOrderElementsOf(names);
        assertThat(listed.<List<Boolean>>path("result.tools.annotations.readOnlyHint"))
                .containsOnly(true);
        assertThat(listed.<Map<String, Object>>path("result.tools.find { it.name == 'expand' }.inputSchema.properties"))
                .containsKeys("nodes", "links", "purpose", "asOf");
        assertThat(listed.<List<String>>path("result.tools.find { it.name == 'expand' }.inputSchema.required"))
                .containsExactly("nodes");
        assertThat(listed.<List<String>>path(
                        "result.tools.find { it.name == 'search' }.inputSchema.properties.sort.enum"))
                .containsExactly("relevance", "newest", "oldest");
        Response asked = message(token)
                .header("Mcp-Session-Id", session)
                .body(rpc(3, "tools/call", Map.of("name", "search", "arguments", Map.of("q", "核查"))))
                .post("/mcp");
        assertThat(said(asked).getList("hits.id")).contains("guard-open/g1");
        message(token).header("Mcp-Session-Id", session).delete("/mcp").then().statusCode(200);
    }

    @Test
    void everyQuestionIsAnsweredAsTheApiAnswersItAndLeavesTheSameEntry() {
        String auditor = signIn("mcp-auditor", "auditor", 0);
        QUESTIONS.forEach((name, asked) -> {
            int before = total(auditor);
            JsonPath tool = said(ask(name, asked.arguments));
            List<String> ours = acts(auditor, total(auditor) - before);
            before = total(auditor);
            RequestSpecification call =
                    given().header("Authorization", "Bearer " + token).header("Clew-Purpose", PURPOSE);
            Response api = asked.body.equals("")
                    ? call.get("/api/v1" + asked.path)
                    : call.contentType(asked.body instanceof String ? "text/plain" : "application/json")
                            .body(asked.body)
                            .post("/api/v1" + asked.path);
            assertThat(api.statusCode()).as(name).isEqualTo(200);
            assertThat(bare(tool)).as(name).isEqualTo(bare(api.jsonPath()));
            assertThat(ours).as(name).isNotEmpty().isEqualTo(acts(auditor, total(auditor) - before));
            for (String secret : SECRETS) {
                assertThat(tool.prettify()).as(name).doesNotContain(secret);
            }
        });
        String masked = said(ask("expand", Map.of("nodes", List.of(FROM)))).getString("edges[0].to");
        assertThat(said(ask("facts", Map.of("from", FROM, "to", masked))).prettify())
                .as("each fact names its record")
                .contains("guard-open/g1#0");
    }

    @Test
    void whoMayReadInFullReadsInFullAndAPurposeMayBeAnArgument() {
        String mine = token(signIn("mcp-investigator", "investigator", 1), "read");
        Map<String, Object> with = Map.of("record", "guard-open/g3", "purpose", "核实身份");
        Response answer = message(mine)
                .body(rpc(1, "tools/call", Map.of("name", "record", "arguments", with)))
                .post("/mcp");
        assertThat(said(answer).getString("text")).contains(MINOR.substring(7));
        String auditor = signIn("mcp-auditor", "auditor", 0);
        assertThat(call(auditor, false)
                        .get("/api/v1/audit?who=mcp-investigator")
                        .<List<String>>path("entries.purpose"))
                .contains("核实身份");
    }

    @Test
    void whatIsRefusedIsAProblemThatTheAssistantReads() {
        Response unasked = given().header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, text/event-stream")
                .contentType(ContentType.JSON)
                .body(rpc(1, "tools/call", Map.of("name", "search", "arguments", Map.of("q", "核查"))))
                .post("/mcp");
        assertThat(refused(unasked)).isEqualTo("purpose-required");
        assertThat(refused(ask("search", Map.of("querry", "核查")))).isEqualTo("invalid");
        assertThat(problem(ask("expand", Map.of("nodez", List.of(FROM)))).getString("detail"))
                .contains("nodez", "nodes");
        assertThat(refused(ask("expand", Map.of("nodes", List.of(FROM), "format", "gexf"))))
                .isEqualTo("invalid");
        assertThat(refused(ask("record", Map.of("record", "guard-open/none")))).isEqualTo("record-unknown");
        assertThat(refused(ask("record", Map.of()))).isEqualTo("invalid");
        assertThat(refused(ask("gang", Map.of("id", "none")))).isEqualTo("gang-unknown");
        assertThat(refused(ask("incident", Map.of("number", "none")))).isEqualTo("case-unknown");
        String auditor = token(signIn("mcp-auditor", "auditor", 0), "read");
        Response answer = message(auditor)
                .body(rpc(1, "tools/call", Map.of("name", "search", "arguments", Map.of("q", "核查"))))
                .post("/mcp");
        assertThat(refused(answer)).isEqualTo("forbidden");
    }

    @Test
    void nobodyComesInWithoutWhatTheApiWouldAskFor() {
        Map<String, Object> list = rpc(1, "tools/list", Map.of());
        given().header("Accept", "application/json, text/event-stream")
                .contentType(ContentType.JSON)
                .body(list)
                .post("/mcp")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"clew\"")
                .contentType("application/problem+json");
        message("clew_none").body(list).post("/mcp").then().statusCode(401);
        message(token(signIn(NAME, "analyst", 1), "write"))
                .body(list)
                .post("/mcp")
                .then()
                .statusCode(403);
        call(signIn(NAME, "analyst", 1), true)
                .header("Origin", "https://elsewhere.example")
                .contentType(ContentType.JSON)
                .body(list)
                .post("/mcp")
                .then()
                .statusCode(403);
        assertThat(message(token).body(list).post("/mcp").header("RateLimit-Remaining"))
                .isNotNull();
    }

    @Test
    void oneMessageIsOneCallAndNothingStaysOpen() {
        message(token)
                .body(List.of(rpc(1, "ping", Map.of())))
                .post("/mcp")
                .then()
                .statusCode(400);
        message(token).body("{\"jsonrpc\":").post("/mcp").then().statusCode(400);
        message(token).get("/mcp").then().statusCode(403);
        owner().get("/mcp").then().statusCode(405);
        owner().get("/mcp/sse").then().statusCode(404);
        owner().contentType(ContentType.JSON)
                .body(rpc(1, "ping", Map.of()))
                .post("/mcp/messages/1")
                .then()
                .statusCode(404);
    }

    private RequestSpecification message(String secret) {
        return given().header("Authorization", "Bearer " + secret)
                .header("Clew-Purpose", PURPOSE)
                .header("Accept", "application/json, text/event-stream")
                .contentType(ContentType.JSON);
    }

    private Response ask(String tool, Map<String, Object> arguments) {
        return message(token)
                .body(rpc(7, "tools/call", Map.of("name", tool, "arguments", arguments)))
                .post("/mcp");
    }

    private static Map<String, Object> rpc(int id, String method, Map<String, Object> params) {
        return Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params);
    }

    private static JsonPath said(Response answer) {
        JsonPath result = result(answer);
        assertThat(result.getBoolean("result.isError")).as(result.prettify()).isFalse();
        return JsonPath.from(result.getString("result.content[0].text"));
    }

    private static JsonPath problem(Response answer) {
        JsonPath result = result(answer);
        assertThat(result.getBoolean("result.isError")).as(result.prettify()).isTrue();
        return JsonPath.from(result.getString("result.content[0].text"));
    }

    private static String refused(Response answer) {
        return problem(answer).getString("code");
    }

    /** The message in an answer, which comes as one event. */
    private static JsonPath result(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        String body = answer.asString();
        return JsonPath.from(body.contains("data: ") ? body.substring(body.indexOf("data: ") + 6) : body);
    }

    /** Without cursors, which differ each time. */
    private static String bare(JsonPath answer) {
        return answer.prettify().replaceAll("\"cursor\": \"[^\"]*\"", "\"cursor\": \"\"");
    }

    private static String token(String session, String scope) {
        return call(session, true)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "mcp " + scope, "scopes", List.of(scope)))
                .post("/api/v1/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    private static int total(String auditor) {
        return call(auditor, false).get("/api/v1/audit?who=" + NAME).path("total");
    }

    private static List<String> acts(String auditor, int newest) {
        List<String> acts =
                call(auditor, false).get("/api/v1/audit?who=" + NAME).path("entries.act");
        return acts.subList(0, newest);
    }
}
