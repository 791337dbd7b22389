package io.clew.api;

import static io.clew.api.Calls.call;
import static io.clew.api.GuardWorld.FROM;
import static io.clew.api.GuardWorld.VICTIM;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who passes where, and whether they have to say why: a row for every route of API and pages. */
final class GuardRules {

    private static final String BOARD = "{\"title\":\"画布\",\"version\":1,\"state\":{\"nodes\":[]}}";
    private static final Set<String> READERS = Set.of("investigator", "analyst", "supervisor", "service");
    static final Set<String> EVERYBODY =
            Set.of("investigator", "analyst", "supervisor", "service", "auditor", "administrator");

    /** Every route, {@code METHOD path}, in the order of this file. */
    static final Map<String, Rule> RULES = rules();

    private GuardRules() {}

    /**
     * Who passes, and what to send.
     *
     * @param purposed whether it reads people's data, so that nobody passes without a purpose
     */
    record Rule(Set<String> roles, boolean purposed, String path, String body) {}

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
        reads(rules, "GET /api/v1/incidents/{case}", "/api/v1/incidents/none");
        reads(rules, "GET /api/v1/entities/{key}/incidents", "/api/v1/entities/" + FROM + "/incidents");
        asks(rules, "POST /api/v1/links", "/api/v1/links", "{\"cases\":[\"case:none\"]}");
        reads(rules, "GET /series", "/series");
        reads(rules, "GET /series/{id}", "/series/none");
        reads(rules, "GET /repeats", "/repeats");
        reads(rules, "GET /incidents/{case}", "/incidents/none");
        reads(rules, "GET /incidents-of/{key}", "/incidents-of/" + FROM);
        var joiners = Set.of("investigator", "analyst", "supervisor");
        rules.put("POST /series", new Rule(joiners, true, "/series", "form reason=x"));
        rules.put("POST /series/{id}/split", new Rule(joiners, true, "/series/none/split", "form reason=x"));
        rules.put("POST /series/{id}/undo", new Rule(joiners, true, "/series/none/undo", "form reason=x"));
        rules.put(
                "POST /incidents/{case}/kinds",
                new Rule(joiners, true, "/incidents/none/kinds", "form kind=none&reason=x"));
        String said = "{\"kind\":\"none\",\"reason\":\"x\"}";
        rules.put("POST /api/v1/incidents/{case}/kinds", new Rule(joiners, true, "/api/v1/incidents/none/kinds", said));
        reads(rules, "GET /api/v1/repeats", "/api/v1/repeats");
        reads(rules, "GET /api/v1/series", "/api/v1/series");
        var deciders = Set.of("investigator", "analyst", "supervisor");
        String two = "{\"cases\":[\"case:none\",\"case:nothing\"],\"reason\":\"核查\"}";
        rules.put("POST /api/v1/series", new Rule(deciders, true, "/api/v1/series", two));
        rules.put("POST /api/v1/series/{id}/decisions", new Rule(deciders, true, "/api/v1/series/none/decisions", two));
        rules.put("POST /api/v1/series/{id}/split", new Rule(deciders, true, "/api/v1/series/none/split", two));
        rules.put("POST /api/v1/series/{id}/undo", new Rule(deciders, true, "/api/v1/series/none/undo", two));
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
        reads(rules, "GET /api/v1/gangs", "/api/v1/gangs");
        reads(rules, "GET /api/v1/gangs/{id}", "/api/v1/gangs/none");
        asks(rules, "POST /api/v1/gangs", "/api/v1/gangs", "{\"seeds\":[\"" + FROM + "\"]}");
        asks(rules, "POST /api/v1/gangs/{id}/without", "/api/v1/gangs/none/without", "{\"kinds\":[\"calls\"]}");
        asks(
                rules,
                "POST /api/v1/gangs/{id}/members/{key}/decisions",
                "/api/v1/gangs/none/members/" + FROM + "/decisions",
                "{\"decision\":\"defer\",\"reason\":\"待查\"}");
        asks(rules, "POST /api/v1/traces", "/api/v1/traces", "{\"start\":{\"account\":\"" + FROM + "\"}}");
        asks(rules, "POST /api/v1/calls", "/api/v1/calls", "{\"numbers\":[\"phone:13800000000\"]}");
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
        freezes(rules);
        Set<String> writers = Set.of("investigator", "analyst", "service");
        rules.put("POST /api/v1/records", new Rule(writers, false, "/api/v1/records?source=none", "{}"));
        rules.put("POST /api/v1/imports", new Rule(writers, false, "/api/v1/imports", "multipart"));
        rules.put("POST /api/v1/imports/previews", new Rule(writers, true, "/api/v1/imports/previews", "multipart"));
        rules.put(
                "POST /api/v1/imports/previews/{id}",
                new Rule(writers, true, "/api/v1/imports/previews/none", "{\"choices\":{}}"));
        rules.put(
                "POST /api/v1/imports/previews/{id}/start",
                new Rule(writers, false, "/api/v1/imports/previews/none/start", "{\"source\":\"none\"}"));
        rules.put("POST /api/v1/imports/{id}/cancel", new Rule(writers, false, "/api/v1/imports/none/cancel", "{}"));
        any(rules, "GET /api/v1/imports", "/api/v1/imports", "");
        any(rules, "GET /api/v1/imports/{id}", "/api/v1/imports/none", "");
        any(rules, "GET /api/v1/imports/{id}/events", "/api/v1/imports/none/events", "");
        reads(rules, "GET /api/v1/imports/{id}/rejects", "/api/v1/imports/none/rejects");
        any(rules, "GET /api/v1/patterns", "/api/v1/patterns", "");
        any(rules, "GET /api/v1/sources", "/api/v1/sources", "");
        any(rules, "GET /api/v1/me", "/api/v1/me", "");
        any(rules, "POST /api/v1/me/password", "/api/v1/me/password", "{}");
        any(rules, "GET /api/v1/tokens", "/api/v1/tokens", "");
        any(rules, "POST /api/v1/tokens", "/api/v1/tokens", "{\"name\":\"t\",\"scopes\":[\"nonsense\"]}");
        any(rules, "DELETE /api/v1/tokens/{id}", "/api/v1/tokens/none", "");
        var makers = Set.of("investigator", "analyst", "service", "administrator");
        rules.put("POST /api/v1/sources", new Rule(makers, false, "/api/v1/sources", "{\"id\":\"NOT OK\"}"));
        var removers = Set.of("administrator", "supervisor");
        rules.put(
                "DELETE /api/v1/records/{source}/{id}",
                new Rule(removers, false, "/api/v1/records/none/none", "{\"reason\":\"误传\"}"));
        rules.put("POST /sources/{id}/removal", new Rule(removers, false, "/sources/none/removal", "form reason=x"));
        rules.put(
                "POST /records/{source}/{id}/removal",
                new Rule(removers, false, "/records/none/none/removal", "form reason=x"));
        rules.put(
                "DELETE /api/v1/sources/{id}",
                new Rule(removers, false, "/api/v1/sources/none", "{\"reason\":\"误传\"}"));
        var admin = Set.of("administrator");
        rules.put("PUT /api/v1/sources/{id}", new Rule(admin, false, "/api/v1/sources/none", "{\"id\":\"none\"}"));
        rules.put("GET /api/v1/accounts", new Rule(admin, false, "/api/v1/accounts", ""));
        rules.put("POST /api/v1/accounts", new Rule(admin, false, "/api/v1/accounts", "{\"user\":\"NOT OK\"}"));
        rules.put(
                "PUT /api/v1/accounts/{user}", new Rule(admin, false, "/api/v1/accounts/none", "{\"user\":\"none\"}"));
        rules.put("POST /api/v1/upkeep/graph/verify", new Rule(admin, false, "/api/v1/upkeep/graph/verify", ""));
        rules.put("POST /api/v1/upkeep/graph/rebuild", new Rule(admin, false, "/api/v1/upkeep/graph/rebuild", ""));
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
        asks(rules, "GET /api/v1/cases/{id}/notes", "/api/v1/cases/none/notes", "");
        asks(rules, "POST /api/v1/cases/{id}/notes", "/api/v1/cases/none/notes", "{\"text\":\"x\"}");
        asks(
                rules,
                "PUT /api/v1/cases/{id}/notes/{note}",
                "/api/v1/cases/none/notes/none",
                "{\"text\":\"x\",\"version\":1}");
        asks(rules, "DELETE /api/v1/cases/{id}/notes/{note}", "/api/v1/cases/none/notes/none", "");
        reads(rules, "GET /api/v1/assignments", "/api/v1/assignments");
        asks(rules, "POST /api/v1/assignments", "/api/v1/assignments", "{\"lead\":\"none\",\"to\":\"某队\"}");
        asks(
                rules,
                "POST /api/v1/assignments/{id}/answers",
                "/api/v1/assignments/none/answers",
                "{\"text\":\"已查\",\"version\":1}");
        asks(rules, "GET /api/v1/warnings", "/api/v1/warnings", "");
        asks(rules, "POST /api/v1/warnings", "/api/v1/warnings", "{\"reason\":\"x\"}");
        asks(
                rules,
                "POST /api/v1/warnings/{id}/owner",
                "/api/v1/warnings/none/owner",
                "{\"owner\":\"nobody\",\"version\":1}");
        asks(
                rules,
                "POST /api/v1/warnings/{id}/attempts",
                "/api/v1/warnings/none/attempts",
                "{\"way\":\"sms\",\"outcome\":\"unreached\",\"version\":1}");
        asks(rules, "POST /api/v1/warnings/{id}/contact", "/api/v1/warnings/none/contact", "");
        asks(rules, "GET /api/v1/cases/{id}/tasks", "/api/v1/cases/none/tasks", "");
        asks(
                rules,
                "POST /api/v1/cases/{id}/tasks",
                "/api/v1/cases/none/tasks",
                "{\"title\":\"x\",\"owner\":\"nobody\"}");
        asks(
                rules,
                "PUT /api/v1/cases/{id}/tasks/{task}",
                "/api/v1/cases/none/tasks/none",
                "{\"state\":\"done\",\"owner\":\"nobody\",\"version\":1}");
        asks(rules, "GET /api/v1/cases/{id}/evidence", "/api/v1/cases/none/evidence", "");
        asks(rules, "POST /api/v1/cases/{id}/evidence", "/api/v1/cases/none/evidence", "multipart");
        asks(
                rules,
                "POST /api/v1/cases/{id}/evidence/copies",
                "/api/v1/cases/none/evidence/copies",
                "{\"reason\":\"contact\"}");
        asks(
                rules,
                "POST /api/v1/cases/{id}/evidence/{piece}/copies",
                "/api/v1/cases/none/evidence/none/copies",
                "{\"reason\":\"contact\"}");
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
        watching(rules);
        lists(rules);
        models(rules);
        watchPages(rules);
        pages(rules);
        return rules;
    }

    private static void watching(Map<String, Rule> rules) {
        reads(rules, "GET /api/v1/changes", "/api/v1/changes?size=2");
        reads(rules, "GET /api/v1/alerts", "/api/v1/alerts");
        reads(rules, "GET /api/v1/alerts/{id}", "/api/v1/alerts/none");
        asks(
                rules,
                "POST /api/v1/alerts/{id}/outcomes",
                "/api/v1/alerts/none/outcomes",
                "{\"outcome\":\"true\",\"reason\":\"属实\"}");
    }

    private static void freezes(Map<String, Rule> rules) {
        String step = "{\"state\":\"refused\",\"reason\":\"无据\"}";
        reads(rules, "GET /api/v1/freezes", "/api/v1/freezes");
        reads(rules, "GET /api/v1/freezes/totals", "/api/v1/freezes/totals");
        reads(rules, "GET /api/v1/freezes/{id}", "/api/v1/freezes/none");
        asks(
                rules,
                "POST /api/v1/freezes",
                "/api/v1/freezes",
                "{\"trace\":{\"start\":{\"account\":\"" + FROM + "\"}},\"reason\":\"止付\"}");
        asks(
                rules,
                "POST /api/v1/freezes/states",
                "/api/v1/freezes/states",
                "{\"ids\":[\"none\"],\"state\":\"refused\",\"reason\":\"无据\"}");
        reads(rules, "GET /api/v1/freezes/{id}/letters/{kind}.{format}", "/api/v1/freezes/none/letters/freeze.pdf");
        reads(rules, "GET /api/v1/briefs/{day}", "/api/v1/briefs/2026-03-01");
        reads(rules, "GET /reports", "/reports");
        reads(rules, "GET /reports/{id}.{format}", "/reports/none.pdf");
        asks(rules, "POST /reports", "/reports", "form template=none");
        reads(rules, "GET /reports/{id}", "/reports/none");
        asks(rules, "POST /reports/{id}/texts", "/reports/none/texts", "form part=opinion");
        asks(rules, "POST /reports/{id}/signature", "/reports/none/signature", "form version=1");
        reads(rules, "GET /briefs", "/briefs");
        reads(rules, "GET /briefs/{day}", "/briefs/2026-03-01");
        reads(rules, "GET /api/v1/reports/templates", "/api/v1/reports/templates");
        reads(rules, "GET /api/v1/reports/{id}.{format}", "/api/v1/reports/none.pdf");
        asks(rules, "POST /api/v1/reports", "/api/v1/reports", "{\"template\":\"gang\"}");
        reads(rules, "GET /api/v1/reports/{id}", "/api/v1/reports/none");
        String text = "{\"part\":\"opinion\",\"version\":1}";
        asks(rules, "PUT /api/v1/reports/{id}/texts", "/api/v1/reports/none/texts", text);
        asks(rules, "POST /api/v1/reports/{id}/signature", "/api/v1/reports/none/signature", "{\"version\":1}");
        asks(rules, "POST /api/v1/reports/verify", "/api/v1/reports/verify", "{}");
        reads(rules, "GET /freezes", "/freezes");
        reads(rules, "GET /freezes/{id}/letters/{kind}.{format}", "/freezes/none/letters/freeze.pdf");
        reads(rules, "GET /returns", "/returns");
        asks(rules, "POST /freezes/states", "/freezes/states", "form state=refused");
        asks(rules, "POST /freezes/{id}/states", "/freezes/none/states", "form state=refused");
        asks(rules, "POST /money/freezes", "/money/freezes", "form reason=x");
        asks(rules, "POST /api/v1/freezes/{id}/states", "/api/v1/freezes/none/states", step);
        asks(rules, "POST /api/v1/returns", "/api/v1/returns", "{\"case\":\"none\"}");
    }

    private static void models(Map<String, Rule> rules) {
        reads(rules, "GET /api/v1/models", "/api/v1/models");
        asks(rules, "POST /api/v1/models", "/api/v1/models", "{\"title\":\"模型\"}");
        reads(rules, "GET /api/v1/models/{id}", "/api/v1/models/none");
        reads(rules, "GET /api/v1/models/{id}/versions", "/api/v1/models/none/versions");
        asks(rules, "POST /api/v1/models/{id}/versions", "/api/v1/models/none/versions", "{\"title\":\"模型\"}");
        reads(rules, "GET /api/v1/models/{id}/backtests", "/api/v1/models/none/backtests");
        asks(rules, "POST /api/v1/models/{id}/backtests", "/api/v1/models/none/backtests", "{}");
        asks(
                rules,
                "POST /api/v1/models/{id}/comparisons",
                "/api/v1/models/none/comparisons",
                "{\"second\":{\"version\":1}}");
        asks(rules, "POST /api/v1/models/{id}/proposals", "/api/v1/models/none/proposals", "{}");
        asks(
                rules,
                "POST /api/v1/models/{id}/decisions",
                "/api/v1/models/none/decisions",
                "{\"approved\":true,\"reason\":\"同意\"}");
        asks(rules, "POST /api/v1/models/{id}/retirement", "/api/v1/models/none/retirement", "{\"reason\":\"停用\"}");
    }

    private static void watchPages(Map<String, Rule> rules) {
        reads(rules, "GET /alerts", "/alerts");
        reads(rules, "GET /alerts/events", "/alerts/events?seconds=1");
        asks(rules, "POST /alerts/{id}/outcomes", "/alerts/none/outcomes", "form outcome=true&reason=x");
        reads(rules, "GET /watchlists", "/watchlists");
        asks(rules, "POST /watchlists", "/watchlists", "multipart");
        asks(rules, "POST /watchlists/{id}/end", "/watchlists/none/end", "form reason=x");
        reads(rules, "GET /models", "/models");
        asks(rules, "POST /models", "/models", "form title=");
        reads(rules, "GET /models/{id}", "/models/none");
        asks(rules, "POST /models/{id}/test", "/models/none/test", "form from=");
        asks(rules, "POST /models/{id}/compare", "/models/none/compare", "form first=1");
        asks(rules, "POST /models/{id}/propose", "/models/none/propose", "form x=y");
        asks(rules, "POST /models/{id}/decide", "/models/none/decide", "form approved=true&reason=x");
        asks(rules, "POST /models/{id}/retire", "/models/none/retire", "form reason=x");
    }

    private static void lists(Map<String, Rule> rules) {
        reads(rules, "GET /api/v1/questions", "/api/v1/questions");
        asks(rules, "POST /api/v1/questions", "/api/v1/questions", "{\"title\":\"常设\"}");
        asks(rules, "DELETE /api/v1/questions/{id}", "/api/v1/questions/none", "{\"reason\":\"结案\"}");
        reads(rules, "GET /api/v1/webhooks", "/api/v1/webhooks");
        reads(rules, "GET /api/v1/me/mail", "/api/v1/me/mail");
        asks(rules, "PUT /api/v1/me/mail", "/api/v1/me/mail", "{\"address\":\"nobody@none.example\"}");
        asks(rules, "DELETE /api/v1/me/mail", "/api/v1/me/mail", "");
        asks(
                rules,
                "POST /api/v1/webhooks",
                "/api/v1/webhooks",
                "{\"url\":\"http://example.com/\",\"secret\":\"123\"}");
        asks(rules, "DELETE /api/v1/webhooks", "/api/v1/webhooks?id=none", "");
        asks(rules, "DELETE /api/v1/webhooks/{id}", "/api/v1/webhooks/none", "");
        asks(rules, "POST /api/v1/webhooks/{id}/replay", "/api/v1/webhooks/none/replay", "{\"after\":0}");
        reads(rules, "GET /api/v1/watchlists", "/api/v1/watchlists");
        asks(rules, "POST /api/v1/watchlists", "/api/v1/watchlists", "{\"title\":\"布控\"}");
        reads(rules, "GET /api/v1/watchlists/matches", "/api/v1/watchlists/matches");
        reads(rules, "GET /api/v1/watchlists/{id}", "/api/v1/watchlists/none");
        asks(rules, "DELETE /api/v1/watchlists/{id}", "/api/v1/watchlists/none", "{\"reason\":\"结案\"}");
        reads(rules, "GET /api/v1/watchlists/{id}/values", "/api/v1/watchlists/none/values");
        asks(
                rules,
                "POST /api/v1/watchlists/{id}/values",
                "/api/v1/watchlists/none/values",
                "{\"values\":[\"13712345678\"]}");
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
        reads(rules, "GET /calls", "/calls?n=13800000000");
        reads(rules, "GET /calls/rows", "/calls/rows?number=13800000000");
        reads(rules, "GET /calls/contacts.csv", "/calls/contacts.csv?n=13800000000");
        reads(rules, "GET /patterns", "/patterns?code=F1&from=" + FROM);
        reads(rules, "GET /together", "/together?n=" + FROM + "&n=" + GuardWorld.TO);
        reads(rules, "GET /gangs", "/gangs?seeds=" + FROM);
        reads(rules, "GET /gangs/{id}", "/gangs/none");
        asks(rules, "POST /gangs/{id}/decisions", "/gangs/none/decisions", "form decision=defer&reason=待查&key=" + FROM);
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
        var admin = Set.of("administrator");
        rules.put("GET /people", new Rule(admin, false, "/people", ""));
        rules.put("POST /people", new Rule(admin, false, "/people", "form user=NOT OK"));
        rules.put("POST /people/{user}", new Rule(admin, false, "/people/none", "form name=x"));
        rules.put("POST /people/{user}/link", new Rule(admin, false, "/people/none/link", "form x=y"));
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
        any(rules, "GET /cases/{id}/events", "/cases/none/events?seconds=1", "");
        asks(rules, "POST /cases/{id}/files", "/cases/none/files", "form kind=entity&ref=" + FROM);
        asks(rules, "POST /cases/{id}/files/remove", "/cases/none/files/remove", "form item=none");
        asks(rules, "POST /cases/{id}/notes", "/cases/none/notes", "form text=x");
        asks(rules, "POST /cases/{id}/notes/{note}", "/cases/none/notes/none", "form text=x");
        asks(rules, "POST /cases/{id}/notes/{note}/remove", "/cases/none/notes/none/remove", "form x=y");
        reads(rules, "GET /assignments", "/assignments");
        asks(rules, "POST /assignments", "/assignments", "form lead=none&to=x");
        asks(rules, "POST /assignments/{id}/answers", "/assignments/none/answers", "form text=x&version=1");
        reads(rules, "GET /mail", "/mail");
        asks(rules, "POST /mail", "/mail", "form address=nobody@none.example");
        asks(rules, "POST /mail/end", "/mail/end", "form x=y");
        reads(rules, "GET /warnings", "/warnings");
        asks(rules, "POST /warnings", "/warnings", "form reason=x");
        asks(rules, "POST /warnings/{id}/owner", "/warnings/none/owner", "form version=1");
        asks(rules, "POST /warnings/{id}/attempts", "/warnings/none/attempts", "form way=sms");
        asks(rules, "POST /warnings/{id}/contact", "/warnings/none/contact", "form x=y");
        asks(rules, "POST /cases/{id}/tasks", "/cases/none/tasks", "form title=x");
        asks(rules, "POST /cases/{id}/tasks/{task}", "/cases/none/tasks/none", "form state=done");
        asks(rules, "POST /cases/{id}/evidence", "/cases/none/evidence", "multipart");
        asks(rules, "POST /cases/{id}/evidence/copies", "/cases/none/evidence/copies", "form reason=contact");
        asks(
                rules,
                "POST /cases/{id}/evidence/{piece}/copies",
                "/cases/none/evidence/none/copies",
                "form reason=contact");
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
        rules.put("POST /imports/preview", new Rule(importers, true, "/imports/preview", "multipart"));
        rules.put("GET /imports/preview/{id}", new Rule(importers, true, "/imports/preview/none", ""));
        rules.put("POST /imports/preview/{id}", new Rule(importers, true, "/imports/preview/none", "form act=look"));
        rules.put("POST /imports/{id}/cancel", new Rule(importers, false, "/imports/none/cancel", "form a=b"));
        rules.put("GET /mappings", new Rule(importers, false, "/mappings", ""));
        rules.put("POST /mappings/try", new Rule(importers, true, "/mappings/try", "multipart"));
        rules.put("POST /mappings/forget", new Rule(importers, false, "/mappings/forget", "form id=none"));
        rules.put("GET /imports/new", new Rule(EVERYBODY, true, "/imports/new", ""));
        reads(rules, "GET /imports/{id}", "/imports/none");
        reads(rules, "GET /imports/{id}/progress", "/imports/none/progress");
        reads(rules, "GET /imports/{id}/rejects", "/imports/none/rejects");
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

    static void reads(Map<String, Rule> rules, String route, String path) {
        rules.put(route, new Rule(READERS, true, path, ""));
    }

    static void asks(Map<String, Rule> rules, String route, String path, String body) {
        rules.put(route, new Rule(READERS, true, path, body));
    }

    private static void any(Map<String, Rule> rules, String route, String path, String body) {
        rules.put(route, new Rule(EVERYBODY, false, path, body));
    }

    /** Sends what the rule says as somebody who signed in, or as nobody where the session is empty. */
    static Response ask(String route, Rule rule, String session, boolean purposed) {
        return ask(route, rule, call(session, purposed));
    }

    static Response ask(String route, Rule rule, RequestSpecification call) {
        String method = route.substring(0, route.indexOf(' '));
        call.redirects().follow(false);
        String body = rule.body();
        if (body.equals("multipart")) {
            call.multiPart("source", "none").multiPart("file", "a.csv", "a,b\n".getBytes(StandardCharsets.UTF_8));
        } else if (body.startsWith("form ")) {
            call.contentType("application/x-www-form-urlencoded").body(body.substring(5));
        } else if (body.startsWith("text ")) {
            call.contentType("text/plain").body(body.substring(5));
        } else if (!body.isEmpty()) {
            call.contentType(route.equals("POST /api/v1/records") ? "application/x-ndjson" : "application/json")
                    .body(body.getBytes(StandardCharsets.UTF_8));
        }
        return call.request(method, rule.path());
    }
}
