package io.clew.api;

import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.api.GuardRules.Rule;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One real thing for every route that names something, made by the owner, about a record that few may see.
 *
 * <p>For a new kind of object make one here and give {@link #names} the beginning of its routes: a route without a row
 * fails.
 */
final class RouteWorld {

    private static final String HIDDEN = "phone:+8613700009999";
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
    private static final String CASE = "case:A3309990000020250001";

    /** What stands before the first place of a path, and what stands there. */
    private final Map<String, String> names = new LinkedHashMap<>();

    RouteWorld() {
        source("matrix-hidden", 3);
        send("matrix-hidden", """
                {"id":"m1","type":"incident","title":"密物甲","text":"密物甲的电话13700009999","occurredAt":"2026-03-01T10:20:00+08:00",\
                "entities":[{"key":"phone:+8613700009999","role":"suspect","name":"密物甲"},{"key":"%s","role":"case","name":""}],\
                "facts":[{"from":"phone:+8613700009999","to":"phone:+8613700008888","link":"call","at":"2026-03-01T10:31:07+08:00"}]}
                {"id":"m2","type":"transfer","title":"密物甲","occurredAt":"2026-03-01T11:20:00+08:00",\
                "facts":[{"from":"account:6222000077770000011","to":"account:6222000077770000029","link":"transfer","at":"2026-03-01T11:31:07+08:00","amount":"50000.00","more":{"own":"payee","balance":"50000.00"}}]}
                """.formatted(CASE));
        for (String route : List.of("/api/v1/records/", "/records/", "/preview/", "/similar/")) {
            names.put(route, "matrix-hidden");
        }
        for (String route :
                List.of("/api/v1/entities/", "/entities/", "/hover/", "/incidents-of/", "/patterns/at/", "/reveal/")) {
            names.put(route, HIDDEN);
        }
        String board =
                made("/api/v1/boards", Map.of("title", "画布", "state", Map.of("nodes", List.of(Map.of("key", HIDDEN)))));
        both("/api/v1/boards/", "/board/", board);
        String lead = made("/api/v1/leads", Map.of("kind", "freeze", "subject", HIDDEN, "why", "密物甲"));
        both("/api/v1/leads/", "/leads/", lead);
        both(
                "/api/v1/assignments/",
                "/assignments/",
                made("/api/v1/assignments", Map.of("lead", lead, "to", "密物甲中队", "note", "密物甲")));
        imports();
        cases();
        oversight();
        both("/api/v1/incidents/", "/incidents/", CASE.substring("case:".length()));
        Response series = owner().contentType(ContentType.JSON)
                .body(Map.of("cases", List.of(CASE, "case:A3309990000020250002"), "reason", "密物甲"))
                .post("/api/v1/series");
        String joined = series.statusCode() < 300 ? series.path("series[0].id") : null;
        both("/api/v1/series/", "/series/", joined == null ? "none" : joined);
        Response gangs = owner().contentType(ContentType.JSON)
                .body(Map.of("seeds", List.of(HIDDEN)))
                .post("/api/v1/gangs");
        String gang = gangs.statusCode() < 300 ? gangs.path("gangs[0].id") : null;
        both("/api/v1/gangs/", "/gangs/", gang == null ? "none" : gang);
        watching();
        names.put("/sources/", "matrix-hidden");
        names.put("{format}", "csv");
        names.put("{kind}", "entity");
        names.put("{key}", HIDDEN);
        names.put("/api/v1/sources/", "matrix-hidden");
        names.put("/api/v1/patterns/", "F1");
        String run = owner().redirects()
                .follow(false)
                .formParam("code", "F3")
                .post("/patterns/runs")
                .header("Location");
        names.put("/patterns/runs/", run == null ? "none" : run.replaceAll(".*/|\\?.*", ""));
    }

    private void both(String api, String page, String id) {
        names.put(api, id);
        names.put(page, id);
    }

    /** What rests on the hidden records and is kept. */
    private void watching() {
        Map<String, Object> until = Map.of("title", "密物甲", "reason", "密物甲", "expires", "2099-01-01");
        String list = made("/api/v1/watchlists", with(until, "values", List.of("13700009999")));
        both("/api/v1/watchlists/", "/watchlists/", list);
        both("/api/v1/alerts/", "/alerts/", one(owner().get("/api/v1/alerts?source=" + list), "alerts[0].id"));
        both(
                "/api/v1/questions/",
                "/questions/",
                made("/api/v1/questions", with(until, "search", Map.of("q", "13700009999"))));
        Map<String, Object> start = Map.of("start", Map.of("fact", "matrix-hidden/m2#0"));
        owner().contentType(ContentType.JSON)
                .body(Map.of("trace", start, "reason", "密物甲"))
                .post("/api/v1/freezes");
        both(
                "/api/v1/freezes/",
                "/freezes/",
                one(owner().get("/api/v1/freezes"), "items.find { it.account == 'account:6222000077770000029' }.id"));
        both("/api/v1/reports/", "/reports/", made("/api/v1/reports", Map.of("template", "money", "trace", start)));
        both("/api/v1/briefs/", "/briefs/", "2026-03-01");
        both(
                "/api/v1/models/",
                "/models/",
                one(
                        owner().contentType("application/yaml")
                                .body(
                                        "title: 矩阵\nabout: account\nsteps:\n  - {link: transfer, direction: in, within: 3d}\n"
                                                .getBytes(UTF_8))
                                .post("/api/v1/models"),
                        "id"));
        both("/api/v1/webhooks/", "/webhooks/", "none"); // none may be made here; WebhooksTest has those of others
    }

    private static String one(Response answer, String path) {
        String id = answer.path(path);
        assertThat(id).as(answer.asString()).isNotNull();
        return id;
    }

    private static Map<String, Object> with(Map<String, Object> some, String name, Object value) {
        var all = new HashMap<>(some);
        all.put(name, value);
        return all;
    }

    private void imports() {
        byte[] file = "姓名,证件号码,手机号码\n密物甲,坏的,13700009999\n".getBytes(UTF_8);
        both(
                "/api/v1/imports/",
                "/imports/",
                owner().multiPart("file", "people.csv", file)
                        .multiPart("source", "matrix-hidden")
                        .multiPart("mapping", "auto")
                        .post("/api/v1/imports")
                        .path("id"));
        both(
                "/api/v1/imports/previews/",
                "/imports/preview/",
                owner().multiPart("file", "people.csv", file)
                        .post("/api/v1/imports/previews")
                        .path("id"));
    }

    private void cases() {
        owner().contentType(ContentType.JSON)
                .body(Map.of("id", "MX-1", "title", "矩阵案"))
                .post("/api/v1/cases");
        String item = underCase()
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "entity", "ref", HIDDEN))
                .post("/api/v1/cases/MX-1/files")
                .path("id");
        both("/api/v1/cases/", "/cases/", "MX-1");
        names.put("{item}", item == null ? "none" : item);
        String note = underCase()
                .contentType(ContentType.JSON)
                .body(Map.of("text", "密物甲"))
                .post("/api/v1/cases/MX-1/notes")
                .path("id");
        names.put("{note}", note == null ? "none" : note);
        names.put("{task}", "none"); // the case itself is what is hidden
        names.put("{piece}", "none");
        both("/api/v1/warnings/", "/warnings/", "none"); // WarningsTest has one that rests on what is hidden
    }

    static RequestSpecification underCase() {
        return given().auth().preemptive().basic("owner", ApiProfile.PASSWORD).header("Clew-Purpose", "MX-1");
    }

    private void oversight() {
        both(
                "/api/v1/emergencies/",
                "/approvals/emergencies/",
                made(
                        "/api/v1/emergencies",
                        Map.of(
                                "kind",
                                "source",
                                "target",
                                "matrix-hidden",
                                "purpose",
                                "核查",
                                "reason",
                                "受害人正在转账,须立即核查")));
        String many = IntStream.range(0, ApiProfile.MOST_COMPARED + 1)
                .mapToObj(n -> "139" + (10_000_000 + n))
                .collect(Collectors.joining("\n"));
        owner().contentType("text/plain").body(many).post("/api/v1/search/compare");
        List<String> waiting = owner().get("/api/v1/approvals").path("own.id");
        both("/api/v1/approvals/", "/approvals/", waiting == null || waiting.isEmpty() ? "none" : waiting.getFirst());
        signIn("matrix-target", "analyst", 0);
        both("/api/v1/accounts/", "/people/", "matrix-target");
        names.put("/api/v1/profiles/", "matrix-target");
        made("/api/v1/tokens", Map.of("name", "of the owner", "scopes", List.of("read")));
        names.put(
                "/api/v1/tokens/",
                owner().get("/api/v1/tokens").path("find { it.name == 'of the owner' && !it.revoked }.id"));
        names.put("/api/v1/audit/entries/", "1");
        both("/api/v1/audit/alerts/", "/oversight/alerts/", "none"); // nobody can make one; it follows from the audit
        names.put("{user}", "owner");
        names.put("{id}", "m1");
    }

    private static String made(String path, Map<String, Object> what) {
        Response answer = owner().contentType(ContentType.JSON).body(what).post(path);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isBetween(200, 201);
        return answer.path("id");
    }

    /** The rule with the id of what is hidden in each of its places. */
    Rule aimed(String route, Rule rule) {
        String path = route.substring(route.indexOf(' ') + 1);
        String first = names.get(path.substring(0, path.indexOf('{')));
        assertThat(first).as("RouteWorld.names has no row for " + route).isNotNull();
        Matcher place = PLACE.matcher(path);
        var aimed = new StringBuilder();
        for (boolean one = true; place.find(); one = false) {
            place.appendReplacement(
                    aimed,
                    Matcher.quoteReplacement(
                            one ? first : Objects.requireNonNull(names.get(place.group()), place.group())));
        }
        place.appendTail(aimed);
        int query = rule.path().indexOf('?');
        if (query >= 0) {
            aimed.append(rule.path().substring(query));
        }
        return new Rule(rule.roles(), rule.purposed(), aimed.toString(), rule.body());
    }

    /** The id of what was made for the routes that begin so. */
    String name(String beginning) {
        return Objects.requireNonNull(names.get(beginning), beginning);
    }
}
