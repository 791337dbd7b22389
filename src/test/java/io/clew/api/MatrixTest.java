package io.clew.api;

import static io.clew.api.Calls.PURPOSE;
import static io.clew.api.Calls.call;
import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.words;
import static io.clew.api.GuardRules.EVERYBODY;
import static io.clew.api.GuardRules.RULES;
import static io.clew.api.GuardRules.ask;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.api.GuardRules.Rule;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every route that names something, with the real id of something that the caller may not see: by each role of the lowest
 * clearance, with a purpose and without, and by a token of each scope. Nothing is told, and nothing is changed.
 *
 * <p>For a new kind of object make one in {@link #world} and give {@link #names} the beginning of its routes: a route
 * without a row fails.
 */
@QuarkusTest
@TestProfile(ApiProfile.class)
class MatrixTest {

    /** In every text about the hidden record, and its number. */
    private static final List<String> SECRETS = List.of("密物甲", "13700009999", "137 0000 9999");

    private static final List<String> SCOPES = List.of("read", "write", "audit", "admin");
    /** Who may change some of it comes last. */
    private static final List<String> ROLES =
            List.of("analyst", "auditor", "investigator", "service", "administrator", "supervisor");

    /** What the owner sees of all that must stay as it is. */
    private static List<String> seen(RouteWorld world) {
        var seen = new ArrayList<String>();
        for (String path : List.of(
                "/api/v1/boards/" + world.name("/board/"),
                "/api/v1/leads",
                "/api/v1/imports/" + world.name("/imports/"),
                "/api/v1/cases/MX-1",
                "/api/v1/emergencies",
                "/api/v1/approvals",
                "/api/v1/sources")) {
            seen.add(owner().get(path).asString());
        }
        seen.add(RouteWorld.underCase().get("/api/v1/cases/MX-1/files").asString());
        return seen;
    }

    @Test
    void whatIsHiddenIsNeitherToldNorChangedByItsRealId() throws IOException {
        var world = new RouteWorld();
        Map<String, String> scopes = scopes();
        var faults = new TreeSet<String>();
        assertThat(ROLES).containsExactlyInAnyOrderElementsOf(EVERYBODY);
        for (String role : ROLES) {
            String session = signIn("mx-" + role, role, 0);
            Map<String, String> tokens = tokens(session);
            List<String> before = seen(world);
            RULES.forEach((route, rule) -> {
                if (!route.contains("{") || rule.roles().contains("anybody") || route.equals("GET /{any}")) {
                    return;
                }
                Rule aimed = world.aimed(route, rule);
                for (boolean purposed : List.of(true, false)) {
                    told(role + " " + route, ask(route, aimed, call(session, purposed)), faults);
                }
                tokens.forEach((scope, token) -> {
                    Response answer = ask(
                            route,
                            aimed,
                            given().header("Authorization", "Bearer " + token).header("Clew-Purpose", PURPOSE));
                    told(role + " token " + scope + " " + route, answer, faults);
                    if (!scope.equals(scopes.get(route)) && answer.statusCode() < 400 && !led(answer)) {
                        faults.add(role + " with a token of " + scope + " was let in: " + route);
                    }
                });
            });
            if (!Set.of("supervisor").contains(role)) { // who may close cases, decide and review
                assertThat(seen(world)).as("after " + role).isEqualTo(before);
            }
            if (!Set.of("supervisor", "administrator").contains(role)) { // who may end anybody's token
                assertThat((boolean) owner().get("/api/v1/tokens")
                                .path("find { it.id == '" + world.name("/api/v1/tokens/") + "' }.revoked"))
                        .as("after " + role)
                        .isFalse();
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsHiddenLooksExactlyLikeWhatIsNotThere() {
        var world = new RouteWorld();
        Map<String, String> absent = Map.of(
                "/api/v1/entities/",
                "phone:+8613700009998",
                "/entities/",
                "phone:+8613700009998",
                "/hover/",
                "phone:+8613700009998",
                "/incidents-of/",
                "phone:+8613700009998",
                "/api/v1/incidents/",
                "A3309990000020259999",
                "/incidents/",
                "A3309990000020259999");
        var faults = new TreeSet<String>();
        for (String role : List.of("analyst", "investigator", "supervisor")) {
            String session = signIn("mx-alike-" + role, role, 0);
            RULES.forEach((route, rule) -> {
                String path = route.substring(route.indexOf(' ') + 1);
                if (path.indexOf('{') < 0 || !rule.roles().contains(role)) {
                    return;
                }
                String begins = path.substring(0, path.indexOf('{'));
                boolean kept = Set.of("alerts", "watchlists", "questions", "freezes", "reports", "gangs", "series")
                        .contains(begins.replaceAll("^/api/v1|/", ""));
                if (!kept && !absent.containsKey(begins)) {
                    return;
                }
                String there = world.name(begins);
                String none = absent.getOrDefault(begins, UUID.randomUUID().toString());
                Rule aimed = world.aimed(route, rule);
                Rule missed =
                        new Rule(rule.roles(), rule.purposed(), aimed.path().replace(there, none), rule.body());
                String one = alike(ask(route, aimed, call(session, true)), there);
                String other = alike(ask(route, missed, call(session, true)), none);
                if (!one.equals(other)) {
                    faults.add(role + " " + route + "\n  " + one + "\n  " + other);
                }
            });
        }
        assertThat(faults).isEmpty();
    }

    /** What is said, without what was asked for, in whatever way it is printed. */
    private static String alike(Response answer, String asked) {
        String tail = asked.substring(Math.max(0, asked.length() - 4));
        return words(answer)
                .replace(asked, "…")
                .replace(asked.replaceAll(".*\\+86(...)(....)(....)", "$1 $2 $3"), "…")
                .replace(asked.replaceAll(".*\\+86", ""), "…")
                .replace(tail, "…")
                .replaceAll("\"(instance|id)\":\"[^\"]*\"", "");
    }

    private static boolean led(Response answer) {
        return answer.statusCode() / 100 == 3
                && "/login".equals(String.valueOf(answer.header("Location")).replaceAll("\\?.*", ""));
    }

    private static void told(String who, Response answer, Set<String> faults) {
        String said = answer.asString();
        if (who.contains("{key}")) {
            said = said.replace("13700009999", ""); // what was asked for
        }
        String words = said;
        SECRETS.stream().filter(words::contains).forEach(secret -> faults.add(who + " told " + secret));
        if (answer.statusCode() >= 500) {
            faults.add(who + " failed with " + answer.statusCode());
        }
    }

    private static Map<String, String> tokens(String session) {
        var tokens = new HashMap<String, String>();
        for (String scope : SCOPES) {
            tokens.put(
                    scope,
                    call(session, true)
                            .contentType(ContentType.JSON)
                            .body(Map.of("name", scope, "scopes", List.of(scope)))
                            .post("/api/v1/tokens")
                            .path("secret"));
        }
        tokens.values().removeIf(Objects::isNull);
        return tokens;
    }

    /** The scope of each route, from the one table. */
    private static Map<String, String> scopes() throws IOException {
        var scopes = new HashMap<String, String>();
        try (InputStream table = MatrixTest.class.getResourceAsStream("/access/routes.txt")) {
            for (String line : new String(Objects.requireNonNull(table).readAllBytes(), UTF_8).split("\n")) {
                String[] words = line.replace("...", "").strip().split(" +");
                if (!line.startsWith("#") && words.length >= 3) {
                    scopes.put(words[0] + " " + words[1], words[2]);
                }
            }
        }
        return scopes;
    }
}
