package io.clew.api;

import static io.clew.api.Calls.PURPOSE;
import static io.clew.api.Calls.call;
import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static io.clew.api.Calls.words;
import static io.clew.api.GuardRules.EVERYBODY;
import static io.clew.api.GuardRules.RULES;
import static io.clew.api.GuardRules.ask;
import static io.clew.api.GuardRules.asks;
import static io.clew.api.GuardRules.reads;
import static io.clew.api.GuardWorld.FROM;
import static io.clew.api.GuardWorld.TO;
import static io.clew.api.GuardWorld.prepare;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is let in where, and what an answer may give away. Every route has a rule here; one without fails. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class GuardTest {

    private static final Pattern CURSOR = Pattern.compile("(cursor=|\"cursor\":\")([A-Za-z0-9_-]+)");

    @Test
    void everyRouteHasARule() throws Exception {
        Set<String> routes = new TreeSet<>(routesOfClasses("io/clew/web"));
        routes.addAll(routesOfClasses("io/clew/api"));
        Map<String, Map<String, Object>> documented =
                given().get("/q/openapi?format=json").then().extract().path("paths");
        documented.forEach((path, methods) -> methods.keySet().stream()
                .filter(method ->
                        Set.of("get", "post", "put", "delete", "patch").contains(method))
                .forEach(method -> routes.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        routes.removeIf(route -> route.contains(" /q/"));
        assertThat(new TreeSet<>(RULES.keySet())).containsExactlyElementsOf(new TreeSet<>(routes));
    }

    @Test
    void nobodyPassesWhereTheirRoleDoesNotReachAndNobodyReadsWithoutAPurpose() {
        prepare();
        var faults = new ArrayList<String>();
        for (String role : new TreeSet<>(EVERYBODY)) {
            String session = signIn("matrix-" + role, role, 3);
            RULES.forEach((route, rule) -> {
                if (rule.roles().contains("anybody")) {
                    return;
                }
                for (boolean purposed : List.of(true, false)) {
                    Response answer = ask(route, rule, session, purposed);
                    boolean in = rule.roles().contains(role);
                    String expected = !in ? "refused" : rule.purposed() && !purposed ? "asked why" : "let in";
                    if (!outcome(answer).equals(expected)) {
                        faults.add(role + (purposed ? " with" : " without") + " purpose: " + route + " should be "
                                + expected
                                + ", was " + outcome(answer) + " (" + answer.statusCode() + " "
                                + answer.header("Location") + ")");
                    }
                }
            });
        }
        RULES.forEach((route, rule) -> {
            if (!rule.roles().contains("anybody")) {
                Response answer = ask(route, rule, "", true);
                boolean led = answer.statusCode() == 303
                        && String.valueOf(answer.header("Location")).endsWith("/login");
                if (answer.statusCode() != 401 && !led) {
                    faults.add("nobody: " + route + " was " + answer.statusCode());
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void aTokenDoesWhatItWasMadeForAndReachesNothingElse() throws IOException {
        prepare();
        Map<String, String> scopes = scopes();
        scopes.keySet().removeIf(route -> route.endsWith(" /mcp")); // McpTest has it; here there is none
        given().auth()
                .preemptive()
                .basic("owner", ApiProfile.PASSWORD)
                .get("/mcp")
                .then()
                .statusCode(404);
        var api = RULES.keySet().stream()
                .filter(route -> route.contains(" /api/"))
                .toList();
        assertThat(scopes.keySet()).containsExactlyInAnyOrderElementsOf(api);
        var faults = new ArrayList<String>();
        for (String scope : List.of("read", "write", "audit", "admin")) {
            String token = owner().contentType(ContentType.JSON)
                    .body(Map.of("name", "guard " + scope, "scopes", List.of(scope)))
                    .post("/api/v1/tokens")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("secret");
            RULES.forEach((route, rule) -> {
                if (rule.roles().contains("anybody")) {
                    return;
                }
                Response answer = ask(
                        route,
                        rule,
                        given().header("Authorization", "Bearer " + token).header("Clew-Purpose", PURPOSE));
                boolean refused = answer.statusCode() == 403;
                if (refused == scope.equals(scopes.get(route))) {
                    faults.add(scope + ": " + route + " was " + answer.statusCode());
                }
            });
        }
        assertThat(faults).isEmpty();
    }

    private static Map<String, String> scopes() throws IOException {
        var scopes = new LinkedHashMap<String, String>();
        for (String line : Files.readAllLines(java.nio.file.Path.of("src/main/resources/access/routes.txt"))) {
            String[] cells = line.split("\\s+");
            if (!line.startsWith("#")) {
                scopes.put(cells[0] + " " + cells[1].replace("...}", "}"), cells[2]);
            }
        }
        return scopes;
    }

    @Test
    void whatRefusedRowsSayIsAReadOfWhoMayReadTheirSource() {
        source("guard-rows", 1);
        String csv = """
                主叫号码|被叫号码|开始时间|结束时间|通话时长|话单类型|主叫IMEI|主叫基站|话单号
                18912345678|13812345678|2026-03-01 08:00:00|2026-03-01 08:01:20|1分20秒|语音|359120087654326|J-1|D1
                13812340077|18912345678|2026-13-45 08:00:00|2026-13-45 08:00:45|45秒|语音||J-2|D2
                """;
        String id = owner().multiPart("source", "guard-rows")
                .multiPart("file", "calls.csv", csv.getBytes(UTF_8))
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String steps = owner().get("/api/v1/imports/" + id + "/events").asString();
        assertThat(steps).contains("\"rejected\":1").doesNotContain("2026-13-45", "13812340077");
        var ways = List.of(
                "/imports/" + id,
                "/imports/" + id + "/progress",
                "/imports/" + id + "/rejects",
                "/api/v1/imports/" + id + "/rejects");
        for (String role : List.of("investigator", "analyst", "supervisor")) {
            String session = signIn("rows-" + role, role, 1);
            for (String way : ways) {
                var answer = call(session, true).get(way).then().statusCode(200).extract();
                assertThat(answer.asString().contains("13812340077"))
                        .as(role + " " + way)
                        .isEqualTo(role.equals("investigator"));
            }
            assertThat(call(session, false).get("/api/v1/imports/" + id).asString())
                    .doesNotContain("2026-13-45", "13812340077");
            assertThat(entries("rows-" + role, "import-read")).isEqualTo(2);
            assertThat(entries("rows-" + role, "rejects")).isEqualTo(2);
        }
        String low = signIn("rows-low", "investigator", 0);
        String auditor = signIn("rows-auditor", "auditor", 3);
        for (String way : ways) {
            call(low, true).get(way).then().statusCode(404);
            call(auditor, true).get(way).then().statusCode(403);
        }
    }

    private static int entries(String who, String act) {
        return owner().get("/api/v1/audit?who=" + who + "&act=" + act)
                .then()
                .statusCode(200)
                .extract()
                .path("total");
    }

    @Test
    void whatOneMayNotSeeChangesNothingOneSees() {
        prepare();
        for (String role : List.of("investigator", "analyst")) {
            String session = signIn("blind-" + role, role, 1);
            String hidden = "guard-hidden-" + role;
            source(hidden, 3);
            Map<String, String> before = answers(session);
            send(hidden, """
                    {"id":"h1","type":"incident","title":"核查隐秘","text":"核查:6222000011110000001被骗转账至6217000022220000002,报案人赵隐秘,电话13911112222","occurredAt":"2026-03-01T09:00:00+08:00",\
                    "entities":[{"key":"account:6222000011110000001","role":"victim","name":"赵隐秘"}],\
                    "facts":[{"from":"account:6222000011110000001","to":"account:6217000022220000002","link":"transfer","at":"2026-03-01T09:01:00+08:00","amount":"70000.00"},{"from":"account:6217000022220000002","to":"account:6222000033330000003","link":"transfer","at":"2026-03-02T12:01:00+08:00","amount":"60000.00"}]}
                    """);
            assertThat(bare(answers(session))).isEqualTo(bare(before));
        }
    }

    /** With the length of each cursor: what is in it differs each time, and tells its holder nothing. */
    private static Map<String, String> bare(Map<String, String> answers) {
        var bare = new TreeMap<String, String>();
        answers.forEach((name, answer) -> bare.put(
                name,
                CURSOR.matcher(answer)
                        .replaceAll(found -> found.group(1) + found.group(2).length())));
        return bare;
    }

    @Test
    void nothingChangesAtTheWordOfAnotherSite() {
        prepare();
        String session = signIn("lured", "investigator", 1);
        var faults = new ArrayList<String>();
        RULES.forEach((route, rule) -> {
            String method = route.substring(0, route.indexOf(' '));
            if (method.equals("GET")) {
                return;
            }
            String path = rule.path().isEmpty() ? route.substring(route.indexOf(' ') + 1) : rule.path();
            for (var foreign : List.of(
                    Map.of("Sec-Fetch-Site", "cross-site"),
                    Map.of("Sec-Fetch-Site", "same-site"),
                    Map.of("Origin", "https://elsewhere.example"),
                    Map.of("Origin", "null"))) {
                Response answer = call(session, true)
                        .redirects()
                        .follow(false)
                        .headers(foreign)
                        .request(method, path);
                if (answer.statusCode() != 403 || !answer.asString().contains("cross-site")) {
                    faults.add(route + " " + foreign + " was " + answer.statusCode());
                }
            }
        });
        assertThat(faults).isEmpty();
        assertThat(call(session, false).get("/api/v1/me").statusCode())
                .as("still signed in")
                .isEqualTo(200);
    }

    @Test
    void everyPageHasAStrictPolicyAndNoCodeOfItsOwn() {
        prepare();
        String session = signIn("page-reader", "investigator", 1);
        var faults = new ArrayList<String>();
        RULES.forEach((route, rule) -> {
            if (!route.startsWith("GET ")
                    || rule.path().isEmpty()
                    || rule.path().endsWith("/events")) {
                return;
            }
            Response answer = ask(route, rule, session, true);
            String policy = String.valueOf(answer.header("Content-Security-Policy"));
            boolean strict = policy.contains("default-src 'self'")
                    && policy.contains("object-src 'none'")
                    && policy.contains("base-uri 'none'")
                    && policy.contains("frame-ancestors 'none'")
                    && policy.contains("form-action 'self'")
                    && !policy.contains("unsafe");
            boolean guarded = "nosniff".equals(answer.header("X-Content-Type-Options"))
                    && "DENY".equals(answer.header("X-Frame-Options"))
                    && "same-origin".equals(answer.header("Referrer-Policy"))
                    && "same-origin".equals(answer.header("Cross-Origin-Opener-Policy"))
                    && String.valueOf(answer.header("Cache-Control")).contains("no-store");
            boolean html = String.valueOf(answer.contentType()).contains("html");
            boolean code = html
                    && answer.asString()
                            .matches("(?is).*(<script(?![^>]*\\ssrc=)|<[^>]+\\son\\w+=|<style|javascript:).*");
            if (!strict || !guarded || code) {
                faults.add(route
                        + (strict ? "" : " policy")
                        + (guarded ? "" : " headers " + answer.headers())
                        + (code ? " code" : ""));
            }
        });
        assertThat(faults).isEmpty();
    }

    /** Every answer to this reader, apart from scores and what the hour says. */
    private static Map<String, String> answers(String session) {
        var answers = new LinkedHashMap<String, String>();
        var asked = new LinkedHashMap<>(RULES);
        for (String path : List.of(
                "/api/v1/search?facets=all&size=100&q=",
                "/api/v1/search?q=赵隐秘",
                "/api/v1/search?q=隐秘~",
                "/api/v1/search?q=&entity=phone:13911112222",
                "/api/v1/search?q=&source=guard-open&sort=newest",
                "/api/v1/search/export?format=csv&q=",
                "/api/v1/suggest?q=139",
                "/api/v1/suggest?q=zhao",
                "/api/v1/suggest?q=赵",
                "/api/v1/entities/phone:13911112222",
                "/api/v1/entities/" + TO,
                "/api/v1/graph/facts?from=" + FROM + "&to=" + TO,
                "/search?q=&facets=all",
                "/money?from=" + TO + "&direction=backward")) {
            reads(asked, "GET " + path, path);
        }
        asks(asked, "POST a hidden value", "/api/v1/search/compare", "text 13911112222\n6217000022220000002");
        asks(asked, "POST a like record", "/api/v1/search/similar", "{\"record\":\"guard-open/g1\"}");
        asks(asked, "POST from a hidden node", "/api/v1/graph/expand", "{\"nodes\":[\"phone:13911112222\"]}");
        asks(asked, "POST beyond", "/api/v1/graph/expand", "{\"nodes\":[\"" + TO + "\"],\"order\":\"amount\"}");
        asks(
                asked,
                "POST back",
                "/api/v1/traces",
                "{\"start\":{\"account\":\"" + TO + "\"},\"direction\":\"backward\"}");
        for (int code = 1; code <= 23; code++) {
            asks(asked, "POST F" + code, "/api/v1/patterns/F" + code, "{}");
        }
        for (String code : List.of("C2", "C3", "C6", "C7", "C10", "C12")) {
            asks(asked, "POST " + code, "/api/v1/patterns/" + code, "{}");
        }
        asked.forEach((route, rule) -> {
            boolean changes = !route.startsWith("GET ") && (route.contains("/boards") || route.contains("/leads"))
                    || route.contains("reveal")
                    || route.contains("/money/decisions")
                    || route.contains("/board/new")
                    || route.startsWith("POST ") && route.contains("/imports/preview"); // keeps files under new names
            if (rule.purposed() && !changes) {
                answers.put(route, words(ask(route, rule, session, true)).replaceAll("\"score\":[0-9.E-]+", ""));
            }
        });
        return answers;
    }

    private static String outcome(Response answer) {
        int status = answer.statusCode();
        String to = String.valueOf(answer.header("Location"));
        if (status == 303 && to.contains("/purpose?")) {
            return "asked why";
        }
        String body = status >= 400 ? answer.asString() : "";
        if (status == 400 && (body.contains("purpose-required") || body.contains("请说明查询目的"))) {
            return "asked why";
        }
        return status == 401 || status == 403 ? "refused" : status >= 500 ? "failed" : "let in";
    }

    private static Set<String> routesOfClasses(String folder) throws IOException, ClassNotFoundException {
        var routes = new TreeSet<String>();
        var classes = java.nio.file.Path.of("target", "classes");
        try (Stream<java.nio.file.Path> files = Files.walk(classes.resolve(folder))) {
            for (java.nio.file.Path file : (Iterable<java.nio.file.Path>) files::iterator) {
                String name = classes.relativize(file).toString();
                if (name.endsWith(".class") && !name.contains("package-info")) {
                    Class<?> type = Class.forName(
                            name.substring(0, name.length() - 6).replace('/', '.'),
                            false,
                            GuardTest.class.getClassLoader());
                    routes.addAll(routesOf(type));
                }
            }
        }
        return routes;
    }

    private static Set<String> routesOf(Class<?> type) {
        var routes = new TreeSet<String>();
        Path base = type.getAnnotation(Path.class);
        if (base == null) {
            return routes;
        }
        for (Method method : type.getDeclaredMethods()) {
            Path own = method.getAnnotation(Path.class);
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    String path = ("/" + base.value() + "/" + (own == null ? "" : own.value()))
                            .replaceAll("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}", "{$1}")
                            .replaceAll("/+", "/");
                    routes.add(verb.value() + " "
                            + (path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path));
                }
            }
        }
        return routes;
    }
}
