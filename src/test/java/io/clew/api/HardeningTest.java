package io.clew.api;

import static io.clew.api.Calls.PURPOSE;
import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.source;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.door.Credentials;
import io.clew.door.Gate;
import io.clew.door.Problems;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attacks of the usual kinds, each by the way in that it would take. Others are in {@link GuardTest}. */
@QuarkusTest
@TestProfile(HardeningProfile.class)
class HardeningTest {

    private static final String RECORD = """
            {"id":"f1","type":"document","title":"=HYPERLINK(\\"http://evil.example\\")","text":"@SUM(1+1)受害人周密语","occurredAt":"2026-03-01T10:20:00+08:00",\
            "entities":[{"key":"phone:13700001111","role":"caller","name":"+周密语"}]}
            """;

    @Inject
    MovingClock clock;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URI clew;

    @BeforeEach
    void aMinuteLater() {
        clock.pass(Duration.ofMinutes(1));
    }

    @Test
    void callsOfOneCallerAreBoundedAndOthersAreNotHeldUp() {
        var eager = person("eager", "investigator", 0);
        int refusedAt = 0;
        Response refused = eager.call().get("/api/v1/me");
        for (int i = 2; i <= 100 && refusedAt == 0; i++) {
            refused = eager.call().get("/api/v1/me");
            if (refused.statusCode() == 429) {
                refusedAt = i;
            }
        }
        assertThat(refusedAt).as("a tenth of a minute's calls at once").isBetween(55, 61);
        assertThat(refused.path("code").toString()).isEqualTo("rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isEqualTo(1);
        assertThat(eager.call().header("Accept", "text/html").get("/search").asString())
                .contains("<html", "rate-limited");
        clock.pass(Duration.ofSeconds(1));
        assertThat(eager.call().get("/api/v1/me").statusCode()).isEqualTo(200);
        assertThat(person("calm", "investigator", 0).call().get("/api/v1/me").statusCode())
                .isEqualTo(200);
    }

    @Test
    void guessingPasswordsIsSlowedMoreAndMoreAndSaysForHowLong() {
        person("guessed", "investigator", 0);
        for (int i = 0; i < 5; i++) {
            assertThat(basic("guessed", "wrong " + i).statusCode()).isEqualTo(401);
        }
        int first = locked(basic("guessed", "wrong"));
        clock.pass(Duration.ofSeconds(first + 1));
        assertThat(basic("guessed", "wrong again").statusCode()).isEqualTo(401);
        int second = locked(basic("guessed", "wrong"));
        assertThat(second).isGreaterThanOrEqualTo(2 * first - 1);
        Response page = given().redirects()
                .follow(false)
                .formParam("j_username", "guessed")
                .formParam("j_password", "x")
                .post("/j_security_check");
        assertThat(page.header("Location")).endsWith("/login?error=locked");
        clock.pass(Duration.ofHours(2));
    }

    @Test
    void unfinishedRequestsHoldUpNobody() throws Exception {
        var unfinished = new ArrayList<Socket>();
        try {
            String head =
                    "POST /j_security_check HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: 1000\r\n\r\nj_username=";
            for (int i = 0; i < 210; i++) {
                unfinished.add(sent(head));
                unfinished.add(sent("GET /search?q=" + "x".repeat(60_000)));
            }
            try (Socket more = sent(head)) {
                assertThat(new String(more.getInputStream().readNBytes(12), UTF_8))
                        .as("one more of the same")
                        .isEqualTo("HTTP/1.1 429");
            }
            for (String path : List.of("/q/health/live", "/q/health/ready")) {
                assertThat(CompletableFuture.supplyAsync(() -> given().get(path).statusCode())
                                .get(20, TimeUnit.SECONDS))
                        .as(path)
                        .isEqualTo(200);
            }
            assertThat(basic("owner", ApiProfile.PASSWORD).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : unfinished) {
                socket.close();
            }
        }
    }

    /** From an address that is no proxy, where all that begins with 127 is this machine's. */
    @Test
    void whoOpensAllConnectionsAndIsSilentKeepsNobodyOut() throws Exception {
        var silent = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = new Socket(clew.getHost(), clew.getPort(), InetAddress.getByName("127.0.0.7"), 0);
                silent.add(socket);
                socket.getOutputStream().write((i % 2 == 0 ? "" : "GET / HT").getBytes(UTF_8));
            }
            silent.getFirst().setSoTimeout(20_000);
            assertThat(silent.getFirst().getInputStream().read())
                    .as("the one that was silent longest is closed")
                    .isEqualTo(-1);
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
            Socket last = silent.getLast();
            last.setSoTimeout(20_000);
            last.getOutputStream().write("TP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
            assertThat(new String(last.getInputStream().readNBytes(9), UTF_8)).isEqualTo("HTTP/1.1 ");
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void theHostThatACallNamesDecidesNothing() throws Exception {
        for (String path : List.of("/search", "/", "/board/x")) {
            try (Socket socket = sent("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")) {
                assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                        .containsIgnoringCase("\r\nLocation: /login\r\n")
                        .doesNotContain("evil.example");
            }
        }
        var one = person("hosted", "investigator", 0);
        Response signedIn = given().redirects()
                .follow(false)
                .header("Host", "evil.example")
                .formParam("j_username", "hosted")
                .formParam("j_password", one.password())
                .post("/j_security_check");
        assertThat(signedIn.header("Location")).isEqualTo("/");
        assertThat(signedIn.headers().getValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        for (var origin :
                Map.of("https://clew.example", 303, "http://evil.example", 403).entrySet()) {
            assertThat(one.call()
                            .redirects()
                            .follow(false)
                            .header("Host", "evil.example")
                            .header("Origin", origin.getKey())
                            .formParam("lang", "en")
                            .post("/settings")
                            .statusCode())
                    .as(origin.getKey())
                    .isEqualTo(origin.getValue());
        }
    }

    @Test
    void theClientBehindAProxyIsTheLastThatTheProxyNames() {
        person("behind", "investigator", 0);
        for (int i = 0; i < 5; i++) {
            assertThat(forwarded("198.51.100." + i + ", 203.0.113.9")).isEqualTo(401);
        }
        assertThat(forwarded("198.51.100.9, 203.0.113.9")).isEqualTo(429);
        assertThat(forwarded("203.0.113.10")).isEqualTo(401);
        clock.pass(Duration.ofHours(2));
    }

    private static int forwarded(String said) {
        return given().header("X-Forwarded-For", said)
                .auth()
                .preemptive()
                .basic("behind", "wrong " + said)
                .get("/api/v1/me")
                .statusCode();
    }

    @Test
    void aRequestLineIsShort() throws Exception {
        try (Socket socket = sent("GET /search?q=" + "x".repeat(70_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
                    .endsWith(" 414");
        }
    }

    private Socket sent(String beginning) throws IOException {
        var socket = new Socket(clew.getHost(), clew.getPort());
        socket.getOutputStream().write(beginning.getBytes(UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static int locked(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.path("code").toString()).isEqualTo("sign-in-locked");
        return Integer.parseInt(answer.header("Retry-After"));
    }

    @Test
    void aSessionIsNewAtEachSignInAndEndsUnusedAndOld() {
        var one = person("sitting", "investigator", 0);
        String again = signIn("sitting", one.password(), one.session());
        assertThat(again).isNotEqualTo(one.session());
        assertThat(one.call().get("/api/v1/me").statusCode())
                .as("the former session")
                .isEqualTo(401);
        clock.pass(Duration.ofMinutes(121));
        assertThat(me(again).statusCode()).as("two hours unused").isEqualTo(401);
        String used = signIn("sitting", one.password(), "");
        for (int hour = 0; hour < 11; hour++) {
            clock.pass(Duration.ofMinutes(65));
            assertThat(me(used).statusCode()).isEqualTo(200);
        }
        clock.pass(Duration.ofMinutes(65));
        assertThat(me(used).statusCode()).as("twelve hours old").isEqualTo(401);
    }

    @Test
    void aChangedPasswordAndADisabledAccountEndEverySessionAndToken() {
        var one = person("leaving", "investigator", 0);
        String other = signIn("leaving", one.password(), "");
        String token = token(one, Map.of("name", "t"));
        clock.pass(Duration.ofSeconds(1));
        Response changed = one.call()
                .contentType(ContentType.JSON)
                .body(Map.of("current", one.password(), "next", "quite another secret"))
                .post("/api/v1/me/password");
        assertThat(changed.statusCode()).isEqualTo(204);
        assertThat(me(other).statusCode()).isEqualTo(401);
        assertThat(me(changed.cookie(Credentials.COOKIE)).statusCode()).isEqualTo(200);
        assertThat(basic("leaving", one.password()).statusCode()).isEqualTo(401);
        assertThat(bearer(token, "/api/v1/me").statusCode()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));
        assertThat(owner().contentType(ContentType.JSON)
                        .body(Map.of("user", "leaving", "roles", List.of("investigator"), "disabled", true))
                        .put("/api/v1/accounts/leaving")
                        .statusCode())
                .isEqualTo(200);
        assertThat(me(changed.cookie(Credentials.COOKIE)).statusCode()).isEqualTo(401);
        assertThat(bearer(token, "/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(basic("leaving", "quite another secret").statusCode()).isEqualTo(401);
    }

    @Test
    void theLastAdministratorCannotBeTakenAway() {
        Response refused = owner().contentType(ContentType.JSON)
                .body(Map.of("user", "owner", "roles", List.of("investigator")))
                .put("/api/v1/accounts/owner");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.path("code").toString()).isEqualTo("last-administrator");
    }

    @Test
    void aTokenHasAQuotaAndCountsCallsAndRecordsAndExpires() {
        record();
        var one = person("client", "investigator", 0);
        String token = token(one, Map.of("name", "夜间", "quota", 3, "days", 2));
        assertThat(bearer(token, "/api/v1/search/export?q=").statusCode()).isEqualTo(200);
        assertThat(bearer(token, "/api/v1/search?q=").statusCode()).isEqualTo(200);
        assertThat(bearer(token, "/api/v1/records/forms/f1").statusCode()).isEqualTo(200);
        Response over = bearer(token, "/api/v1/search?q=");
        assertThat(over.statusCode()).isEqualTo(429);
        assertThat(over.path("code").toString()).isEqualTo("quota-exceeded");
        assertThat(Integer.parseInt(over.header("Retry-After"))).isBetween(1, 86_400);
        Response own = one.call().get("/api/v1/tokens");
        assertThat(own.asString()).doesNotContain(token);
        assertThat(own.path("[0].calls").toString()).isEqualTo("4");
        assertThat(Integer.parseInt(own.path("[0].records"))).isGreaterThanOrEqualTo(3);
        assertThat(one.call().get("/account").asString()).contains("夜间").doesNotContain(token);
        clock.pass(Duration.ofDays(1));
        assertThat(bearer(token, "/api/v1/me").statusCode()).as("another day").isEqualTo(200);
        clock.pass(Duration.ofDays(2));
        assertThat(bearer(token, "/api/v1/me").statusCode()).as("expired").isEqualTo(401);
    }

    @Test
    void bodiesAreBoundedWhetherOrNotTheySayTheirLength() throws Exception {
        String large = "{\"text\":\"" + "长".repeat(60_000) + "\"}";
        Response said = owner().contentType(ContentType.JSON).body(large).post("/api/v1/search/similar");
        assertThat(said.statusCode()).isEqualTo(413);
        assertThat(said.path("code").toString()).isEqualTo("too-large");
        String credentials =
                java.util.Base64.getEncoder().encodeToString(("owner:" + ApiProfile.PASSWORD).getBytes(UTF_8));
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var unsaid = client.send(
                    HttpRequest.newBuilder(clew.resolve("/api/v1/search/similar"))
                            .header("Authorization", "Basic " + credentials)
                            .header("Clew-Purpose", PURPOSE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(
                                    () -> new ByteArrayInputStream(large.getBytes(UTF_8))))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(unsaid.statusCode()).isEqualTo(411);
        }
        Response file = owner().multiPart("file", "a.csv", new byte[2 << 20])
                .multiPart("source", "forms")
                .post("/api/v1/imports");
        assertThat(file.statusCode()).isEqualTo(413);
    }

    @Test
    void noExportHoldsAFormula() {
        record();
        var reader = person("exporter", "investigator", 0);
        for (String path : List.of("/api/v1/search/export?format=csv&q=", "/search/export?format=csv&q=")) {
            String csv = reader.call().get(path).asString();
            assertThat(csv).contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"", "'@SUM(1+1)");
            assertThat(csv.replace("\ufeff", "").lines())
                    .allSatisfy(line -> assertThat(line.split(",")).noneMatch(cell -> cell.matches("\"?[=+@].*")));
        }
        byte[] rows = "姓名,证件号码,手机号码,入网时间\n=1+1,x,@y,z\n".getBytes(UTF_8);
        String id = owner().multiPart("file", "people.csv", rows)
                .multiPart("source", "forms")
                .multiPart("mapping", "auto")
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        owner().get("/api/v1/imports/" + id + "/events").then().statusCode(200);
        String rejects = owner().get("/api/v1/imports/" + id + "/rejects").asString();
        assertThat(rejects).contains("'=1+1").doesNotContain(",=1+1", ",@y");
    }

    @Test
    void noWorkbookHoldsAFormula() throws Exception {
        source("forms", 0);
        send("forms", """
                {"id":"f2","type":"transfer","title":"=1+1","occurredAt":"2026-03-01T10:20:00+08:00",\
                "entities":[{"key":"account:6222000077770000001","role":"payer","name":"=cmd|'/c calc'!A1"},{"key":"account:6222000077770000002","role":"payee","name":"@SUM(1)"}],\
                "facts":[{"from":"account:6222000077770000001","to":"account:6222000077770000002","link":"transfer","at":"2026-03-01T10:31:07+08:00","amount":"5.00"}]}
                """);
        Path workbook = Files.createTempFile(HardeningProfile.LOG.getParent(), "money", ".xlsx");
        Files.write(
                workbook,
                person("bookkeeper", "investigator", 0)
                        .call()
                        .get("/money/export?from=account:6222000077770000001")
                        .asByteArray());
        var parts = new StringBuilder();
        try (var zip = new ZipFile(workbook.toFile())) {
            for (var part : Collections.list(zip.entries())) {
                parts.append(new String(zip.getInputStream(part).readAllBytes(), UTF_8));
            }
        }
        assertThat(parts).contains("=cmd|", "@SUM(1)").doesNotContainPattern("<f[ >/]");
    }

    @Test
    void nobodyIsLedToAnotherSite() {
        var one = person("led", "investigator", 0);
        for (String elsewhere : List.of(
                "//evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/%09/evil.example\r\nSet-Cookie: a=b",
                " //evil.example",
                "///evil.example")) {
            Response signedIn = given().redirects()
                    .follow(false)
                    .cookie(Gate.WANTED, URLEncoder.encode(elsewhere, UTF_8))
                    .formParam("j_username", "led")
                    .formParam("j_password", one.password())
                    .post("/j_security_check");
            here(elsewhere, signedIn);
            for (String form : List.of("/settings", "/purpose", "/money/decisions")) {
                Response answer = one.call()
                        .redirects()
                        .follow(false)
                        .formParam("purpose", "核查")
                        .formParam("lang", "en")
                        .formParam("back", elsewhere)
                        .post(form);
                here(form + " " + elsewhere, answer);
            }
        }
    }

    private void here(String how, Response answer) {
        String to = answer.header("Location");
        if (to != null) {
            URI led = clew.resolve(to);
            assertThat(led.getHost()).as(how).isEqualTo(clew.getHost());
            assertThat(led.getPort()).as(how).isEqualTo(clew.getPort());
        }
        assertThat(answer.cookie("a")).as(how).isNull();
    }

    @Test
    void whatBelongsToOthersCannotBeReachedByItsId() {
        source("hidden", 3);
        send("hidden", RECORD.replace("f1", "h1").replace("13700001111", "13700002222"));
        String imported = owner().multiPart("file", "people.csv", "姓名,证件号码,手机号码\n".getBytes(UTF_8))
                .multiPart("source", "hidden")
                .multiPart("mapping", "auto")
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String lead = owner().contentType(ContentType.JSON)
                .body(Map.of("kind", "freeze", "subject", "phone:13700002222", "why", "停机"))
                .post("/api/v1/leads")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        var anna = person("anna", "investigator", 1);
        String board = anna.call()
                .contentType(ContentType.JSON)
                .body("{\"title\":\"b\",\"state\":{\"nodes\":[]}}")
                .post("/api/v1/boards")
                .path("id");
        token(anna, Map.of("name", "of anna"));
        String token = anna.call().get("/api/v1/tokens").path("[0].id");
        anna.call()
                .contentType(ContentType.JSON)
                .body(Map.of("id", "AN-1", "title", "安娜的案件"))
                .post("/api/v1/cases")
                .then()
                .statusCode(200);
        var ben = person("ben", "investigator", 1);
        assertThat(ben.call()
                        .contentType(ContentType.JSON)
                        .body("{\"title\":\"mine\",\"version\":1,\"state\":{\"nodes\":[]}}")
                        .put("/api/v1/boards/" + board)
                        .statusCode())
                .isEqualTo(403);
        assertThat(ben.call().delete("/api/v1/boards/" + board).statusCode()).isEqualTo(403);
        assertThat(ben.call().get("/api/v1/boards").asString()).doesNotContain(board);
        assertThat(anna.call().get("/api/v1/boards/" + board).statusCode()).isEqualTo(200);
        assertThat(ben.call().delete("/api/v1/tokens/" + token).statusCode()).isEqualTo(404);
        assertThat(ben.call().get("/api/v1/tokens").asString()).doesNotContain(token);
        assertThat(anna.call().get("/api/v1/tokens").path("[0].revoked").toString())
                .isEqualTo("false");
        assertThat(ben.call()
                        .formParam("id", token)
                        .post("/account/tokens/revoke")
                        .asString())
                .contains("没有令牌");
        for (String path : List.of(
                "/api/v1/cases/AN-1",
                "/api/v1/records/hidden/h1",
                "/records/hidden/h1",
                "/preview/hidden/h1",
                "/similar/hidden/h1",
                "/api/v1/entities/phone:13700002222",
                "/api/v1/imports/" + imported,
                "/api/v1/imports/" + imported + "/events",
                "/api/v1/imports/" + imported + "/rejects",
                "/imports/" + imported,
                "/imports/" + imported + "/progress",
                "/imports/" + imported + "/rejects")) {
            assertThat(ben.call().get(path).statusCode()).as(path).isEqualTo(404);
        }
        Map<String, Map<String, Object>> changes = Map.of(
                "/api/v1/cases/AN-1/members", Map.of("user", "ben"),
                "/api/v1/cases/AN-1/state", Map.of("closed", true));
        changes.forEach((path, change) -> assertThat(ben.call()
                        .contentType(ContentType.JSON)
                        .body(change)
                        .post(path)
                        .statusCode())
                .as(path)
                .isIn(403, 404));
        assertThat(ben.call().delete("/api/v1/cases/AN-1/members/anna").statusCode())
                .isIn(403, 404);
        assertThat(ben.signedIn()
                        .header("Clew-Purpose", "AN-1")
                        .get("/api/v1/search?q=")
                        .path("code")
                        .toString())
                .isEqualTo("purpose-refused");
        assertThat(ben.call().get("/api/v1/cases").asString()).doesNotContain("AN-1");
        assertThat(ben.call().get("/api/v1/leads").asString()).doesNotContain(lead, "13700002222");
        assertThat(ben.call()
                        .contentType(ContentType.JSON)
                        .body(Map.of("state", "refused", "reason", "无据"))
                        .post("/api/v1/leads/" + lead + "/decision")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aKindThatIsNoNameIsRefused() {
        for (String kind : List.of("\u0000", "停付\n", " ", "x".repeat(65))) {
            assertThat(owner().contentType(ContentType.JSON)
                            .body(Map.of("kind", kind, "subject", "phone:13700002222", "why", "停机"))
                            .post("/api/v1/leads")
                            .statusCode())
                    .as(kind)
                    .isEqualTo(400);
        }
    }

    @Test
    void whoLeavesInTheMiddleOfSendingAlarmsNobody() throws Exception {
        var said = new CompletableFuture<LogRecord>();
        var log = java.util.logging.Logger.getLogger(Problems.class.getName());
        var ear = new StreamHandler() {
            @Override
            public void publish(LogRecord line) {
                said.complete(line);
            }
        };
        log.addHandler(ear);
        try (var caller = new Socket(clew.getHost(), clew.getPort())) {
            String secret = Base64.getEncoder().encodeToString(("owner:" + ApiProfile.PASSWORD).getBytes(UTF_8));
            caller.getOutputStream().write("""
                    POST /api/v1/imports HTTP/1.1\r
                    Host: clew\r
                    Authorization: Basic %s\r
                    Clew-Purpose: left\r
                    Content-Type: multipart/form-data; boundary=part\r
                    Content-Length: 60000\r
                    \r
                    --part\r
                    Content-Disposition: form-data; name="file"; filename="left.csv"\r
                    \r
                    姓名,证件号码,手机号码,入网时间
                    """.formatted(secret).getBytes(UTF_8));
            caller.getOutputStream().flush();
            caller.close();
            assertThat(said.get(20, TimeUnit.SECONDS).getLevel().intValue()).isEqualTo(Level.INFO.intValue());
        } finally {
            log.removeHandler(ear);
        }
    }

    @Test
    void theLogHoldsNoSecretAndNobodysName() throws Exception {
        record();
        var one = person("logged", "investigator", 0);
        String token = token(one, Map.of("name", "t"));
        bearer(token, "/api/v1/search?q=周密语");
        one.call().get("/search?q=周密语");
        one.call().get("/api/v1/entities/phone:13700001111");
        one.call().contentType(ContentType.JSON).body("{\"text\":\"周密语").post("/api/v1/search/similar");
        basic("logged", "a wrong secret");
        bearer("clew_wrong_token", "/api/v1/me");
        given().formParam("j_username", "logged")
                .formParam("j_password", "wrong at the form")
                .post("/j_security_check");
        assertThat(Files.size(HardeningProfile.LOG)).isPositive();
        assertThat(Files.readString(HardeningProfile.LOG))
                .doesNotContain(
                        ApiProfile.PASSWORD,
                        one.password(),
                        one.session(),
                        token,
                        "a wrong secret",
                        "clew_wrong_token",
                        "wrong at the form",
                        "周密语",
                        "13700001111");
        clock.pass(Duration.ofHours(2));
    }

    /** Somebody who signed in. */
    private record Person(String session, String password) {

        RequestSpecification signedIn() {
            return given().cookie(Credentials.COOKIE, session);
        }

        RequestSpecification call() {
            return signedIn().header("Clew-Purpose", PURPOSE).cookie("clew-purpose", PURPOSE);
        }
    }

    private static Person person(String user, String role, int clearance) {
        owner().contentType(ContentType.JSON)
                .body(Map.of("user", user, "roles", List.of(role), "clearance", clearance))
                .post("/api/v1/accounts")
                .then()
                .statusCode(200);
        String once = owner().post("/api/v1/accounts/" + user + "/link").path("secret");
        String password = "quiet harbour " + Integer.toHexString(user.hashCode());
        Response set = given().cookie(Credentials.COOKIE, signIn(user, once, ""))
                .contentType(ContentType.JSON)
                .body(Map.of("next", password))
                .post("/api/v1/me/password");
        assertThat(set.statusCode()).isEqualTo(204);
        return new Person(set.cookie(Credentials.COOKIE), password);
    }

    private static String signIn(String user, String secret, String former) {
        return given().redirects()
                .follow(false)
                .cookie(Credentials.COOKIE, former)
                .formParam("j_username", user)
                .formParam("j_password", secret)
                .post("/j_security_check")
                .then()
                .statusCode(303)
                .extract()
                .cookie(Credentials.COOKIE);
    }

    private static Response me(String session) {
        return given().cookie(Credentials.COOKIE, session).get("/api/v1/me");
    }

    private static Response basic(String user, String password) {
        return given().auth().preemptive().basic(user, password).get("/api/v1/me");
    }

    private static Response bearer(String token, String path) {
        return given().header("Authorization", "Bearer " + token)
                .header("Clew-Purpose", PURPOSE)
                .get(path);
    }

    private static String token(Person person, Map<String, Object> asked) {
        return person.call()
                .contentType(ContentType.JSON)
                .body(asked)
                .post("/api/v1/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    private static void record() {
        source("forms", 0);
        send("forms", RECORD);
    }
}
