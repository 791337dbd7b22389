package io.clew.api;

import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.words;
import static io.clew.api.GuardRules.RULES;
import static io.clew.api.GuardRules.ask;
import static io.clew.api.GuardRules.asks;
import static io.clew.api.GuardRules.reads;
import static io.clew.api.GuardWorld.FROM;
import static io.clew.api.GuardWorld.MINOR;
import static io.clew.api.GuardWorld.SECRETS;
import static io.clew.api.GuardWorld.TO;
import static io.clew.api.GuardWorld.VICTIM;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.api.GuardRules.Rule;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Victims and minors in the answers that an analyst gets, whatever the form: JSON, pages, workbook, documents. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class MaskedAnswersTest {

    private static final String CASE = "案2026-114";
    private static final String MASK = "621************0002";

    @SuppressWarnings("NullAway.Init") // set before each test
    private String analyst;

    private String victim;
    private String minor;

    @BeforeEach
    void aReaderWhoNeedNotKnow() {
        GuardWorld.prepare();
        analyst = signIn("masked-reader", "analyst", 1);
        victim = handle(FROM, "account:621");
        minor = handle(TO, "person:");
    }

    @Test
    void everyRouteThatReadsMasksThemAndTakesTheirHandles() {
        var asked = new LinkedHashMap<String, Rule>();
        RULES.forEach((route, rule) -> {
            if (rule.purposed() && !changes(route)) {
                for (String key : List.of(FROM, victim, minor)) {
                    String path = rule.path().replace(VICTIM, victim).replace(FROM, key);
                    String body = rule.body().replace(VICTIM, victim).replace(FROM, key);
                    asked.put(route + " of " + key, new Rule(rule.roles(), true, path, body));
                }
            }
        });
        Map<String, String> answers = answers(asked);
        masked(answers);
        for (String handle : List.of(victim, minor)) {
            for (String route : List.of(
                    "GET /api/v1/entities/{key}",
                    "GET /entities/{key}",
                    "GET /hover/{key}",
                    "POST /api/v1/graph/expand",
                    "POST /api/v1/graph/links")) {
                assertThat(answers.get(route + " of " + handle)).as(route).startsWith("200 ");
            }
        }
    }

    @Test
    void whatIsFoundOnTheWayThroughThemGoesByTheirHandle() {
        var asked = new LinkedHashMap<String, Rule>();
        String between = "{\"nodes\":[\"" + FROM + "\",\"%s\"]}";
        asks(asked, "POST between", "/api/v1/graph/between", between.formatted(victim));
        asks(asked, "POST common", "/api/v1/graph/common", between.formatted(TO));
        asks(asked, "POST expand", "/api/v1/graph/expand", "{\"nodes\":[\"" + victim + "\"]}");
        String path = "{\"from\":\"%s\",\"to\":\"%s\",\"maxLength\":3}";
        asks(asked, "POST paths", "/api/v1/graph/paths", path.formatted(FROM, TO));
        asks(asked, "POST on", "/api/v1/graph/paths", path.formatted(victim, minor));
        reads(asked, "GET facts", "/api/v1/graph/facts?from=" + victim + "&to=" + TO);
        for (String direction : List.of("forward", "backward")) {
            String trace = "{\"start\":{\"account\":\"%s\"},\"direction\":\"" + direction + "\"}";
            String end = direction.equals("forward") ? FROM : TO;
            asks(asked, "POST from " + direction, "/api/v1/traces", trace.formatted(victim));
            asks(asked, "POST through " + direction, "/api/v1/traces", trace.formatted(end));
            reads(asked, "GET flow " + direction, "/money?from=" + end + "&direction=" + direction);
        }
        for (String form : List.of("export", "report", "report.pdf", "report.docx")) {
            reads(asked, "GET money " + form, "/money/" + form + "?from=" + FROM);
        }
        Map<String, String> answers = answers(asked);
        masked(answers);
        answers.remove("GET money report.pdf"); // a page that says so where no Chinese font can be embedded
        answers.forEach((route, said) -> assertThat(said.replaceAll("[ \\u00a0]", ""))
                .as(route)
                .startsWith("200")
                .contains(MASK)); // papers show numbers in groups
        assertThat(answers.get("POST through forward")).contains(MASK + "~", "40000.00");
        assertThat(answers.get("POST through backward")).contains(MASK + "~", "40000.00");
    }

    @Test
    void searchesSuggestionsAndFilesOfHitsTellNothing() {
        var asked = new LinkedHashMap<String, Rule>();
        for (String text : List.of("", "核查", "报案人", "6217000022220000002", "钱无辜", "李未成", "11010120150307123X")) {
            reads(asked, "GET api " + text, "/api/v1/search?facets=all&size=100&q=" + text);
            reads(asked, "GET page " + text, "/search?facets=all&q=" + text);
            reads(asked, "GET lines " + text, "/api/v1/search/export?format=ndjson&q=" + text);
            reads(asked, "GET cells " + text, "/search/export?format=csv&q=" + text);
        }
        for (String typed : List.of("6217", "1101", "钱", "钱无", "qian", "李未", "liwei")) {
            reads(asked, "GET api offers " + typed, "/api/v1/suggest?q=" + typed);
            reads(asked, "GET page offers " + typed, "/suggest?q=" + typed);
        }
        for (String record : List.of("g1", "g2", "g3")) {
            for (String way : List.of("/api/v1/records/", "/records/", "/preview/", "/similar/")) {
                reads(asked, "GET " + way + record, way + "guard-open/" + record);
            }
        }
        masked(answers(asked));
    }

    @Test
    void patternsRunsAndTheirPagesTellNothing() {
        var asked = new LinkedHashMap<String, Rule>();
        for (int code = 1; code <= 23; code++) {
            String path = "/api/v1/patterns/F" + code;
            asks(asked, "POST F" + code, path, "{\"account\":\"" + victim + "\"}");
            asks(asked, "POST F" + code + " everywhere", path, "{}");
            reads(asked, "GET F" + code, "/patterns?code=F" + code + "&from=" + victim);
        }
        for (String key : List.of(FROM, victim, TO)) {
            reads(asked, "GET at " + key, "/patterns/at/" + key);
        }
        masked(answers(asked));
    }

    @Test
    void boardsLeadsAndCasesOfSomebodyWhoKnowsTellTheOthersNothing() {
        var asked = new LinkedHashMap<String, Rule>();
        String board = made("/api/v1/boards", """
                {"title":"画布","state":{"nodes":[{"key":"%s"},{"key":"%s","label":"钱无辜"}],\
                "edges":[{"from":"%s","link":"transfer","to":"%s"}]}}
                """.formatted(FROM, VICTIM, FROM, VICTIM), 201);
        reads(asked, "GET the board", "/api/v1/boards/" + board);
        reads(asked, "GET the board's page", "/board/" + board);
        made(
                "/api/v1/leads",
                "{\"kind\":\"freeze\",\"subject\":\"" + VICTIM + "\",\"why\":\"冻结6217000022220000002\"}",
                200);
        reads(asked, "GET leads", "/api/v1/leads");
        reads(asked, "GET the leads' page", "/leads");
        made("/api/v1/cases", "{\"id\":\"" + CASE + "\",\"title\":\"刷单返利\"}", 200);
        made("/api/v1/cases/" + CASE + "/members", "{\"user\":\"masked-reader\"}", 200);
        for (String file : List.of(
                "{\"kind\":\"entity\",\"ref\":\"" + VICTIM + "\"}",
                "{\"kind\":\"entity\",\"ref\":\"" + MINOR + "\",\"note\":\"未成年人\"}",
                "{\"kind\":\"record\",\"ref\":\"guard-open/g1\"}",
                "{\"kind\":\"record\",\"ref\":\"guard-open/g3\"}")) {
            given().auth()
                    .preemptive()
                    .basic("owner", ApiProfile.PASSWORD)
                    .header("Clew-Purpose", encoded(CASE))
                    .contentType(ContentType.JSON)
                    .body(file)
                    .post("/api/v1/cases/" + CASE + "/files")
                    .then()
                    .statusCode(200);
        }
        for (String note : List.of(
                "notes text 钱的账户 [[" + VICTIM + "]]，即6217000022220000002", "tasks title 查6217000022220000002")) {
            String[] said = note.split(" ", 3);
            given().auth()
                    .preemptive()
                    .basic("owner", ApiProfile.PASSWORD)
                    .header("Clew-Purpose", encoded(CASE))
                    .contentType(ContentType.JSON)
                    .body(Map.of(said[1], said[2], "owner", "masked-reader").entrySet().stream()
                            .filter(field ->
                                    said[0].equals("tasks") || !field.getKey().equals("owner"))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                    .post("/api/v1/cases/" + CASE + "/" + said[0])
                    .then()
                    .statusCode(200);
        }
        Map<String, String> answers = answers(asked);
        for (String path : List.of(
                "/api/v1/cases/" + CASE + "/files",
                "/cases/" + CASE,
                "/api/v1/cases/" + CASE + "/notes",
                "/cases/" + CASE + "?tab=notes",
                "/api/v1/cases/" + CASE + "/tasks",
                "/cases/" + CASE + "?tab=tasks")) {
            answers.put(
                    "GET " + path,
                    words(given().cookie("clew-session", analyst)
                            .cookie("clew-purpose", encoded(CASE))
                            .header("Clew-Purpose", encoded(CASE))
                            .get(path)));
        }
        masked(answers);
        answers.remove("GET the board's page"); // its script asks for the board
        answers.forEach(
                (what, said) -> assertThat(said).as(what).startsWith("200 ").contains(MASK));
    }

    /** The key by which the analyst knows a neighbour. */
    private String handle(String of, String like) {
        var expand = new LinkedHashMap<String, Rule>();
        asks(expand, "POST expand", "/api/v1/graph/expand", "{\"nodes\":[\"" + of + "\"]}");
        Rule rule = Objects.requireNonNull(expand.get("POST expand"));
        List<String> keys = ask("POST expand", rule, analyst, true).path("nodes.key");
        return keys.stream()
                .filter(key -> key.startsWith(like) && key.contains("*") && key.contains("~"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no handle among " + keys));
    }

    private static boolean changes(String route) {
        return route.contains("reveal")
                || !route.startsWith("GET ")
                        && (route.contains("/boards") || route.contains("/leads") || route.contains("/files"))
                || route.contains("/money/decisions")
                || route.contains("/board/new");
    }

    private Map<String, String> answers(Map<String, Rule> asked) {
        var answers = new LinkedHashMap<String, String>();
        asked.forEach((route, rule) -> answers.put(route, words(ask(route, rule, analyst, true))));
        return answers;
    }

    /** What was asked stands in many answers; anything else that names them is a fault. */
    private static void masked(Map<String, String> answers) {
        var faults = new ArrayList<String>();
        answers.forEach((route, said) -> {
            for (String secret : SECRETS) {
                if (!route.contains(secret.replaceAll("[ -]", ""))
                        && (said.contains(secret) || said.contains(encoded(secret)))) {
                    int at = Math.max(said.indexOf(secret), said.indexOf(encoded(secret)));
                    faults.add(
                            route + " tells " + said.substring(Math.max(0, at - 60), Math.min(said.length(), at + 40)));
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    private static String made(String path, String body, int status) {
        Response answer = owner().contentType(ContentType.JSON).body(body).post(path);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isEqualTo(status);
        return String.valueOf((Object) answer.path("id"));
    }

    /** For a header; addresses are encoded on their way. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
