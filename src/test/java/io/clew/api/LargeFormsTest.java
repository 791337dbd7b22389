package io.clew.api;

import static io.clew.api.Calls.call;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Forms take what their pages promise, and lines that ask about several are read as such. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class LargeFormsTest {

    private static final String ROW = """
            {"id":"r1","type":"incident","title":"一笔","text":"来电 13987650001，转账至 6217000099990000012"}
            """;

    @Test
    void aColumnOfAMegabyteIsCompared() {
        source("large-forms", 0);
        send("large-forms", ROW);
        String session = signIn("large-forms-reader", "investigator", 0);
        String column = IntStream.range(0, 4_900)
                        .mapToObj(i -> "62170000%0210d".formatted(i))
                        .collect(Collectors.joining("\n"))
                + "\n13987650001";
        assertThat(column.length()).isGreaterThan(1_000_000);
        String page = call(session, true)
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("values", column)
                .post("/compare")
                .asString();
        assertThat(page).contains("phone:+8613987650001").doesNotContain("too-large");
    }

    @Test
    void aLineThatNamesTwoIsReadAsAQuestionAboutBoth() {
        String session = signIn("large-forms-asker", "investigator", 0);
        for (String line : new String[] {
            "13987650001 与 13987650002 的关系", "13987650001、13987650002的共同联系人", "139 8765 0001 和 139 8765 0002"
        }) {
            assertThat(search(session, line))
                    .as(line)
                    .contains("/together?n=phone%3A%2B8613987650001&amp;n=phone%3A%2B8613987650002");
        }
        assertThat(search(session, "13987650001 转账")).doesNotContain("/together?");
    }

    private static String search(String session, String line) {
        return call(session, true)
                .header("Accept", "text/html")
                .queryParam("q", line)
                .get("/search")
                .asString();
    }
}
