package io.clew.web.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AskTest {

    @Test
    void anAddressReadBackAsksTheSame() {
        Ask asked = Ask.text("张三 & 李四+\"安全\"")
                .typed("incident")
                .of("jq-2026")
                .during("2026-03-01", "2026-03-31")
                .without("script:实战")
                .sorted("newest")
                .after("c/1=");
        assertThat(read(asked.href())).isEqualTo(asked);
    }

    @Test
    void choosingAFacetTwiceTakesItOff() {
        assertThat(Ask.text("a").typed("call").typed("call")).isEqualTo(Ask.text("a"));
    }

    @Test
    void theLastDayIsIncluded() {
        var query = Ask.text("").during("2026-03-01", "2026-03-01").query(10, Set.of());
        assertThat(query.when().from()).isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
        assertThat(query.when().to()).isEqualTo(Instant.parse("2026-03-01T16:00:00Z"));
    }

    @Test
    void changingTheQuestionBeginsAtTheFirstPage() {
        assertThat(Ask.entity(EntityKey.parse("name:a"))
                        .after("7")
                        .typed("call")
                        .cursor())
                .isEmpty();
    }

    @Test
    void aDateThatIsNoneIsRefusedWithAWordOnHowToWriteIt() {
        assertThatThrownBy(() -> Ask.text("").during("1 March", "").query(10, Set.of()))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("date-unreadable"));
    }

    private static Ask read(String href) {
        var parameters = new MultivaluedHashMap<String, String>();
        for (String pair : href.substring(href.indexOf('?') + 1).split("&")) {
            int equals = pair.indexOf('=');
            parameters.add(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return Ask.read(parameters);
    }
}
