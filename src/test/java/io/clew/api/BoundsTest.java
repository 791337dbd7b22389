package io.clew.api;

import static io.clew.api.Calls.owner;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every bound of a number that the description of the API states is one that the API keeps. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class BoundsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param names from the body down to the number; of a parameter itself alone */
    private record Bound(String method, String path, boolean body, List<String> names, BigDecimal beyond) {}

    private final List<Bound> bounds = new ArrayList<>();
    private JsonNode document = JSON.createObjectNode();

    @Test
    void whatLiesBeyondABoundIsRefusedByTheNameOfItsField() throws IOException {
        document = JSON.readTree(
                given().get("/q/openapi?format=json").then().extract().asString());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call ->
                                collect(call.getKey().toUpperCase(Locale.ROOT), path.getKey(), call.getValue())));
        assertThat(bounds).hasSizeGreaterThan(60);
        var faults = new ArrayList<String>();
        for (Bound bound : bounds) {
            Response answer = send(bound, bound.beyond.toString());
            String last = bound.names.getLast();
            if (answer.statusCode() != 400
                    || !List.of(last).equals(answer.path("errors.field"))
                    || !List.of("invalid", "range").contains(answer.<String>path("code"))) {
                faults.add(bound + " was " + answer.statusCode() + " " + answer.asString());
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aBoundIsSaidInBothLanguages() {
        String path = "/api/v1/search?q=&size=10001";
        assertThat(owner().header("Accept-Language", "en").get(path).<String>path("detail"))
                .isEqualTo("This is at most 10,000, not 10,001.");
        assertThat(owner().header("Accept-Language", "zh").get(path).<String>path("errors[0].message"))
                .isEqualTo("不大于 10,000，不能是 10,001。");
    }

    private void collect(String method, String path, JsonNode call) {
        for (JsonNode parameter : call.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                number(method, path, false, List.of(parameter.path("name").asText()), parameter.path("schema"));
            }
        }
        JsonNode body = call.path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        object(method, path, List.of(), body);
    }

    private void object(String method, String path, List<String> names, JsonNode schema) {
        if (names.size() > 3) {
            return;
        }
        resolved(schema).path("properties").properties().forEach(property -> {
            var at = new ArrayList<>(names);
            at.add(property.getKey());
            number(method, path, true, at, property.getValue());
            object(method, path, at, property.getValue());
        });
    }

    private JsonNode resolved(JsonNode schema) {
        for (JsonNode one : schema.path("anyOf")) {
            if (one.has("$ref")) {
                return resolved(one);
            }
        }
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private void number(String method, String path, boolean body, List<String> names, JsonNode schema) {
        if (schema.has("minimum")) {
            bounds.add(new Bound(
                    method,
                    path,
                    body,
                    names,
                    schema.get("minimum").decimalValue().subtract(BigDecimal.ONE)));
        }
        if (schema.has("maximum")) {
            bounds.add(new Bound(
                    method,
                    path,
                    body,
                    names,
                    schema.get("maximum").decimalValue().add(BigDecimal.ONE)));
        }
    }

    private static Response send(Bound bound, String value) {
        RequestSpecification call = owner();
        if (bound.body) {
            ObjectNode body = JSON.createObjectNode();
            ObjectNode at = body;
            for (String name : bound.names.subList(0, bound.names.size() - 1)) {
                at = at.putObject(name);
            }
            at.put(bound.names.getLast(), new BigDecimal(value));
            call.contentType(ContentType.JSON).body(body.toString());
        } else {
            call.queryParam(bound.names.getLast(), value);
        }
        return call.request(bound.method, bound.path.replaceAll("\\{[^}]+}", "none"));
    }
}
