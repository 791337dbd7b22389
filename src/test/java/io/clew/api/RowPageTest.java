package io.clew.api;

import static io.clew.api.Calls.call;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** How the page of a statement row reads. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class RowPageTest {

    private static final String ROW = """
            {"id":"r1","type":"transfer","title":"张某 → （未知） 366.16 元","fields":{"own":"6222020200112233445","direction":"out",\
            "counterpart":"missing","summary":"转账","mirrorOf":"row-page/r0"}}
            """;

    @Test
    void whatCleaningWroteReadsInTheReadersLanguageAndLeadsToTheOtherRow() {
        source("row-page", 0);
        send("row-page", ROW);
        String session = signIn("row-reader", "investigator", 0);
        for (String way : new String[] {"/records/row-page/r1", "/preview/row-page/r1"}) {
            assertThat(page(session, way, "zh-CN"))
                    .contains("本方账号", "支出", "流水未载明", "摘要", "href=\"/records/row-page/r0\"")
                    .doesNotContain("counterpart", "本机号码");
            assertThat(page(session, way, "en")).contains("Own account", "Counterparty", "not on the statement");
        }
    }

    private static String page(String session, String way, String language) {
        return call(session, true)
                .header("Accept", "text/html")
                .cookie("clew-lang", language)
                .get(way)
                .asString();
    }
}
