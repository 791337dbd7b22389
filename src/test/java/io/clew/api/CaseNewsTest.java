package io.clew.api;

import static io.clew.api.Calls.openCase;
import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.under;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Two people have one case open: each is told that the other is there and that something changed, nobody else is. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class CaseNewsTest {

    private static final String CASE = "NEWS-1";

    /** A stream of events as a page reads it. */
    private static final class Stream implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
        private final InputStream body;

        Stream(String session) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + RestAssured.port + "/cases/" + CASE + "/events?seconds=60"))
                    .header("Cookie", "clew-session=" + session)
                    .build();
            body = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body();
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                lines.lines()
                        .filter(line -> line.startsWith("data:"))
                        .forEach(line -> told.add(Json.read(line.substring(5), JsonNode.class)));
            } catch (java.io.UncheckedIOException | IOException closed) {
                told.add(Json.read("{}", JsonNode.class)); // the stream was closed
            }
        }

        /** The first that is told from now on of which this holds. */
        JsonNode next(Predicate<JsonNode> holds) throws InterruptedException {
            while (true) {
                JsonNode each = Objects.requireNonNull(told.poll(20, TimeUnit.SECONDS), "nothing more was told");
                if (holds.test(each)) {
                    return each;
                }
            }
        }

        @Override
        public void close() throws IOException {
            body.close();
            client.close();
        }
    }

    @Test
    void whatOneWritesTheOtherIsToldOf() throws Exception {
        String chen = signIn("news-chen", "analyst", 1);
        String li = signIn("news-li", "analyst", 1);
        openCase(CASE, "news-chen", "news-li");
        try (var one = new Stream(chen)) {
            long before = one.next(each -> each.has("version")).path("version").asLong();
            under(li, CASE)
                    .body(Map.of("text", "已调取流水"))
                    .post("/api/v1/cases/" + CASE + "/notes")
                    .then()
                    .statusCode(200);
            assertThat(one.next(each -> each.path("version").asLong() > before).toString())
                    .as("never what")
                    .doesNotContain("流水");
            try (var other = new Stream(li)) {
                assertThat(one.next(each -> each.path("people").size() == 1)
                                .path("people")
                                .get(0)
                                .asText())
                        .contains("news-li");
                assertThat(other.next(each -> each.has("people")).toString())
                        .contains("news-chen")
                        .doesNotContain("news-li");
            }
            one.next(each -> each.path("people").isEmpty());
        }
        String stranger = signIn("news-stranger", "analyst", 1);
        assertThat(under(stranger, CASE)
                        .header("Accept", "text/event-stream")
                        .get("/cases/" + CASE + "/events?seconds=1")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(owner().get("/api/v1/cases/" + CASE).statusCode()).isEqualTo(200);
    }
}
