package io.clew.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is let in where, and what an answer may give away. Every route has a rule here; one without fails. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class GuardTest {

    private static final String PURPOSE = URLEncoder.encode("核查线索", StandardCharsets.UTF_8);
    private static final String BOARD = "{\"title\":\"画布\",\"version\":1,\"state\":{\"nodes\":[]}}";
    private static final String FROM = "account:6222000011110000001";
    private static final String VICTIM = "account:6217000022220000002";
    private static final String TO = "account:6222000033330000003";
    private static final Set<String> READERS = Set.of("investigator", "analyst", "supervisor", "service");
    private static final Set<String> EVERYBODY =
            Set.of("investigator", "analyst", "supervisor", "service", "auditor", "administrator");

    /**
     * Who passes, and what to send.
     *
     * @param purposed whether it reads people's data, so that nobody passes without a purpose
     */
    private record Rule(Set<String> roles, boolean purposed, String path, String body) {}

    private static final Map<String, Rule> RULES = rules();

    private static Map<String, Rule> rules() {
        var rules = new LinkedHashMap<String, Rule>();
        reads(rules, "GET /api/v1/search", "/api/v1/search?q=核查");
        reads(rules, "GET /api/v1/search/export", "/api/v1/search/export?q=核查");
        reads(rules, "GET /api/v1/suggest", "/api/v1/suggest?q=6222");
        reads(rules, "GET /api/v1/records/{source}/{id}", "/api/v1/records/guard-open/g1");
        reads(rules, "GET /api/v1/entities/{key}", "/api/v1/entities/" + FROM);
        reads(rules, "GET /api/v1/graph/facts", "/api/v1/graph/facts?from=" + FROM + "&to=" + VICTIM);
        reads(rules, "GET /api/v1/boards", "/api/v1/boards");
        reads(rules, "GET /api/v1/boards/{id}", "/api/v1/boards/none");
        reads(rules, "GET /api/v1/leads", "/api/v1/leads");
        asks(rules, "POST /api/v1/search/similar", "/api/v1/search/similar", "{\"text\":\"转账被骗\"}");
        asks(rules, "POST /api/v1/search/compare", "/api/v1/search/compare", "text 6222000011110000001");
        asks(
                rules,
                "POST /api/v1/entities/{key}/reveal",
                "/api/v1/entities/" + FROM + "/reveal",
                "{\"reason\":\"联系核实\"}");
        asks(rules, "POST /api/v1/graph/expand", "/api/v1/graph/expand", "{\"nodes\":[\"" + FROM + "\"]}");
        asks(rules, "POST /api/v1/graph/links", "/api/v1/graph/links", "{\"nodes\":[\"" + FROM + "\"]}");
        asks(
                rules,
                "POST /api/v1/graph/between",
                "/api/v1/graph/between",
                "{\"nodes\":[\"" + FROM + "\",\"" + VICTIM + "\"]}");
        asks(
                rules,
                "POST /api/v1/graph/common",
                "/api/v1/graph/common",
                "{\"nodes\":[\"" + FROM + "\",\"" + VICTIM + "\"]}");
        asks(
                rules,
                "POST /api/v1/graph/paths",
                "/api/v1/graph/paths",
                "{\"from\":\"" + FROM + "\",\"to\":\"" + VICTIM + "\",\"maxLength\":3}");
        asks(rules, "POST /api/v1/traces", "/api/v1/traces", "{\"start\":{\"account\":\"" + FROM + "\"}}");
        asks(rules, "POST /api/v1/patterns/{code}", "/api/v1/patterns/F1", "{\"account\":\"" + FROM + "\"}");
        asks(rules, "POST /api/v1/boards", "/api/v1/boards", BOARD);
        asks(rules, "PUT /api/v1/boards/{id}", "/api/v1/boards/none", BOARD);
        asks(rules, "DELETE /api/v1/boards/{id}", "/api/v1/boards/none", "");
        asks(
                rules,
                "POST /api/v1/leads",
                "/api/v1/leads",
                "{\"kind\":\"freeze\",\"subject\":\"" + FROM + "\",\"why\":\"止付\"}");
        asks(
                rules,
                "POST /api/v1/leads/{id}/decision",
                "/api/v1/leads/none/decision",
                "{\"state\":\"refused\",\"reason\":\"无据\"}");
        Set<String> writers = Set.of("investigator", "analyst", "service");
        rules.put("POST /api/v1/records", new Rule(writers, false, "/api/v1/records?source=none", "{}"));
        rules.put("POST /api/v1/imports", new Rule(writers, false, "/api/v1/imports", "multipart"));
        rules.put("POST /api/v1/imports/previews", new Rule(writers, false, "/api/v1/imports/previews", "multipart"));
        rules.put(
                "POST /api/v1/imports/previews/{id}",
                new Rule(writers, false, "/api/v1/imports/previews/none", "{\"choices\":{}}"));
        rules.put(
                "POST /api/v1/imports/previews/{id}/start",
                new Rule(writers, false, "/api/v1/imports/previews/none/start", "{\"source\":\"none\"}"));
        rules.put("POST /api/v1/imports/{id}/cancel", new Rule(writers, false, "/api/v1/imports/none/cancel", "{}"));
        any(rules, "GET /api/v1/imports", "/api/v1/imports", "");
        any(rules, "GET /api/v1/imports/{id}", "/api/v1/imports/none", "");
        any(rules, "GET /api/v1/imports/{id}/events", "/api/v1/imports/none/events", "");
        any(rules, "GET /api/v1/imports/{id}/rejects", "/api/v1/imports/none/rejects", "");
        any(rules, "GET /api/v1/patterns", "/api/v1/patterns", "");
        any(rules, "GET /api/v1/sources", "/api/v1/sources", "");
        any(rules, "GET /api/v1/me", "/api/v1/me", "");
        any(rules, "POST /api/v1/me/password", "/api/v1/me/password", "{}");
        any(rules, "GET /api/v1/tokens", "/api/v1/tokens", "");
        any(rules, "POST /api/v1/tokens", "/api/v1/tokens", "{\"name\":\"t\",\"scopes\":[\"nonsense\"]}");
        any(rules, "DELETE /api/v1/tokens/{id}", "/api/v1/tokens/none", "");
        var makers = Set.of("investigator", "analyst", "service", "administrator");
        rules.put("POST /api/v1/sources", new Rule(makers, false, "/api/v1/sources", "{\"id\":\"NOT OK\"}"));
        var admin = Set.of("administrator");
        rules.put("PUT /api/v1/sources/{id}", new Rule(admin, false, "/api/v1/sources/none", "{\"id\":\"none\"}"));
        rules.put("GET /api/v1/accounts", new Rule(admin, false, "/api/v1/accounts", ""));
        rules.put("POST /api/v1/accounts", new Rule(admin, false, "/api/v1/accounts", "{\"user\":\"NOT OK\"}"));
        rules.put(
                "PUT /api/v1/accounts/{user}", new Rule(admin, false, "/api/v1/accounts/none", "{\"user\":\"none\"}"));
        rules.put("POST /api/v1/accounts/{user}/link", new Rule(admin, false, "/api/v1/accounts/none/link", ""));
        var auditor = Set.of("auditor");
        rules.put("GET /api/v1/audit", new Rule(auditor, false, "/api/v1/audit", ""));
        rules.put("GET /api/v1/audit/verify", new Rule(auditor, false, "/api/v1/audit/verify", ""));
        rules.put(
                "GET /api/v1/audit/alerts",
                new Rule(Set.of("auditor", "supervisor"), false, "/api/v1/audit/alerts", ""));
        rules.put("GET /api/v1/audit/head", new Rule(auditor, false, "/api/v1/audit/head", ""));
        rules.put("GET /api/v1/audit/entries/{n}/proof", new Rule(auditor, false, "/api/v1/audit/entries/1/proof", ""));
        rules.put("GET /api/v1/audit/consistency", new Rule(auditor, false, "/api/v1/audit/consistency?from=1", ""));
        any(rules, "GET /api/v1/approvals", "/api/v1/approvals", "");
        rules.put("POST /api/v1/approvals", new Rule(READERS, false, "/api/v1/approvals", "{\"purpose\":\"核查\"}"));
        var supervisor = Set.of("supervisor");
        rules.put(
                "POST /api/v1/approvals/{id}/decision",
                new Rule(
                        supervisor, false, "/api/v1/approvals/none/decision", "{\"approved\":true,\"reason\":\"同意\"}"));
        any(rules, "POST /api/v1/approvals/{id}/withdrawal", "/api/v1/approvals/none/withdrawal", "");
        rules.put(
                "POST /api/v1/audit/alerts/{id}/outcomes",
                new Rule(
                        supervisor,
                        false,
                        "/api/v1/audit/alerts/none/outcomes",
                        "{\"outcome\":\"explained\",\"note\":\"属实\"}"));
        var registrars = Set.of("supervisor", "administrator");
        rules.put("GET /api/v1/profiles", new Rule(registrars, false, "/api/v1/profiles", ""));
        rules.put("PUT /api/v1/profiles/{user}", new Rule(registrars, false, "/api/v1/profiles/nobody", "{}"));
        asks(rules, "GET /api/v1/cases/{id}/files", "/api/v1/cases/none/files", "");
        asks(
                rules,
                "POST /api/v1/cases/{id}/files",
                "/api/v1/cases/none/files",
                "{\"kind\":\"entity\",\"ref\":\"" + FROM + "\"}");
        asks(rules, "DELETE /api/v1/cases/{id}/files/{item}", "/api/v1/cases/none/files/none", "");
        any(rules, "GET /api/v1/emergencies", "/api/v1/emergencies", "");
        rules.put(
                "POST /api/v1/emergencies",
                new Rule(
                        Set.of("investigator"),
                        false,
                        "/api/v1/emergencies",
                        "{\"kind\":\"grade\",\"target\":\"9\",\"reason\":\"受害人正在转账,须立即核查\"}"));
        any(rules, "POST /api/v1/emergencies/{id}/end", "/api/v1/emergencies/none/end", "");
        rules.put(
                "POST /api/v1/emergencies/{id}/review",
                new Rule(supervisor, false, "/api/v1/emergencies/none/review", "{\"justified\":true,\"note\":\"属实\"}"));
        pages(rules);
        return rules;
    }

    private static void pages(Map<String, Rule> rules) {
        reads(rules, "GET /search", "/search?q=核查");
        reads(rules, "GET /search/more", "/search/more?q=核查");
        reads(rules, "GET /search/export", "/search/export?q=核查");
        reads(rules, "GET /suggest", "/suggest?q=6222");
        reads(rules, "GET /records/{source}/{id}", "/records/guard-open/g1");
        reads(rules, "GET /preview/{source}/{id}", "/preview/guard-open/g1");
        reads(rules, "GET /similar/{source}/{id}", "/similar/guard-open/g1");
        reads(rules, "GET /entities/{key}", "/entities/" + FROM);
        reads(rules, "GET /hover/{key}", "/hover/" + FROM);
        reads(rules, "GET /board", "/board");
        reads(rules, "GET /board/new", "/board/new");
        reads(rules, "GET /board/{id}", "/board/none");
        reads(rules, "GET /money", "/money?from=" + FROM);
        reads(rules, "GET /money/export", "/money/export?from=" + FROM);
        reads(rules, "GET /money/report", "/money/report?from=" + FROM);
        reads(rules, "GET /money/report.docx", "/money/report.docx?from=" + FROM);
        reads(rules, "GET /money/report.pdf", "/money/report.pdf?from=" + FROM);
        reads(rules, "GET /patterns", "/patterns?code=F1&from=" + FROM);
        reads(rules, "GET /patterns/at/{key}", "/patterns/at/account:" + FROM);
        asks(rules, "POST /patterns/runs", "/patterns/runs", "form code=F99");
        reads(rules, "GET /patterns/runs/{id}", "/patterns/runs/none");
        reads(rules, "GET /patterns/runs/{id}/progress", "/patterns/runs/none/progress");
        asks(rules, "POST /patterns/runs/{id}/stop", "/patterns/runs/none/stop", "form x=y");
        asks(rules, "POST /patterns/leads", "/patterns/leads", "form subject=x");
        reads(rules, "GET /leads", "/leads");
        asks(rules, "POST /leads/{id}/decision", "/leads/none/decision", "form reason=x");
        asks(rules, "POST /money/decisions", "/money/decisions", "form reason=x");
        asks(rules, "POST /compare", "/compare", "form values=6222000011110000001");
        asks(rules, "POST /reveal/{key}", "/reveal/" + FROM, "form reason=contact");
        any(rules, "GET /", "/", "");
        any(rules, "GET /compare", "/compare", "");
        any(rules, "GET /account", "/account", "");
        any(rules, "POST /account/tokens", "/account/tokens", "form name=");
        any(rules, "POST /account/tokens/revoke", "/account/tokens/revoke", "form id=none");
        any(rules, "POST /account/password", "/account/password", "form current=x&password=a&again=b");
        any(rules, "GET /sources", "/sources", "");
        rules.put(
                "POST /sources",
                new Rule(
                        Set.of("investigator", "analyst", "service", "administrator"),
                        false,
                        "/sources",
                        "form id=NOT OK"));
        var investigating = Set.of("investigator", "analyst", "supervisor");
        any(rules, "GET /cases", "/cases", "");
        rules.put("POST /cases", new Rule(investigating, false, "/cases", "form id=x"));
        any(rules, "GET /cases/{id}", "/cases/none", "");
        asks(rules, "POST /cases/{id}/files", "/cases/none/files", "form kind=entity&ref=" + FROM);
        asks(rules, "POST /cases/{id}/files/remove", "/cases/none/files/remove", "form item=none");
        any(rules, "GET /approvals", "/approvals", "");
        var supervisor = Set.of("supervisor");
        rules.put("POST /approvals/grade", new Rule(READERS, false, "/approvals/grade", "form purpose=x"));
        rules.put(
                "POST /approvals/{id}/decision",
                new Rule(supervisor, false, "/approvals/none/decision", "form approved=true&reason=x"));
        any(rules, "POST /approvals/{id}/withdrawal", "/approvals/none/withdrawal", "form x=y");
        rules.put(
                "POST /approvals/emergencies",
                new Rule(Set.of("investigator"), false, "/approvals/emergencies", "form kind=GRADE&target=9"));
        any(rules, "POST /approvals/emergencies/{id}/end", "/approvals/emergencies/none/end", "form x=y");
        rules.put(
                "POST /approvals/emergencies/{id}/review",
                new Rule(supervisor, false, "/approvals/emergencies/none/review", "form justified=true&note=x"));
        var overseers = Set.of("supervisor", "auditor");
        rules.put("GET /oversight", new Rule(overseers, false, "/oversight", ""));
        rules.put("GET /oversight/export", new Rule(overseers, false, "/oversight/export", ""));
        rules.put("GET /oversight/alerts/{id}", new Rule(overseers, false, "/oversight/alerts/none", ""));
        rules.put(
                "POST /oversight/alerts/{id}/outcomes",
                new Rule(supervisor, false, "/oversight/alerts/none/outcomes", "form outcome=EXPLAINED&note=x"));
        rules.put(
                "POST /oversight/profiles",
                new Rule(supervisor, false, "/oversight/profiles", "form user=nobody&own=&relatives="));
        any(rules, "POST /cases/{id}/members", "/cases/none/members", "form user=x");
        any(rules, "POST /cases/{id}/members/withdraw", "/cases/none/members/withdraw", "form user=x");
        any(rules, "POST /cases/{id}/state", "/cases/none/state", "form closed=true");
        any(rules, "GET /api/v1/cases", "/api/v1/cases", "");
        rules.put(
                "POST /api/v1/cases",
                new Rule(investigating, false, "/api/v1/cases", "{\"id\":\"/\",\"title\":\"t\"}"));
        any(rules, "GET /api/v1/cases/{id}", "/api/v1/cases/none", "");
        any(rules, "POST /api/v1/cases/{id}/members", "/api/v1/cases/none/members", "{\"user\":\"x\"}");
        any(rules, "DELETE /api/v1/cases/{id}/members/{user}", "/api/v1/cases/none/members/x", "");
        any(rules, "POST /api/v1/cases/{id}/state", "/api/v1/cases/none/state", "{\"closed\":true}");
        var importers = Set.of("investigator", "analyst", "service");
        rules.put("POST /imports/preview", new Rule(importers, false, "/imports/preview", "multipart"));
        rules.put("GET /imports/preview/{id}", new Rule(importers, false, "/imports/preview/none", ""));
        rules.put("POST /imports/preview/{id}", new Rule(importers, false, "/imports/preview/none", "form act=look"));
        rules.put("POST /imports/{id}/cancel", new Rule(importers, false, "/imports/none/cancel", "form a=b"));
        any(rules, "GET /imports/new", "/imports/new", "");
        any(rules, "GET /imports/{id}", "/imports/none", "");
        any(rules, "GET /imports/{id}/progress", "/imports/none/progress", "");
        any(rules, "GET /imports/{id}/rejects", "/imports/none/rejects", "");
        any(rules, "GET /purpose", "/purpose", "");
        any(rules, "POST /purpose", "/purpose", "form purpose=x");
        any(rules, "POST /settings", "/settings", "form lang=en");
        any(rules, "GET /{any}", "/no-such-page", "");
        Rule open = new Rule(Set.of("anybody"), false, "", "");
        for (String route : List.of(
                "GET /login", "POST /j_security_check", "POST /sign-out", "GET /favicon.svg", "GET /style/{name}")) {
            rules.put(route, open);
        }
    }

    private static void reads(Map<String, Rule> rules, String route, String path) {
        rules.put(route, new Rule(READERS, true, path, ""));
    }

    private static void asks(Map<String, Rule> rules, String route, String path, String body) {
        rules.put(route, new Rule(READERS, true, path, body));
    }

    private static void any(Map<String, Rule> rules, String route, String path, String body) {
        rules.put(route, new Rule(EVERYBODY, false, path, body));
    }

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
            assertThat(answers(session)).isEqualTo(before);
        }
    }

    @Test
    void aVictimIsMaskedInHitsRecordsDossiersAndExports() {
        prepare();
        Map<String, String> answers = answers(signIn("masked-reader", "analyst", 1));
        for (String route : List.of(
                "GET /api/v1/search",
                "GET /api/v1/search/export",
                "GET /api/v1/records/{source}/{id}",
                "GET /api/v1/entities/{key}")) {
            assertThat(answers.get(route)).as(route).doesNotContain("6217000022220000002", "钱无辜");
        }
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
        asked.forEach((route, rule) -> {
            boolean changes = !route.startsWith("GET ") && (route.contains("/boards") || route.contains("/leads"))
                    || route.contains("reveal")
                    || route.contains("/money/decisions")
                    || route.contains("/board/new");
            if (rule.purposed() && !changes) {
                answers.put(route, words(ask(route, rule, session, true)).replaceAll("\"score\":[0-9.E-]+", ""));
            }
        });
        return answers;
    }

    /** What an answer says to its reader, whatever its form; today's hour left out. */
    private static String words(Response answer) {
        String type = String.valueOf(answer.contentType());
        String said = type.contains("officedocument") || type.contains("pdf")
                ? opened(answer.asByteArray())
                : answer.asString();
        String today =
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        return answer.statusCode() + " " + said.replaceAll(today + "[ T]?[0-9:.]*", "");
    }

    private static String opened(byte[] document) {
        try {
            return new org.apache.tika.Tika().parseToString(new java.io.ByteArrayInputStream(document));
        } catch (IOException | org.apache.tika.exception.TikaException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void prepare() {
        source("guard-open", 0);
        send("guard-open", """
                {"id":"g1","type":"incident","title":"核查:钱无辜被骗案","text":"核查:6222000011110000001转账至6217000022220000002,持有人钱无辜","occurredAt":"2026-03-01T10:20:00+08:00",\
                "entities":[{"key":"account:6217000022220000002","role":"victim","name":"钱无辜"},{"key":"account:6222000011110000001","role":"payer","name":"孙甲"}],\
                "facts":[{"from":"account:6222000011110000001","to":"account:6217000022220000002","link":"transfer","at":"2026-03-01T10:31:07+08:00","amount":"50000.00"}]}
                {"id":"g2","type":"transfer","title":"核查流水","text":"","occurredAt":"2026-03-01T11:20:00+08:00",\
                "entities":[{"key":"account:6217000022220000002","role":"payer","name":"钱无辜"}],\
                "facts":[{"from":"account:6217000022220000002","to":"account:6222000033330000003","link":"transfer","at":"2026-03-01T11:31:07+08:00","amount":"40000.00"}]}
                {"id":"g3","type":"document","title":"核查:李未成的账户","text":"李未成(身份证11010120150307123X)持有6222000033330000003","occurredAt":"2026-03-02T11:20:00+08:00",\
                "entities":[{"key":"person:11010120150307123X","role":"holder","name":"李未成"}],\
                "facts":[{"from":"person:11010120150307123X","to":"account:6222000033330000003","link":"owns"}]}
                """);
    }

    private static void source(String id, int grade) {
        owner().contentType(ContentType.JSON)
                .body(Map.of("id", id, "title", id, "grade", grade))
                .post("/api/v1/sources")
                .then()
                .statusCode(200);
    }

    private static void send(String source, String lines) {
        owner().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/records?source=" + source)
                .then()
                .statusCode(200)
                .body("rejected", org.hamcrest.Matchers.empty());
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

    private static Response ask(String route, Rule rule, String session, boolean purposed) {
        String method = route.substring(0, route.indexOf(' '));
        RequestSpecification call = call(session, purposed).redirects().follow(false);
        String body = rule.body();
        if (body.equals("multipart")) {
            call.multiPart("source", "none").multiPart("file", "a.csv", "a,b\n".getBytes(StandardCharsets.UTF_8));
        } else if (body.startsWith("form ")) {
            call.contentType("application/x-www-form-urlencoded").body(body.substring(5));
        } else if (body.startsWith("text ")) {
            call.contentType("text/plain").body(body.substring(5));
        } else if (!body.isEmpty()) {
            call.contentType(route.contains("/records") ? "application/x-ndjson" : "application/json")
                    .body(body.getBytes(StandardCharsets.UTF_8));
        }
        return call.request(method, rule.path());
    }

    private static RequestSpecification call(String session, boolean purposed) {
        RequestSpecification call = given();
        if (!session.isEmpty()) {
            call.cookie("clew-session", session);
        }
        if (purposed) {
            call.header("Clew-Purpose", PURPOSE).cookie("clew-purpose", PURPOSE);
        }
        return call;
    }

    private static RequestSpecification owner() {
        return given().auth().preemptive().basic("owner", ApiProfile.PASSWORD).header("Clew-Purpose", PURPOSE);
    }

    private static String signIn(String user, String role, int clearance) {
        owner().contentType(ContentType.JSON)
                .body(Map.of("user", user, "roles", List.of(role), "clearance", clearance))
                .post("/api/v1/accounts")
                .then()
                .statusCode(200);
        String once = owner().post("/api/v1/accounts/" + user + "/link")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        return given().redirects()
                .follow(false)
                .formParam("j_username", user)
                .formParam("j_password", once)
                .post("/j_security_check")
                .then()
                .statusCode(303)
                .extract()
                .cookie("clew-session");
    }

    private static Set<String> routesOfClasses(String folder) throws IOException, ClassNotFoundException {
        var routes = new TreeSet<String>();
        try (Stream<java.nio.file.Path> files = Files.list(java.nio.file.Path.of("target", "classes", folder))) {
            for (java.nio.file.Path file : (Iterable<java.nio.file.Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.contains("package-info")) {
                    Class<?> type = Class.forName(
                            folder.replace('/', '.') + "." + name.substring(0, name.length() - 6),
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
