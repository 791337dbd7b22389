package io.clew.api;

import static io.clew.api.Calls.owner;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the OpenAPI document says holds for every call that there is, new ones included. It is left in {@code
 * target/openapi.json}, where {@code src/test/api/lint.sh} and {@code clients.sh} find it.
 */
@QuarkusTest
@TestProfile(ApiProfile.class)
class ApiDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

    private static JsonNode document() {
        try {
            byte[] said = owner().accept("application/json")
                    .get("/q/openapi?format=json")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            Files.write(Path.of("target", "openapi.json"), said);
            return new ObjectMapper().readTree(said);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void each(JsonNode document, BiConsumer<String, JsonNode> look) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(one -> {
                    if (METHODS.contains(one.getKey())) {
                        look.accept(
                                one.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(), one.getValue());
                    }
                }));
    }

    @Test
    void everyReferenceLeadsToSomething() {
        JsonNode document = document();
        List<String> dead = document.findValuesAsText("$ref").stream()
                .filter(reference -> document.at(reference.substring(1)).isMissingNode())
                .distinct()
                .toList();
        assertThat(dead).isEmpty();
    }

    @Test
    void everyCallHasANameATagASummaryItsParametersAndWhatMayGoWrong() {
        JsonNode document = document();
        Set<String> names = new TreeSet<>();
        Set<String> tags = new TreeSet<>();
        document.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        List<String> faults = new ArrayList<>();
        each(document, (call, operation) -> {
            if (!call.contains(" /api/v1/")) {
                faults.add(call + " is no call of the API");
            }
            if (!names.add(operation.path("operationId").asText())) {
                faults.add(call + " shares its name");
            }
            if (!operation.path("operationId").asText().matches("[a-z][A-Za-z0-9]+")) {
                faults.add(call + " has the name " + operation.path("operationId"));
            }
            if (operation.path("summary").asText().isBlank()) {
                faults.add(call + " has no summary");
            }
            if (operation.path("tags").isEmpty()) {
                faults.add(call + " has no tag");
            }
            operation.path("tags").forEach(tag -> {
                if (!tags.contains(tag.asText())) {
                    faults.add(call + " has an undescribed tag");
                }
            });
            Set<String> declared = new TreeSet<>();
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("path")) {
                    declared.add(parameter.path("name").asText());
                }
            });
            for (Matcher in = IN_PATH.matcher(call); in.find(); ) {
                if (!declared.contains(in.group(1))) {
                    faults.add(call + " does not declare " + in.group(1));
                }
            }
            for (String status : List.of("400", "401", "403", "429", "503")) {
                if (operation.path("responses").path(status).isMissingNode()) {
                    faults.add(call + " does not say " + status);
                }
            }
            boolean succeeds = operation.path("responses").properties().stream()
                    .anyMatch(one -> one.getKey().startsWith("2"));
            if (!succeeds) {
                faults.add(call + " never succeeds");
            }
        });
        assertThat(faults).isEmpty();
        assertThat(names).hasSizeGreaterThan(50);
    }

    @Test
    void everyReadSaysWhereItsPurposeStands() {
        List<String> without = new ArrayList<>();
        JsonNode document = document();
        GuardRules.RULES.forEach((route, rule) -> {
            String[] words = route.split(" ", 2);
            if (rule.purposed() && words[1].startsWith("/api/")) {
                JsonNode operation =
                        document.path("paths").path(words[1]).path(words[0].toLowerCase(java.util.Locale.ROOT));
                if (!operation.path("parameters").toString().contains("#/components/parameters/Purpose")) {
                    without.add(route);
                }
            }
        });
        assertThat(without).isEmpty();
    }

    @Test
    void whoeverReadsItKnowsHowToSignInAndWhatAProblemIs() {
        JsonNode document = document();
        assertThat(document.path("servers")).isNotEmpty();
        assertThat(document.path("security")).hasSize(3);
        for (JsonNode one : document.path("security")) {
            one.fieldNames()
                    .forEachRemaining(name -> assertThat(document.path("components")
                                    .path("securitySchemes")
                                    .path(name))
                            .isNotEmpty());
        }
        document.path("components")
                .path("responses")
                .forEach(response -> assertThat(response.path("content")
                                .path("application/problem+json")
                                .path("schema")
                                .path("$ref")
                                .asText())
                        .isEqualTo("#/components/schemas/Problem"));
        assertThat(document.path("components").path("schemas").path("Problem")).isNotEmpty();
        assertThat(document.toString()).doesNotContain("j_security_check");
    }

    @Test
    void whatWasMadeSaysWhereItIsAndWhichVersion() {
        var made = owner().contentType("application/json")
                .body(Map.of("title", "画布", "state", Map.of("nodes", List.of())))
                .post("/api/v1/boards")
                .then()
                .statusCode(201)
                .extract();
        String where = made.header("Location");
        assertThat(where).isEqualTo("/api/v1/boards/" + made.path("id"));
        String tag = owner().get(where).then().statusCode(200).extract().header("ETag");
        assertThat(tag).isEqualTo("\"1\"");
        owner().header("If-None-Match", tag).get(where).then().statusCode(304);
        owner().header("If-Match", tag)
                .contentType("application/json")
                .body(Map.of("title", "画布二", "state", Map.of("nodes", List.of())))
                .put(where)
                .then()
                .statusCode(200);
        owner().header("If-Match", tag)
                .contentType("application/json")
                .body(Map.of("title", "画布三", "state", Map.of("nodes", List.of())))
                .put(where)
                .then()
                .statusCode(409);
    }

    @Test
    void everyAnswerHasTheNameOfItsRequestAndWhatIsLeftOfTheRate() {
        var answer = owner().header("X-Request-Id", "from-a-proxy-17").get("/api/v1/sources");
        assertThat(answer.header("X-Request-Id")).isEqualTo("from-a-proxy-17");
        assertThat(answer.header("RateLimit-Remaining")).matches("[0-9]+");
        assertThat(owner().header("X-Request-Id", "<script>")
                        .get("/no-such-page")
                        .header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void whatIsSentCompressedIsRead() throws IOException {
        Calls.source("zipped", 0);
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.GZIPOutputStream(bytes)) {
            zip.write("{\"id\":\"one\",\"title\":\"压缩\"}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        owner().contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .body(bytes.toByteArray())
                .post("/api/v1/records?source=zipped")
                .then()
                .statusCode(200)
                .body("accepted", org.hamcrest.Matchers.equalTo(1));
    }

    @Test
    void metricsSayWhatAnOperatorWatches() {
        owner().get("/api/v1/records/none/none").then().statusCode(404);
        String said = owner().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(said)
                .contains("clew_records_sequence", "clew_graph_lag", "clew_graph_facts", "clew_audit_entries")
                .contains("clew_imports{state=\"queued\"}", "clew_imports_rows_total{result=\"accepted\"}")
                .contains("clew_refusals_total{code=\"record-unknown\"}", "http_server_requests_seconds_bucket");
    }
}
