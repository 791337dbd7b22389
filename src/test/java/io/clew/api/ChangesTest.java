package io.clew.api;

import static io.clew.api.Calls.call;
import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The feed of changes as another system reads it. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class ChangesTest {

    private static final String FACT =
            "{\"from\":\"account:6222020200112233445\",\"to\":\"account:6217000011112222333\",\"link\":\"transfer\","
                    + "\"at\":\"2026-03-01T10:31:07+08:00\",\"amount\":\"500.00\"}";

    @Test
    void tellsRecordsWithTheirFactsAndDecisionsInOrderWhateverTheSizeOfAPage() {
        source("changes", 3);
        BigDecimal start = end();
        send(
                "changes",
                "{\"id\":\"c1\",\"type\":\"transfer\",\"facts\":[" + FACT + "," + FACT.replace("500", "600") + "]}\n"
                        + "{\"id\":\"c2\",\"type\":\"incident\",\"text\":\"报案\"}\n");
        String lead = owner().contentType(ContentType.JSON)
                .body(Map.of("kind", "freeze", "subject", "account:6222020200112233445", "why", "止付"))
                .post("/api/v1/leads")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        owner().contentType(ContentType.JSON)
                .body(Map.of("state", "accepted", "reason", "属实"))
                .post("/api/v1/leads/" + lead + "/decision")
                .then()
                .statusCode(200);
        send("changes", "{\"id\":\"c2\",\"type\":\"incident\",\"text\":\"报案人更正\"}\n");
        var expected = List.of(
                "record changes/c1", "fact changes/c1#0", "fact changes/c1#1", "decision " + lead, "record changes/c2");
        for (int size : List.of(1, 2, 3, 100)) {
            var told = new ArrayList<String>();
            var places = new ArrayList<BigDecimal>();
            BigDecimal after = start;
            for (JsonPath page = changes(after, size); !page.getList("items").isEmpty(); page = changes(after, size)) {
                for (Map<String, Object> item : page.<Map<String, Object>>getList("items")) {
                    told.add(item.get("kind") + " " + item.get("id"));
                    places.add(new BigDecimal(
                            Objects.requireNonNull(item.get("sequence")).toString()));
                }
                after = new BigDecimal(page.getString("next"));
            }
            assertThat(told).as("pages of %d", size).isEqualTo(expected);
            assertThat(places).isSorted().doesNotHaveDuplicates();
        }
        assertThat(changes(start, 100, "record").getList("items.id")).isEqualTo(List.of("changes/c1", "changes/c2"));
        assertThat(changes(start, 100, "decision").getString("items[0].state")).isEqualTo("accepted");
    }

    @Test
    void tellsNobodyOfASourceThatTheyMayNotRead() {
        source("changes-secret", 3);
        BigDecimal start = end();
        send("changes-secret", "{\"id\":\"s1\",\"type\":\"transfer\",\"facts\":[" + FACT + "]}\n");
        String chen = signIn("changes-chen", "investigator", 1);
        var page = call(chen, true).get("/api/v1/changes?after=" + start).jsonPath();
        assertThat(page.getList("items")).isEmpty();
        assertThat(changes(start, 10).getList("items.kind")).isEqualTo(List.of("record", "fact"));
    }

    @Test
    void refusesWhatIsNoPlaceAndNoKind() {
        owner().get("/api/v1/changes?after=yesterday").then().statusCode(400).body("errors[0].field", is("after"));
        owner().get("/api/v1/changes?kinds=rumour").then().statusCode(400).body("errors[0].field", is("kinds"));
    }

    private static BigDecimal end() {
        BigDecimal after = BigDecimal.ZERO;
        JsonPath page;
        do {
            page = changes(after, 10_000);
            after = new BigDecimal(page.getString("next"));
        } while (page.getBoolean("more"));
        return after;
    }

    private static JsonPath changes(BigDecimal after, int size, String... kinds) {
        return owner().queryParam("after", after.toPlainString())
                .queryParam("size", size)
                .queryParam("kinds", String.join(",", kinds))
                .get("/api/v1/changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));
    }
}
