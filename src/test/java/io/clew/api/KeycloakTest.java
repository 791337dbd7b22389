package io.clew.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.servers.KeycloakServer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * One day with a real Keycloak and the realm of the compose file, from a start without it to its return after a fall.
 *
 * <p>Run on request: {@code sh src/test/servers/keycloak.sh target/servers}, then {@code CLEW_KEYCLOAK=true ./clew mvn test
 * -Dtest=KeycloakTest}.
 */
@QuarkusTest
@TestProfile(KeycloakProfile.class)
@EnabledIfEnvironmentVariable(named = "CLEW_KEYCLOAK", matches = "true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "Wang learns Keycloak 1";

    /** Seconds that an access token lasts here, instead of the realm's five minutes. */
    private static final int LASTS = 4;

    private static @Nullable KeycloakServer keycloak;
    private static Browser wang = new Browser();

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URI clew;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    String realm;

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    @Order(1)
    void startsWithoutTheProviderAndSaysThatNobodyCanSignIn() throws IOException {
        var page = new Browser().open(at("/"));
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("登录服务");
        var refused = call("/api/v1/me", "not.a.token");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(refused.body()).path("code").asText()).isEqualTo("provider-unavailable");
        assertThat(call("/api/v1/me", "").statusCode()).isEqualTo(401);
        assertThat(status("/q/health/live")).isEqualTo(200);
        assertThat(status("/q/health/ready")).isEqualTo(200);
        assertThat(status("/q/health/well")).isEqualTo(503);
        assertThat(call("/favicon.svg", "").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void recoversByItselfAndLeadsPeopleToTheProviderWithACodeChallenge() throws IOException {
        keycloak = start(true);
        admin("PUT", "", Map.of("accessTokenLifespan", LASTS));
        person("wang", List.of("investigator"), 2);
        eventually(() -> new Browser().get(at("/")).status() == 302);
        assertThat(status("/q/health/well")).isEqualTo(200);
        var led = new Browser().get(at("/search"));
        assertThat(led.header("Location"))
                .startsWith(realm + "/protocol/openid-connect/auth")
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "client_id=clew");
    }

    @Test
    @Order(3)
    void signsPeopleInWithTheRolesGroupsAndClearanceThatTheProviderSays() throws IOException {
        var page = signIn(wang, "wang", "/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("wang");
        assertThat(page.at().toString()).startsWith(at("/")).doesNotContain("code=", "state=");
        JsonNode me = JSON.readTree(wang.get(at("/api/v1/me")).text());
        assertThat(me.path("user").asText()).isEqualTo("wang");
        assertThat(me.path("roles").toString()).isEqualTo("[\"investigator\"]");
        assertThat(me.path("groups").toString()).isEqualTo("[\"fraud-desk\"]");
        assertThat(me.path("clearance").asInt()).isEqualTo(2);
        assertThat(wang.get(at("/api/v1/accounts")).status()).isEqualTo(403);
    }

    @Test
    @Order(4)
    void aSystemCallsTheApiWithABearerThatWasMadeForClew() throws IOException {
        client("nightly", true);
        client("stranger", false);
        String token = bearer("nightly");
        assertThat(JSON.readTree(call("/api/v1/me", token).body()).path("roles").toString())
                .isEqualTo("[\"service\"]");
        assertRefused(token.substring(0, token.length() - 3) + "AAA");
        assertRefused(bearer("stranger"));
        assertThat(JSON.readTree(post("/api/v1/tokens", token).body())
                        .path("code")
                        .asText())
                .isEqualTo("token-invalid");
    }

    @Test
    @Order(5)
    void aChangeOfRolesHoldsFromTheNextTokenOn() throws IOException {
        String id = id("wang");
        admin("DELETE", "/users/" + id + "/role-mappings/realm", List.of(role("investigator")));
        admin("POST", "/users/" + id + "/role-mappings/realm", List.of(role("auditor")));
        eventually(() -> wang.get(at("/api/v1/me")).text().contains("[\"auditor\"]"));
        assertThat(wang.get(at("/api/v1/audit?act=sign-in")).text()).contains("\"who\":\"wang\"", "openid");
        assertThat(wang.get(at("/api/v1/search?q=x")).status()).isEqualTo(403);
    }

    @Test
    @Order(6)
    void signingOutEndsTheSessionHereAndAtTheProvider() throws IOException {
        var left = wang.post(at("/sign-out"), Map.of());
        assertThat(left.header("Refresh")).isEqualTo("0;url=/logout");
        wang.open(at("/logout"));
        assertThat(wang.holds("q_session")).isFalse();
        assertThat(wang.get(at("/api/v1/me")).status()).isEqualTo(401);
        assertThat(wang.open(at("/")).text()).contains("kc-form-login");
    }

    @Test
    @Order(7)
    void aSessionThatTheProviderEndedIsOverWhenItsTokenIs() throws IOException {
        signIn(wang, "wang", "/");
        assertThat(wang.get(at("/api/v1/me")).status()).isEqualTo(200);
        admin("POST", "/users/" + id("wang") + "/logout", Map.of());
        eventually(() -> wang.get(at("/api/v1/me")).status() != 200);
        assertThat(wang.open(at("/")).text()).contains("kc-form-login");
    }

    @Test
    @Order(8)
    void goesOnWhenTheProviderTakesNewKeysAndRefusesTokensOfWithdrawnOnes() throws IOException {
        String before = bearer("nightly", 600);
        String old = key();
        admin(
                "POST",
                "/components",
                Map.of(
                        "name",
                        "rotated",
                        "providerId",
                        "rsa-generated",
                        "providerType",
                        "org.keycloak.keys.KeyProvider",
                        "config",
                        Map.of("priority", List.of("500"), "enabled", List.of("true"), "active", List.of("true"))));
        String after = bearer("nightly", 600);
        assertThat(header(after).path("kid").asText())
                .isNotEqualTo(header(before).path("kid").asText());
        assertThat(call("/api/v1/me", after).statusCode()).isEqualTo(200);
        assertThat(call("/api/v1/me", before).statusCode())
                .as("published as long as it is enabled")
                .isEqualTo(200);
        assertThat(old).isEqualTo(header(before).path("kid").asText());
        signIn(wang = new Browser(), "wang", "/");
        assertThat(wang.get(at("/api/v1/me")).status()).isEqualTo(200);
    }

    @Test
    @Order(9)
    void whenTheProviderFallsSessionsGoOnNobodyNewIsLedAstrayAndItsReturnIsNoticed() throws IOException {
        admin("PUT", "", Map.of("accessTokenLifespan", 600));
        String token = bearer("nightly");
        var li = new Browser();
        signIn(li, "wang", "/");
        Objects.requireNonNull(keycloak).kill();
        eventually(() -> status("/q/health/well") == 503);
        assertThat(status("/q/health/ready")).isEqualTo(200);
        var newcomer = new Browser().open(at("/search"));
        assertThat(newcomer.status()).isEqualTo(503);
        assertThat(newcomer.text()).contains("登录服务");
        assertThat(li.get(at("/api/v1/me")).status()).isEqualTo(200);
        assertThat(call("/api/v1/me", token).statusCode()).isEqualTo(200);
        keycloak = start(false);
        eventually(() -> new Browser().get(at("/")).status() == 302);
        assertThat(signIn(new Browser(), "wang", "/").status()).isEqualTo(200);
    }

    private Browser.Page signIn(Browser browser, String user, String wanted) {
        var form = browser.open(at(wanted));
        assertThat(form.text()).contains("kc-form-login");
        String action = form.text()
                .replaceAll("(?s).*<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        return browser.follow(browser.post(action, Map.of("username", user, "password", PASSWORD, "credentialId", "")));
    }

    private String at(String path) {
        return "http://localhost:" + clew.getPort() + path;
    }

    private int port() {
        return URI.create(realm).getPort();
    }

    private KeycloakServer start(boolean anew) {
        return KeycloakServer.start(port(), KeycloakProfile.SECRET, "http://localhost:" + clew.getPort(), anew);
    }

    private int status(String path) {
        return new Browser().get(at(path)).status();
    }

    private void assertRefused(String token) throws IOException {
        var answer = call("/api/v1/me", token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo("token-refused");
    }

    private HttpResponse<String> call(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create(at(path)));
        return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> post(String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(at(path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"t\"}")));
    }

    // what an administrator of Keycloak does

    private void person(String user, List<String> roles, int clearance) throws IOException {
        JsonNode profile = JSON.readTree(admin("GET", "/users/profile", null));
        ((com.fasterxml.jackson.databind.node.ObjectNode) profile).put("unmanagedAttributePolicy", "ADMIN_EDIT");
        admin("PUT", "/users/profile", profile);
        admin(
                "POST",
                "/users",
                Map.of(
                        "username",
                        user,
                        "enabled",
                        true,
                        "email",
                        user + "@example.invalid",
                        "emailVerified",
                        true,
                        "firstName",
                        "王",
                        "lastName",
                        "测试",
                        "groups",
                        List.of("/fraud-desk"),
                        "attributes",
                        Map.of("clearance", List.of(String.valueOf(clearance))),
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))));
        for (String role : roles) {
            admin("POST", "/users/" + id(user) + "/role-mappings/realm", List.of(role(role)));
        }
    }

    /** A system with a secret of its own. */
    private void client(String id, boolean forClew) throws IOException {
        var mapper = Map.of(
                "name", "audience",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-audience-mapper",
                "config", Map.of("included.client.audience", "clew", "access.token.claim", "true"));
        admin(
                "POST",
                "/clients",
                Map.of(
                        "clientId",
                        id,
                        "secret",
                        KeycloakProfile.SECRET,
                        "publicClient",
                        false,
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "protocolMappers",
                        forClew ? List.of(mapper) : List.of()));
        String account = JSON.readTree(admin("GET", "/clients/" + client(id) + "/service-account-user", null))
                .path("id")
                .asText();
        admin("POST", "/users/" + account + "/role-mappings/realm", List.of(role("service")));
    }

    private String client(String id) throws IOException {
        return JSON.readTree(admin("GET", "/clients?clientId=" + id, null))
                .path(0)
                .path("id")
                .asText();
    }

    private String bearer(String client, int lasts) throws IOException {
        admin("PUT", "", Map.of("accessTokenLifespan", lasts));
        return bearer(client);
    }

    private String bearer(String client) throws IOException {
        return token(
                realm,
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        KeycloakProfile.SECRET));
    }

    /** The key that signs now. */
    private String key() throws IOException {
        return JSON.readTree(admin("GET", "/keys", null))
                .path("active")
                .path("RS256")
                .asText();
    }

    private String id(String user) throws IOException {
        return JSON.readTree(admin("GET", "/users?exact=true&username=" + user, null))
                .path(0)
                .path("id")
                .asText();
    }

    private JsonNode role(String name) throws IOException {
        return JSON.readTree(admin("GET", "/roles/" + name, null));
    }

    private String admin(String method, String path, @Nullable Object body) throws IOException {
        String token = token(
                realm.replace("/realms/clew", "/realms/master"),
                Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "admin",
                        "password", KeycloakServer.PASSWORD));
        var answer = send(HttpRequest.newBuilder(URI.create(realm.replace("/realms/clew", "/admin/realms/clew") + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isLessThan(300);
        return answer.body();
    }

    private static String token(String issuer, Map<String, String> grant) throws IOException {
        var answer = send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Browser.encoded(grant))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private static JsonNode header(String token) throws IOException {
        return JSON.readTree(java.util.Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(BooleanSupplier holds) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within a minute").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }
}
