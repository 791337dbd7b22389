package io.clew.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.clew.door.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ApiProfile.class)
class ApiTest {

    private static final String PURPOSE =
            URLEncoder.encode("案 2026-031 核查", StandardCharsets.UTF_8).replace("+", "%20");

    private static final String INCIDENT = """
            {"id":"jq-0001","type":"incident","title":"王某被电信网络诈骗案","text":"2026年3月1日,报案人王某称接到13812345678电话,转账50000元至6222020200112233445。","occurredAt":"2026-03-01T10:20:00+08:00",\
            "entities":[{"key":"phone:13812345678","role":"caller","name":"王某"}],\
            "facts":[{"from":"account:6222020200112233445","to":"account:6217000011112222333","link":"transfer","at":"2026-03-01T10:31:07+08:00","amount":"50000.00"}]}
            """;

    @BeforeEach
    void records() {
        post("/api/v1/sources", Map.of("id", "jq", "title", "警情", "grade", 0, "groups", List.of()))
                .statusCode(200);
        owner().contentType("application/x-ndjson")
                .body(INCIDENT.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/records?source=jq")
                .then()
                .statusCode(200)
                .body("rejected", empty());
    }

    @Test
    void aLineThatNoIndexCanKeepIsARejectAndItsNeighboursAreKept() {
        String lines = "{\"id\":\"far-1\",\"title\":\"甲\"}\n"
                + "{\"id\":\"far-2\",\"occurredAt\":\"+999999999-12-31T00:00:00Z\"}\n"
                + "{\"id\":\"far-3\",\"title\":\"丙\"}\n";
        owner().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/records?source=jq")
                .then()
                .statusCode(200)
                .body("accepted", is(2))
                .body("rejected.line", contains(2));
    }

    @Test
    void theSameRecordAgainIsADuplicateAndAWrongLineIsSaid() {
        String two = INCIDENT + "{\"id\":\"jq-0002\",\"facts\":[{\"from\":\"x\"}]}\n";
        owner().contentType("application/x-ndjson")
                .body(two.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/records?source=jq")
                .then()
                .statusCode(200)
                .body("accepted", is(0))
                .body("duplicate", is(1))
                .body("rejected[0].line", is(2))
                .body("rejected[0].code", notNullValue());
    }

    @Test
    void aRecordComesBackWithItsTextMentionsAndFacts() {
        get("/api/v1/records/jq/jq-0001")
                .statusCode(200)
                .body("id", is("jq/jq-0001"))
                .body("text", startsWith("2026年3月1日"))
                .body("occurredAt", is("2026-03-01T10:20:00+08:00"))
                .body("entities[0].key", is("phone:+8613812345678"))
                .body("mentions.key", hasItem("account:6222020200112233445"))
                .body("import.place", is(0))
                .body("facts[0].amount", is("50000.00"))
                .body("facts[0].at", is("2026-03-01T10:31:07+08:00"));
        problem(get("/api/v1/records/jq/none"), 404, "record-unknown");
    }

    @Test
    void aSearchAnswersExactTotalsMarksAndFacets() {
        get("/api/v1/search?q=电信诈骗&facets=type,source")
                .statusCode(200)
                .body("total", is(1))
                .body("hits[0].id", is("jq/jq-0001"))
                .body("hits[0].source", is("jq"))
                .body("hits[0].fragments", not(empty()))
                .body("facets.source[0].value", is("jq"))
                .body("withheldSources", is(0))
                .body("interpretation", notNullValue())
                .body("cursor", notNullValue());
        get("/api/v1/search?q=").statusCode(200).body("total", greaterThan(0));
        get("/api/v1/search?q=&entity=phone:13812345678").statusCode(200).body("total", is(1));
    }

    @Test
    void badInputIsRefusedWithWhatWasWrongAndWhere() {
        problem(get("/api/v1/search?q=%22张三"), 400, "query-syntax").body("errors[0].offset", notNullValue());
        problem(get("/api/v1/search?sort=upwards"), 400, "invalid").body("errors[0].field", is("sort"));
        problem(get("/api/v1/search?size=10001"), 400, "invalid").body("errors[0].field", is("size"));
        problem(get("/api/v1/search?q=" + "x".repeat(50_000)), 400, "invalid").body("errors[0].field", is("q"));
        problem(get("/api/v1/search?q=%00%01"), 400, "query-syntax").body("errors[0].offset", is(0));
        problem(get("/api/v1/search?size=many"), 400, "invalid").body("errors[0].field", is("size"));
        problem(get("/api/v1/search?from=yesterday"), 400, "invalid").body("errors[0].field", is("from"));
        problem(get("/api/v1/search?entity=nonsense"), 400, "invalid").body("errors[0].field", is("entity"));
        problem(get("/api/v1/search?facets=mood"), 400, "invalid").body("errors[0].field", is("facets"));
        problem(get("/api/v1/search?cursor=garbage"), 400, null);
        problem(get("/api/v1/search?query=abc"), 400, "parameter-unknown").body("errors[0].field", is("query"));
        problem(get("/api/v1/search?limt=3"), 400, "parameter-unknown");
        problem(get("/api/v1/search?siz=3"), 400, "parameter-unknown").body("detail", containsString("size"));
        problem(send("/api/v1/search/similar", "{\"text\":", "application/json"), 400, "malformed-json");
        problem(send("/api/v1/search/similar", "{\"size\":\"many\"}", "application/json"), 400, "invalid")
                .body("errors[0].field", is("size"));
        problem(send("/api/v1/search/similar", "", "application/json"), 400, "invalid");
        problem(send("/api/v1/search/similar", "[]", "application/json"), 400, null);
        problem(send("/api/v1/sources", "{\"id\":\"NOT OK\"}", "application/json"), 400, "source-id");
        problem(send("/api/v1/sources", "{\"id\":\"ok\",\"grade\":7}", "application/json"), 400, "source-grade");
        problem(send("/api/v1/records?source=none", "{}", "application/x-ndjson"), 404, "source-unknown");
        problem(send("/api/v1/records", "{}", "application/x-ndjson"), 400, "invalid");
    }

    @Test
    void everyRefusalIsAProblemDocument() {
        problem(given().get("/api/v1/search").then(), 401, "unauthenticated");
        problem(
                given().header("Authorization", "Bearer clew_no_such")
                        .get("/api/v1/me")
                        .then(),
                401,
                "token-refused");
        problem(
                given().auth()
                        .preemptive()
                        .basic("owner", "wrong")
                        .get("/api/v1/me")
                        .then(),
                401,
                "sign-in-refused");
        problem(get("/api/v1/nothing"), 404, "not-found");
        problem(owner().delete("/api/v1/search").then(), 405, "method-not-allowed");
        problem(send("/api/v1/search/compare", "x", "application/pdf"), 415, "media-type");
        problem(get("/api/v1/imports/none"), 404, null);
        problem(get("/api/v1/entities/phone:13900000000"), 404, "entity-unknown");
        problem(
                given().header("Origin", "https://elsewhere.example")
                        .contentType("application/x-www-form-urlencoded")
                        .body("j_username=owner")
                        .post("/j_security_check")
                        .then(),
                403,
                "cross-site");
    }

    @Test
    void noLookIsWithoutAReason() {
        for (String path : List.of(
                "/api/v1/search",
                "/api/v1/search/export",
                "/api/v1/suggest?q=王",
                "/api/v1/records/jq/jq-0001",
                "/api/v1/entities/phone:13812345678",
                "/api/v1/graph/facts?from=account:1&to=account:2")) {
            problem(owner().get(path).then(), 400, "purpose-required");
        }
        problem(owner().header("Clew-Purpose", "%zz").get("/api/v1/search").then(), 400, "purpose-malformed");
        problem(owner().header("Clew-Purpose", "%20").get("/api/v1/search").then(), 400, "purpose-required");
    }

    @Test
    void everyLookIsAnEntryWithItsPurposeAndTheLogVerifies() {
        get("/api/v1/entities/phone%3A13812345678").statusCode(200).body("key", is("phone:+8613812345678"));
        get("/api/v1/audit?entity=phone:%2B8613812345678&act=dossier")
                .statusCode(200)
                .body("entries[0].who", is("owner"))
                .body("entries[0].purpose", is("案 2026-031 核查"))
                .body("entries[0].from", is("127.0.0.1"));
        get("/api/v1/audit/verify").statusCode(200).body("whole", is(true)).body("faults", empty());
    }

    @Test
    void anExportSaysHowManyWillComeAndStreamsThemAll() {
        String body = get("/api/v1/search/export?q=13812345678&source=jq&format=ndjson")
                .statusCode(200)
                .header("Clew-Total", "1")
                .extract()
                .asString();
        assertThat(body.lines().toList()).hasSize(2);
        assertThat(body).startsWith("{\"total\":1}");
        String csv = get("/api/v1/search/export?q=&source=jq&format=csv")
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
        assertThat(csv).contains("jq/jq-0001");
        problem(get("/api/v1/search/export?format=pdf"), 400, "invalid");
        problem(get("/api/v1/search/export?q=%22张三"), 400, "query-syntax");
    }

    @Test
    void comparesTypedValuesInAnySpelling() {
        owner().header("Clew-Purpose", PURPOSE)
                .contentType(ContentType.TEXT)
                .body("138-1234-5678\n6222 0202 0011 2233 445\n13900000000\n")
                .post("/api/v1/search/compare")
                .then()
                .statusCode(200)
                .body("values.key", hasItem("phone:+8613812345678"))
                .body("values[0].sources", contains("jq"))
                .body("missing", contains("13900000000"));
    }

    @Test
    void findsSimilarRecordsAndSuggests() {
        owner().header("Clew-Purpose", PURPOSE)
                .contentType(ContentType.JSON)
                .body(Map.of("text", "报案人称转账五万元被诈骗", "size", 5))
                .post("/api/v1/search/similar")
                .then()
                .statusCode(200)
                .body("hits[0].id", is("jq/jq-0001"));
        get("/api/v1/suggest?q=138").statusCode(200).body("key", everyItem(notNullValue()));
    }

    @Test
    void walksTheGraphToTheEvidence() {
        String from = "account:6222020200112233445";
        String to = "account:6217000011112222333";
        owner().header("Clew-Purpose", PURPOSE)
                .contentType(ContentType.JSON)
                .body(Map.of("nodes", List.of(from), "links", List.of("transfer"), "direction", "out"))
                .post("/api/v1/graph/expand")
                .then()
                .statusCode(200)
                .body("nodes.key", hasItem(to))
                .body("edges[0].from", is(from))
                .body("edges[0].to", is(to))
                .body("edges[0].facts", is(1))
                .body("edges[0].amount", is("50000.00"))
                .body("shown", is(1))
                .body("total", is(1));
        get("/api/v1/graph/facts?from=" + from + "&to=" + to + "&link=transfer")
                .statusCode(200)
                .body("facts[0].record", is("jq/jq-0001"))
                .body("facts[0].at", is("2026-03-01T10:31:07+08:00"));
        owner().header("Clew-Purpose", PURPOSE)
                .contentType(ContentType.JSON)
                .body(Map.of("from", from, "to", to, "maxLength", 3, "k", 2))
                .post("/api/v1/graph/paths")
                .then()
                .statusCode(200)
                .body("paths[0].nodes", contains(from, to))
                .body("paths[0].steps[0].facts[0].record", is("jq/jq-0001"));
        problem(
                owner().header("Clew-Purpose", PURPOSE)
                        .contentType(ContentType.JSON)
                        .body(Map.of("nodes", List.of(from), "links", List.of("friendship")))
                        .post("/api/v1/graph/expand")
                        .then(),
                400,
                null);
    }

    @Test
    void questionsToTheGraphSayWhatIsWrongWithThemOrWhatIsNotThere() {
        String known = "account:6222020200112233445";
        var many = IntStream.range(0, 10_000)
                .mapToObj(i -> "account:" + (6_228_480_000_000_000_000L + i))
                .toList();
        var more = Stream.concat(many.stream(), Stream.of(known)).toList();
        var wrong = List.<Map<String, Object>>of(
                Map.of("nodes", List.of("banana")),
                Map.of("nodes", List.of()),
                Map.of("nodes", more),
                Map.of("nodes", List.of(known), "limit", 2_000_000_000),
                Map.of("nodes", List.of(known), "limit", 0),
                Map.of("nodes", List.of(known), "from", "2026-01-02", "to", "2025-01-01"),
                Map.of("nodes", List.of(known), "minAmount", "lots"),
                Map.of("nodes", List.of(known), "direction", "up"));
        for (var body : wrong) {
            problem(post("/api/v1/graph/expand", body), 400, null);
        }
        for (String route : List.of("links", "between", "common", "paths")) {
            problem(post("/api/v1/graph/" + route, Map.of("nodes", List.of())), 400, null);
            problem(post("/api/v1/graph/" + route, Map.of("nodes", more)), 400, null);
            boolean compares = route.equals("links") || route.equals("between");
            if (compares) {
                problem(post("/api/v1/graph/" + route, Map.of("nodes", many)), 403, "approval-required");
            }
            var some = compares ? many.subList(0, ApiProfile.MOST_COMPARED) : many;
            post("/api/v1/graph/" + route, Map.of("nodes", some))
                    .statusCode(200)
                    .body("unknown.size()", is(some.size()));
        }
        problem(post("/api/v1/graph/paths", Map.of("from", known, "to", many.get(0), "k", 100_000)), 400, null);
        problem(post("/api/v1/graph/paths", Map.of("nodes", List.of(known))), 400, null);
        String edge = "/api/v1/graph/facts?from=" + known + "&to=" + many.get(0);
        get(edge).statusCode(200).body("total", is(0));
        for (String said : List.of("&cursor=zzz", "&size=99999999", "&since=2026-01-01&until=2025-01-01")) {
            problem(get(edge.replace(many.get(0), "account:6217000011112222333") + said), 400, null);
        }
    }

    @Test
    void aTokenIsShownOnceAndDoesWhatItWasMadeFor() {
        String secret = post("/api/v1/tokens", Map.of("name", "夜间核查", "scopes", List.of("read")))
                .statusCode(200)
                .extract()
                .path("secret");
        var bearer = given().header("Authorization", "Bearer " + secret).header("Clew-Purpose", PURPOSE);
        bearer.get("/api/v1/search").then().statusCode(200);
        for (String page : List.of("/", "/search", "/people", "/records/jq/jq-0001", "/account", "/sources")) {
            given().spec(bearer).redirects().follow(false).get(page).then().statusCode(403);
        }
        problem(given().spec(bearer).post("/api/v1/accounts/owner/link").then(), 403, "forbidden");
        problem(
                given().header("Authorization", "Bearer " + secret)
                        .contentType(ContentType.JSON)
                        .body(Map.of("id", "x"))
                        .post("/api/v1/sources")
                        .then(),
                403,
                "forbidden");
        String id = owner().get("/api/v1/tokens").then().extract().path("find { it.name == '夜间核查' && !it.revoked }.id");
        owner().delete("/api/v1/tokens/" + id).then().statusCode(204);
        problem(
                given().header("Authorization", "Bearer " + secret)
                        .get("/api/v1/me")
                        .then(),
                401,
                "token-refused");
    }

    @Test
    void peopleAreLedToSignInAndBackByASessionThatIsNewEachTime() {
        var turnedAway =
                given().redirects().follow(false).get("/audit/trail?x=1").then();
        int status = turnedAway.extract().statusCode();
        assertThat(status).isIn(303, 404);
        var signedIn = given().redirects()
                .follow(false)
                .cookie("clew-session", "planted")
                .cookie("clew-wanted", "%2F%2Fevil.example")
                .formParam("j_username", "owner")
                .formParam("j_password", ApiProfile.PASSWORD)
                .post("/j_security_check")
                .then()
                .statusCode(303)
                .header("Location", not(containsString("evil")));
        String session = signedIn.extract().cookie("clew-session");
        assertThat(session).isNotEqualTo("planted").hasSizeGreaterThan(40);
        assertThat(signedIn.extract().detailedCookie("clew-session").isHttpOnly())
                .isTrue();
        given().cookie("clew-session", session)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("user", is("owner"));
        given().redirects()
                .follow(false)
                .cookie("clew-session", session)
                .post("/sign-out")
                .then()
                .statusCode(303);
        problem(given().cookie("clew-session", session).get("/api/v1/me").then(), 401, "unauthenticated");
        given().redirects()
                .follow(false)
                .formParam("j_username", "owner")
                .formParam("j_password", "wrong")
                .post("/j_security_check")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?error="));
    }

    @Test
    void rolesAndGradesAreKept() {
        post("/api/v1/sources", Map.of("id", "secret", "title", "机密", "grade", 3))
                .statusCode(200);
        owner().contentType("application/x-ndjson")
                .body("{\"id\":\"s1\",\"type\":\"document\",\"title\":\"绝密线索\",\"text\":\"绝密线索\"}"
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/records?source=secret")
                .then()
                .statusCode(200);
        get("/api/v1/search?q=绝密线索").statusCode(200).body("total", is(1));
        var low = person("low" + System.nanoTime(), "investigator");
        given().spec(low)
                .get("/api/v1/search?q=绝密线索")
                .then()
                .statusCode(200)
                .body("total", is(0))
                .body("withheldSources", is(1));
        problem(low.get("/api/v1/records/secret/s1").then(), 404, "record-unknown");
        problem(low.get("/api/v1/audit").then(), 403, "forbidden");
        problem(low.get("/api/v1/accounts").then(), 403, "forbidden");
        var admin = person("adm" + System.nanoTime(), "administrator");
        problem(admin.get("/api/v1/search").then(), 403, "forbidden");
        admin.get("/api/v1/accounts").then().statusCode(200);
        var auditor = person("aud" + System.nanoTime(), "auditor");
        problem(auditor.get("/api/v1/search").then(), 403, "forbidden");
        auditor.get("/api/v1/audit").then().statusCode(200);
        owner().header("Clew-Purpose", PURPOSE).get("/api/v1/search").then().statusCode(200);
    }

    @Test
    void importsFilesAndSaysHowFarItIs() throws Exception {
        String csv = "姓名,证件号码,手机号码\n";
        String id = owner().multiPart("file", "people.csv", csv.getBytes(StandardCharsets.UTF_8))
                .multiPart("source", "jq")
                .multiPart("mapping", "auto")
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        get("/api/v1/imports/" + id)
                .statusCode(200)
                .body("id", is(id))
                .body("state", notNullValue())
                .body("rows.read", notNullValue())
                .body("files[0].name", is("people.csv"));
        assertThat(get("/api/v1/imports/" + id + "/events")
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("data:");
        assertThat(get("/api/v1/imports/" + id + "/rejects")
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("file,line,column,code,reason");
        problem(owner().multiPart("source", "jq").post("/api/v1/imports").then(), 400, "invalid");
        problem(
                        owner().multiPart("file", "a.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                                .multiPart("source", "jq")
                                .multiPart("mapping", "no-such")
                                .post("/api/v1/imports")
                                .then(),
                        400,
                        "mapping-unknown")
                .body("errors[0].field", is("mapping"));
        problem(
                owner().multiPart("file", "a.csv", new byte[0])
                        .multiPart("source", "none")
                        .post("/api/v1/imports")
                        .then(),
                404,
                "source-unknown");
    }

    @Test
    void filesAreShownBeforeTheyAreImportedAndReadAsChosen() {
        String csv = "主叫方,被叫方,开始,秒\n13812340001,13912340002,2026-03-01 10:00:00,35\n";
        var seen = owner().header("Clew-Purpose", PURPOSE)
                .multiPart("file", "calls.csv", csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/imports/previews")
                .then()
                .statusCode(200)
                .body("files[0].name", is("calls.csv"))
                .body("files[0].ready", is(false))
                .body("files[0].columns.header", contains("主叫方", "被叫方", "开始", "秒"))
                .body("files[0].rows[0][0]", is("13812340001"));
        String id = seen.extract().path("id");
        String choices =
                "\"choices\":{\"calls.csv\":{\"mapping\":\"call-caller-callee\",\"fields\":{\"主叫方\":\"caller\",\"被叫方\":\"callee\",\"开始\":\"at\",\"秒\":\"seconds\"}}}";
        send("/api/v1/imports/previews/" + id, "{" + choices + "}", "application/json")
                .statusCode(200)
                .body("files[0].mapping", is("call-caller-callee"))
                .body("files[0].columns[0].field", is("caller"))
                .body("files[0].ready", is(true));
        problem(
                        send(
                                "/api/v1/imports/previews/" + id,
                                "{\"choices\":{\"calls.csv\":{\"mapping\":\"call-caller-callee\",\"fields\":{\"秒\":\"mood\"}}}}",
                                "application/json"),
                        400,
                        "mapping-field")
                .body("errors[0].field", is("fields"));
        String started = send(
                        "/api/v1/imports/previews/" + id + "/start",
                        "{\"source\":\"jq\"," + choices + "}",
                        "application/json")
                .statusCode(202)
                .extract()
                .path("id");
        String events = get("/api/v1/imports/" + started + "/events").extract().asString();
        assertThat(events).contains("\"state\":\"done\"").contains("\"accepted\":1");
        problem(send("/api/v1/imports/previews/" + id, "{}", "application/json"), 404, "preview-unknown");
    }

    @Test
    void anImportIsHeardStepByStepUntilItIsStopped() {
        var rows = new StringBuilder("主叫号码,被叫号码,开始时间,通话时长(秒)\n");
        for (int i = 0; i < 400_000; i++) {
            rows.append("138%08d,139%08d,2026-03-01 10:00:00,35\n".formatted(i, i));
        }
        String id = owner().multiPart("file", "话单.csv", rows.toString().getBytes(StandardCharsets.UTF_8))
                .multiPart("source", "jq")
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        send("/api/v1/imports/" + id + "/cancel", "{}", "application/json").statusCode(200);
        String events = get("/api/v1/imports/" + id + "/events").extract().asString();
        assertThat(events).contains("\"stage\":\"cancelled\"").contains("\"code\":\"cancelled\"");
        get("/api/v1/imports/" + id).body("state", is("failed")).body("message", is("已取消；此前接收的记录保留。"));
        owner().header("Accept-Language", "en")
                .get("/api/v1/imports/" + id)
                .then()
                .body("message", is("Cancelled; records accepted before stay."));
    }

    @Test
    void failuresAreToldInTheLanguageThatWasAskedFor() {
        get("/api/v1/records/jq/none").body("detail", is("没有记录 jq/none，或无权查看其来源。"));
        owner().header("Clew-Purpose", PURPOSE)
                .header("Accept-Language", "en-GB,en;q=0.9,zh;q=0.5")
                .get("/api/v1/records/jq/none")
                .then()
                .statusCode(404)
                .body("code", is("record-unknown"))
                .body("detail", is("There is no record jq/none, or you may not read its source."));
        owner().header("Accept-Language", "en")
                .header("Clew-Purpose", PURPOSE)
                .queryParam("q", "\"abc")
                .get("/api/v1/search")
                .then()
                .body("errors[0].message", startsWith("These quotes are not closed"));
        post("/api/v1/traces", Map.of("start", Map.of("account", "6222020200112233445"), "method", "magic"))
                .body("detail", startsWith("没有这种方法"));
    }

    @Test
    void everyEngineSaysThatItIsReadyAndMetricsCanBeRead() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", org.hamcrest.Matchers.hasItems("records", "documents", "graph"))
                .body("checks.status", everyItem(is("UP")));
        given().get("/q/metrics").then().statusCode(200).body(containsString("http_server_requests"));
    }

    @Test
    void answersCarryTheHeadersThatGuardThem() {
        get("/api/v1/me")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Cache-Control", "no-store");
        given().get("/q/openapi?format=json").then().statusCode(200).body("paths.'/api/v1/search'", notNullValue());
    }

    private static RequestSpecification person(String user, String role) {
        return given().cookie("clew-session", Calls.signIn(user, role, 1)).header("Clew-Purpose", PURPOSE);
    }

    private static RequestSpecification owner() {
        return given().auth().preemptive().basic("owner", ApiProfile.PASSWORD);
    }

    private static ValidatableResponse get(String path) {
        return owner().header("Clew-Purpose", PURPOSE)
                .urlEncodingEnabled(!path.contains("%"))
                .get(path)
                .then();
    }

    private static ValidatableResponse post(String path, Object body) {
        return owner().header("Clew-Purpose", PURPOSE)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse send(String path, String body, String type) {
        return owner().header("Clew-Purpose", PURPOSE)
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then();
    }

    private static ValidatableResponse problem(
            ValidatableResponse answer, int status, @org.jspecify.annotations.Nullable String code) {
        answer.statusCode(status)
                .contentType(containsString(Problem.MEDIA_TYPE))
                .body("status", equalTo(status))
                .body("type", notNullValue())
                .body("title", notNullValue())
                .body("detail", notNullValue());
        return code == null ? answer : answer.body("code", is(code));
    }
}
