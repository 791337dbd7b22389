package io.clew.api;

import static io.clew.api.Calls.PURPOSE;
import static io.clew.api.Calls.call;
import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.signIn;
import static io.clew.api.GuardRules.RULES;
import static io.clew.api.GuardRules.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.api.GuardRules.Rule;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every way in through API and pages, with the id of something real where there is one: what is let in and reads or writes
 * leaves one entry of its kind. A change writes an intent and an outcome, which are parts of one.
 */
@QuarkusTest
@TestProfile(ApiProfile.class)
class AuditWalkTest {

    /** What asks for a purpose, lets the owner in and yet tells nothing of people's data. */
    private static final Set<String> TELLS_NOTHING = Set.of(
            "GET /api/v1/reports/templates", // what papers there are
            "GET /board/new", // an empty sheet
            "GET /imports/new", // an empty form
            "GET /alerts/events", // that there is more, not what
            "GET /briefs", // leads on to a day
            "POST /gangs/{id}/decisions", // of a gang that is not there; leads back
            // under a purpose that is another case: the page says so
            "POST /cases/{id}/notes",
            "POST /cases/{id}/notes/{note}",
            "POST /cases/{id}/notes/{note}/remove",
            "POST /cases/{id}/tasks",
            "POST /cases/{id}/tasks/{task}",
            "POST /cases/{id}/evidence",
            // the list of a case, under a purpose that is none
            "GET /warnings",
            "POST /warnings",
            "POST /warnings/{id}/owner",
            "POST /warnings/{id}/attempts",
            "POST /warnings/{id}/contact");

    /** What shows several answers of one kind on one page, each with its own entry. */
    private static final Set<String> SEVERAL = Set.of(
            "GET /",
            "GET /freezes",
            "GET /returns",
            "POST /mail",
            "POST /mail/end",
            "GET /repeats",
            "POST /assignments",
            "POST /assignments/{id}/answers",
            "GET /models/{id}",
            "POST /models/{id}/test",
            "POST /models/{id}/compare",
            "POST /models/{id}/propose",
            "POST /models/{id}/retire",
            "POST /freezes/{id}/states",
            "GET /similar/{source}/{id}",
            "POST /freezes/states",
            "POST /api/v1/freezes",
            "POST /incidents/{case}/kinds",
            "POST /api/v1/incidents/{case}/kinds",
            "GET /patterns/at/{key}");

    /** What lets the owner in to a form that is shown again with what was wrong, or keeps how this browser is used. */
    private static final Set<String> WRITES_NOTHING = Set.of(
            "POST /account/tokens",
            "POST /account/tokens/revoke",
            "POST /account/password",
            "POST /people",
            "POST /cases",
            "POST /approvals/grade",
            "POST /approvals/{id}/withdrawal",
            "POST /approvals/emergencies",
            "POST /approvals/emergencies/{id}/end",
            "POST /purpose",
            "POST /settings");

    @Test
    void whatIsReadOrWrittenLeavesItsEntry() {
        GuardWorld.prepare();
        var world = new RouteWorld();
        String auditor = signIn("walk-auditor", "auditor", 0);
        var faults = new ArrayList<String>();
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
            RULES.forEach((route, rule) -> {
                if (!route.startsWith(method + " ") || rule.roles().contains("anybody")) {
                    return;
                }
                Rule aimed = route.contains("{") && !route.equals("GET /{any}") ? world.aimed(route, rule) : rule;
                int before = total(auditor);
                Response answer = ask(route, aimed, owner().cookie("clew-purpose", PURPOSE));
                List<String> acts = acts(auditor, total(auditor) - before);
                Set<String> kinds = Set.copyOf(acts);
                if (kinds.size() < acts.size() && !SEVERAL.contains(route)) {
                    faults.add(route + " left several of one kind: " + acts);
                }
                if (acts.isEmpty() && rule.purposed() && answer.statusCode() < 400 && !TELLS_NOTHING.contains(route)) {
                    faults.add(route + " told people's data and left no entry");
                }
                boolean changes = !method.equals("GET") && !rule.purposed();
                if (acts.isEmpty() && changes && answer.statusCode() < 400 && !WRITES_NOTHING.contains(route)) {
                    faults.add(route + " may have changed something and left no entry");
                }
            });
        }
        assertThat(faults).isEmpty();
    }

    private static int total(String auditor) {
        return call(auditor, false).get("/api/v1/audit?who=owner").path("total");
    }

    /** The acts of the newest entries, those of one look or change once. */
    private static List<String> acts(String auditor, int newest) {
        List<Map<String, String>> entries =
                call(auditor, false).get("/api/v1/audit?who=owner").path("entries");
        var acts = new LinkedHashMap<String, String>();
        for (Map<String, String> entry : entries.subList(0, newest)) {
            String first = entry.get("look");
            acts.put("0".equals(first) ? entry.get("n") : first, entry.get("act"));
        }
        return List.copyOf(acts.values());
    }
}
