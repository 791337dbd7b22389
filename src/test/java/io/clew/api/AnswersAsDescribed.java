package io.clew.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Holds every answer of the API that any test gets against the description of the API; found as a service of Quarkus. */
public final class AnswersAsDescribed implements QuarkusTestBeforeEachCallback, Filter {

    private static volatile @Nullable Described described;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(this);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification asked, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(asked, expected);
        URI at = URI.create(asked.getURI());
        String address = String.valueOf(at.getPath());
        String type = String.valueOf(answer.contentType());
        if (address.startsWith("/api/v1/") && (type.isEmpty() || type.contains("json") && !type.contains("ndjson"))) {
            assertThat(described(at).faults(asked.getMethod(), address, answer.statusCode(), type, answer.asString()))
                    .as("%s %s is answered %d as described", asked.getMethod(), at, answer.statusCode())
                    .isEmpty();
        }
        return answer;
    }

    private static Described described(URI at) {
        Described known = described;
        if (known == null) {
            try (var document = at.resolve("/q/openapi?format=json").toURL().openStream()) {
                known = new Described(new String(document.readAllBytes(), StandardCharsets.UTF_8));
                described = known;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return known;
    }
}
