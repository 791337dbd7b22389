package io.clew.api;

import static io.clew.api.Calls.owner;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a number that is waited for to a letter at a mail server, which is away when the alert comes. */
@QuarkusTest
@TestProfile(MailProfile.class)
class MailTest {

    private static final String NUMBER = "13677778888";

    private final GreenMail server = new GreenMail(new ServerSetup(
            Integer.parseInt(System.getProperty(MailProfile.PORT)), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void nobodyHears() {
        source("mail-open", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void anAlertIsToldByItsNumberKindAndLinkAlone() throws Exception {
        owner().get("/api/v1/me/mail").then().statusCode(404);
        assertThat(set(Map.of("address", "li@elsewhere.example")).<String>path("code"))
                .isEqualTo("mail-address");
        assertThat(set(Map.of("address", "li@police.example", "quietFrom", "22"))
                        .<List<String>>path("errors.field"))
                .containsExactly("quietFrom");
        assertThat(set(Map.of("address", "li@police.example")).statusCode()).isEqualTo(200);
        owner().contentType(ContentType.JSON)
                .body(Map.of("title", "布控赵六", "reason", "核查", "expires", "2099-01-01", "values", List.of(NUMBER)))
                .post("/api/v1/watchlists")
                .then()
                .statusCode(200);
        send("mail-open", """
                {"id":"m1","type":"incident","title":"赵六被骗","text":"赵六的电话13677778888","occurredAt":"2026-03-01T10:20:00+08:00"}
                """);
        server.start(); // comes back while the letter waits
        assertThat(server.waitForIncomingEmail(60_000, 1)).isTrue();
        String alert = owner().get("/api/v1/alerts").path("alerts[0].id");
        String letter = GreenMailUtil.getWholeMessage(server.getReceivedMessages()[0]);
        assertThat(letter)
                .contains("https://clew.example/alerts/" + alert, "To: li@police.example")
                .doesNotContain(NUMBER, "m1", "mail-open");
        assertThat(owner().get("/api/v1/audit?act=mail-send").<List<String>>path("entries.who"))
                .contains("owner");
        assertThat(Calls.pageUnder(Calls.signIn("mail-page", "analyst", 1), "核查", "/mail")
                        .asString())
                .contains("尚未设置");
        assertThat(owner().header("Accept", "text/html")
                        .cookie("clew-purpose", Calls.PURPOSE)
                        .get("/mail")
                        .asString())
                .contains("写信到 li@police.example", "上一封");
        owner().delete("/api/v1/me/mail").then().statusCode(204);
        owner().get("/api/v1/me/mail").then().statusCode(404);
    }

    private static Response set(Map<String, Object> body) {
        return owner().contentType(ContentType.JSON).body(body).put("/api/v1/me/mail");
    }
}
