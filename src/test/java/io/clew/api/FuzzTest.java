package io.clew.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.clew.graph.Seeds;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Thousands of calls made at random from the program's own description, most of them wrong: none of them is its fault. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class FuzzTest {

    private static final int CALLS = Integer.getInteger("clew.fuzz", 2_500);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> ODD = List.of(
            "",
            "none",
            "\u0000",
            "../../etc/passwd",
            "a".repeat(300),
            "x".repeat(5_000),
            "💥",
            "\ud7ff",
            "１２３",
            "null",
            "[]",
            "-1",
            "0",
            "99999999999999999999",
            "NaN",
            "1e400",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "2026-02-30",
            "0001-01-01T00:00:00Z",
            "2026-03-01T10:00:00+08:00",
            "2026-03-01",
            "%",
            "*",
            "\"",
            "(((((",
            "a OR",
            "field:",
            "- - -",
            "{\"a\":1}",
            "true",
            "\u202e",
            "\u200b",
            "transfer",
            "F1",
            "account:",
            "a:b:c",
            "guard-open/g1");

    private static final List<String> KEYS = List.of(
            GuardWorld.FROM, GuardWorld.TO, GuardWorld.VICTIM, GuardWorld.MINOR, "phone:+8613812345678", "device:1");

    /** What would end the session of the test itself, or everybody's. */
    private static final Set<String> LEFT_OUT = Set.of(
            "/api/v1/me/password",
            "/api/v1/accounts",
            "/api/v1/accounts/{user}",
            "/api/v1/accounts/{user}/link",
            "/people",
            "/people/{user}",
            "/people/{user}/link",
            "/account/password",
            "/sign-out");

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Random random = new Random();
    private JsonNode described = JsonNodeFactory.instance.objectNode();

    private record Call(String method, String path, JsonNode operation) {}

    @Test
    void noCallWhateverItSaysIsAnsweredWithAFaultOfTheProgram() throws Exception {
        GuardWorld.prepare();
        long seed = Seeds.fresh(1)[0];
        random = new Random(seed);
        described = JSON.readTree(send(HttpRequest.newBuilder(site.resolve("/q/openapi?format=json")))
                .body());
        var answers = new Described(described.toString());
        List<Call> calls = calls();
        var faults = new TreeMap<String, String>();
        for (int i = 0; i < CALLS; i++) {
            Call call = calls.get(random.nextInt(calls.size()));
            String address = address(call);
            String type = call.operation.at("/requestBody/content").fieldNames().hasNext()
                    ? call.operation.at("/requestBody/content").fieldNames().next()
                    : "application/json";
            String body = body(call, type);
            var request = HttpRequest.newBuilder(URI.create(site.toString().replaceFirst("/$", "") + address))
                    .method(call.method, HttpRequest.BodyPublishers.ofString(body))
                    .header("Clew-Purpose", "fuzz");
            if (!body.isEmpty()) {
                request.header("Content-Type", type.startsWith("multipart") ? type + "; boundary=X9" : type);
            }
            var answer = send(request);
            if (answer.statusCode() >= 500) {
                faults.putIfAbsent(
                        call.method + " " + call.path + " " + answer.statusCode(),
                        shortened(address) + " " + shortened(body) + " → " + shortened(answer.body()));
            }
            String media = answer.headers().firstValue("Content-Type").orElse("");
            var undescribed = answers.faults(call.method, pathOf(address), answer.statusCode(), media, answer.body());
            if (!undescribed.isEmpty()) {
                faults.putIfAbsent(
                        call.method + " " + call.path + " " + undescribed,
                        shortened(address) + " " + shortened(body) + " → " + shortened(answer.body()));
            }
        }
        assertThat(faults).as("again with -Dclew.seed=%d", seed).isEmpty();
    }

    private static String pathOf(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        String owner =
                Base64.getEncoder().encodeToString(("owner:" + ApiProfile.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return client.send(
                request.header("Authorization", "Basic " + owner).build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<Call> calls() {
        var calls = new ArrayList<Call>();
        described
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (Set.of("get", "post", "put", "delete").contains(method.getKey())
                            && !LEFT_OUT.contains(path.getKey())) {
                        calls.add(new Call(
                                method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), method.getValue()));
                    }
                }));
        return calls;
    }

    private String address(Call call) {
        String path = call.path;
        var query = new StringBuilder();
        for (JsonNode parameter : call.operation.path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("path")) {
                path = path.replace("{" + name + "}", encoded(text()));
            } else if (parameter.path("in").asText().equals("query") && random.nextInt(5) < 3) {
                JsonNode value = value(parameter.path("schema"), 0);
                query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
                query.append(encoded(value.isTextual() ? value.asText() : value.toString()));
            }
        }
        if (random.nextInt(100) == 0) {
            query.append(query.isEmpty() ? '?' : '&').append("x=1");
        }
        return path.replaceAll("\\{[^}]*}", "none") + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.length() > 2_000 ? text.substring(0, 2_000) : text, StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private String text() {
        return random.nextInt(5) < 2 ? KEYS.get(random.nextInt(KEYS.size())) : ODD.get(random.nextInt(ODD.size()));
    }

    private String body(Call call, String type) {
        JsonNode schema = call.operation.at("/requestBody/content").path(type).path("schema");
        if (call.operation.path("requestBody").isMissingNode() || call.method.equals("GET")) {
            return "";
        }
        if (type.equals("application/json")) {
            String json = value(schema, 0).toString();
            return switch (random.nextInt(40)) {
                case 0 -> json.substring(0, json.length() / 2);
                case 1 -> "[".repeat(5_000);
                case 2 -> "";
                default -> json;
            };
        }
        if (type.startsWith("multipart")) {
            return random.nextInt(4) == 0
                    ? text()
                    : "--X9\r\nContent-Disposition: form-data; name=\""
                            + (random.nextBoolean() ? "file\"; filename=\"a.csv" : "source") + "\"\r\n\r\n" + text()
                            + "\r\n--X9--\r\n";
        }
        if (type.contains("urlencoded")) {
            return random.nextInt(3) == 0
                    ? text()
                    : "id=" + encoded(text()) + "&reason=" + encoded(text()) + "&subject=" + encoded(text());
        }
        return record() + "\n" + text() + "\n" + record();
    }

    private String record() {
        var record = JsonNodeFactory.instance.objectNode();
        record.put("id", text())
                .put("type", random.nextBoolean() ? "incident" : text())
                .put("title", text());
        record.put("text", text()).put("occurredAt", text());
        var entity = record.putArray("entities");
        entity.add(
                random.nextInt(4) == 0
                        ? JsonNodeFactory.instance.nullNode()
                        : JsonNodeFactory.instance
                                .objectNode()
                                .put("key", text())
                                .put("role", text()));
        var fact = JsonNodeFactory.instance.objectNode();
        fact.put("from", text())
                .put("to", text())
                .put("link", "transfer")
                .put("at", text())
                .put("amount", text());
        record.putArray("facts").add(random.nextInt(4) == 0 ? JsonNodeFactory.instance.nullNode() : fact);
        return record.toString();
    }

    /** Something like what the schema asks for, and now and then something quite different. */
    private JsonNode value(JsonNode asked, int depth) {
        var make = JsonNodeFactory.instance;
        JsonNode schema =
                asked.has("$ref") ? described.at(asked.path("$ref").asText().substring(1)) : asked;
        JsonNode other = schema.has("anyOf")
                ? schema.path("anyOf")
                : schema.has("oneOf") ? schema.path("oneOf") : schema.path("allOf");
        int dice = random.nextInt(20);
        if (dice == 0 || depth > 5) {
            return make.nullNode();
        }
        if (dice == 1) {
            return random.nextBoolean()
                    ? make.numberNode(Long.MAX_VALUE)
                    : make.arrayNode().addNull();
        }
        if (other.isArray() && !other.isEmpty()) {
            return value(other.get(random.nextInt(other.size())), depth);
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        if (type.equals("object") || schema.has("properties")) {
            var object = make.objectNode();
            schema.path("properties").properties().forEach(each -> {
                if (random.nextInt(4) > 0) {
                    object.set(each.getKey(), value(each.getValue(), depth + 1));
                }
            });
            return object;
        }
        return switch (type) {
            case "array" -> {
                var array = make.arrayNode();
                for (int n = random.nextInt(depth < 2 ? 30 : 3); n > 0; n--) {
                    array.add(value(schema.path("items"), depth + 1));
                }
                yield array;
            }
            case "integer" ->
                make.numberNode(List.of(0L, 1L, 5L, 100L, 10_001L, -1L, 1L << 31, Long.MIN_VALUE)
                        .get(random.nextInt(8)));
            case "number" -> make.numberNode(random.nextBoolean() ? 0.5 : 1e308);
            case "boolean" -> make.booleanNode(random.nextBoolean());
            default -> make.textNode(text());
        };
    }
}
