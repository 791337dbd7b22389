package io.clew.api;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.tika.Tika;
import org.apache.tika.exception.TikaException;
import org.hamcrest.Matchers;

/** What tests of the doors do again and again: people, sources and records by way of the API. */
final class Calls {

    static final String PURPOSE = URLEncoder.encode("核查线索", StandardCharsets.UTF_8);

    private Calls() {}

    /** A call of somebody who signed in, or of nobody where the session is empty. */
    static RequestSpecification call(String session, boolean purposed) {
        RequestSpecification call = given();
        if (!session.isEmpty()) {
            call.cookie("clew-session", session);
        }
        if (purposed) {
            call.header("Clew-Purpose", PURPOSE).cookie("clew-purpose", PURPOSE);
        }
        return call;
    }

    /** A call of the owner, who may do everything. */
    static RequestSpecification owner() {
        return given().auth().preemptive().basic("owner", ApiProfile.PASSWORD).header("Clew-Purpose", PURPOSE);
    }

    /** Lets somebody in whose roles are only this one, made where there is nobody of that name; returns their session. */
    static String signIn(String user, String role, int clearance) {
        owner().contentType(ContentType.JSON)
                .body(Map.of("user", user, "roles", List.of(role), "clearance", clearance))
                .post("/api/v1/accounts");
        String once = owner().post("/api/v1/accounts/" + user + "/link")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        return given().redirects()
                .follow(false)
                .formParam("j_username", user)
                .formParam("j_password", once)
                .post("/j_security_check")
                .then()
                .statusCode(303)
                .extract()
                .cookie("clew-session");
    }

    /** Opens a case in which these people work. */
    static void openCase(String id, String... members) {
        owner().contentType(ContentType.JSON)
                .body(Map.of("id", id, "title", "试办"))
                .post("/api/v1/cases")
                .then()
                .statusCode(200);
        for (String user : members) {
            owner().contentType(ContentType.JSON)
                    .body(Map.of("user", user))
                    .post("/api/v1/cases/" + id + "/members")
                    .then()
                    .statusCode(200);
        }
    }

    /** A call by whoever signed in, under a purpose. */
    static RequestSpecification under(String session, String purpose) {
        return given().cookie("clew-session", session)
                .header("Clew-Purpose", purpose)
                .contentType(ContentType.JSON);
    }

    /** A page as somebody who signed in sees it under a purpose. */
    static Response pageUnder(String session, String purpose, String address) {
        return given().cookie("clew-session", session)
                .cookie("clew-purpose", purpose)
                .header("Accept", "text/html")
                .get(address);
    }

    static void source(String id, int grade) {
        owner().contentType(ContentType.JSON)
                .body(Map.of("id", id, "title", id, "grade", grade))
                .post("/api/v1/sources")
                .then()
                .statusCode(200);
    }

    static void send(String source, String lines) {
        owner().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/records?source=" + source)
                .then()
                .statusCode(200)
                .body("rejected", Matchers.empty());
    }

    /** What the document of a report says, which is the same in Word and PDF and holds against the records. */
    static String report(Map<String, Object> asked) {
        Response made = owner().contentType(ContentType.JSON).body(asked).post("/api/v1/reports");
        made.then().statusCode(200);
        String path = "/api/v1/reports/" + made.path("id");
        String manifest = owner().get(path + ".json").asString();
        owner().contentType(ContentType.JSON)
                .body(manifest)
                .post("/api/v1/reports/verify")
                .then()
                .body("holds", Matchers.is(true), "same", Matchers.is(true), "records", Matchers.greaterThan(0));
        owner().get(path + ".pdf").then().statusCode(200);
        return words(owner().get(path + ".docx"));
    }

    /** What an answer says to its reader, whatever its form; today's hour left out. */
    static String words(Response answer) {
        String type = String.valueOf(answer.contentType());
        String said = type.contains("officedocument") || type.contains("pdf")
                ? opened(answer.asByteArray())
                : answer.asString();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        String now = "(?:" + today.minusDays(1) + "|" + today + ")"; // midnight may pass between two answers
        return answer.statusCode() + " " + said.replaceAll(now + "[ T]?[0-9:.]*", "");
    }

    private static String opened(byte[] document) {
        try {
            return new Tika().parseToString(new ByteArrayInputStream(document));
        } catch (IOException | TikaException e) {
            throw new IllegalStateException(e);
        }
    }
}
