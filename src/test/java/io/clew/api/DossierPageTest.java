package io.clew.api;

import static io.clew.api.Calls.call;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a dossier says first: whose it is, and all else of theirs. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class DossierPageTest {

    private static final String HOLDER = "330199199003077770";
    private static final String ONE = "6217000055550000011";
    private static final String OTHER = "6217000055550000029";
    private static final String PHONE = "+8613987651234";

    @BeforeEach
    void records() {
        source("dossier-page", 0);
        send("dossier-page", """
                {"id":"o1","type":"account","title":"开户","occurredAt":"2025-01-02T00:00:00+08:00","fields":{"account":"%1$s","bank":"滨河支行","state":"正常","balance":"8.00"},\
                "facts":[{"from":"person:%4$s","to":"account:%1$s","link":"owns"}]}
                {"id":"o2","type":"account","title":"开户","facts":[{"from":"person:%4$s","to":"account:%2$s","link":"owns"},{"from":"person:%4$s","to":"phone:%3$s","link":"registered"}]}
                {"id":"t1","type":"transfer","title":"转账","occurredAt":"2026-03-01T10:00:00+08:00","fields":{"own":"%1$s","balance":"61.50"},\
                "facts":[{"from":"account:6217000055550000037","to":"account:%1$s","link":"transfer","at":"2026-03-01T10:00:00+08:00","amount":"300.00"}]}
                {"id":"t2","type":"transfer","title":"转账","occurredAt":"2026-03-02T10:00:00+08:00",\
                "facts":[{"from":"account:6217000055550000037","to":"account:%2$s","link":"transfer","at":"2026-03-02T10:00:00+08:00","amount":"1700.00"}]}
                """.formatted(ONE, OTHER, PHONE, HOLDER));
    }

    @Test
    void anAccountSaysWhoseItIsHowItStandsAndAllElseOfItsHolder() {
        String page = page("/entities/account:" + ONE);
        String first = page.substring(page.indexOf("id=\"belongs\""), page.indexOf("id=\"totals\""));
        assertThat(first)
                .contains("滨河支行", "正常", "61.50", "2026-03-01 10:00:00")
                .contains("data-key=\"person:" + HOLDER, "data-key=\"account:" + OTHER, "data-key=\"phone:" + PHONE);
    }

    @Test
    void aPersonIsTheSumOfAllTheirAccounts() {
        String page = page("/entities/person:" + HOLDER);
        String first = page.substring(page.indexOf("id=\"belongs\""), page.indexOf("id=\"totals\""));
        assertThat(first).contains("名下 2 个账户、1 个号码", "¥ 2,000.00");
    }

    private static String page(String address) {
        return call(signIn("dossier-page-reader", "investigator", 0), true)
                .header("Accept", "text/html")
                .get(address)
                .asString();
    }
}
