package io.clew.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescribedTest {

    private static final String DOCUMENT = """
            {"openapi":"3.1.0","paths":{
              "/api/v1/things/{id}":{"get":{"responses":{
                "200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},
                "404":{"$ref":"#/components/responses/Unknown"}}}},
              "/api/v1/things/all":{"delete":{"responses":{"204":{"description":"gone"}}}}},
             "components":{
              "responses":{"Unknown":{"content":{"application/problem+json":{"schema":{"type":"object","properties":{"code":{"type":"string"}}}}}}},
              "schemas":{"Thing":{"type":"object","required":["id"],"properties":{
                "id":{"type":"string"},"at":{"type":"string","format":"date-time"},
                "parts":{"type":"array","items":{"$ref":"#/components/schemas/Part"}}}},
               "Part":{"type":"object","properties":{"n":{"type":"integer"}}}}}}
            """;

    private static final Described DESCRIBED = new Described(DOCUMENT);

    private static boolean fits(int status, String type, String body) {
        return DESCRIBED.faults("GET", "/api/v1/things/a.b", status, type, body).isEmpty();
    }

    @Test
    void whatIsNotAsDescribedIsFound() {
        String json = "application/json;charset=UTF-8";
        assertThat(fits(200, json, "{\"id\":\"1\",\"at\":\"2026-03-01T10:00:00+08:00\",\"parts\":[{\"n\":1}]}"))
                .isTrue();
        for (String wrong : new String[] {
            "{}",
            "{\"id\":1}",
            "{\"id\":\"1\",\"more\":1}",
            "{\"id\":\"1\",\"parts\":[{\"n\":\"1\"}]}",
            "{\"id\":\"1\",\"parts\":[{\"m\":1}]}",
            "{\"id\":\"1\",\"at\":\"yesterday\"}",
            "[",
            ""
        }) {
            assertThat(fits(200, json, wrong)).as(wrong).isFalse();
        }
        assertThat(fits(200, "text/plain", "x")).isFalse();
        assertThat(fits(201, json, "{\"id\":\"1\"}")).isFalse();
        assertThat(fits(404, "application/problem+json", "{\"code\":\"x\"}")).isTrue();
        assertThat(fits(404, "application/problem+json", "{\"kode\":\"x\"}")).isFalse();
        assertThat(DESCRIBED.faults("DELETE", "/api/v1/things/all", 204, "", ""))
                .isEmpty();
    }
}
