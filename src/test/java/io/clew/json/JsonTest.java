package io.clew.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.record.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void aMessageIsKeptWithItsValuesAndReadAgain() throws Exception {
        var message = Message.of(
                "hit.F1",
                "text",
                12L,
                0.5,
                new Money(-1_050),
                Instant.parse("2026-03-01T12:00:00Z"),
                LocalDate.parse("2026-03-01"),
                Duration.ofSeconds(90),
                new EntityKey("phone", "+8613800138000"),
                new RecordRef("bank", "1"),
                Message.of("stop.cash"),
                List.of(Message.verbatim("a"), 3L));
        String written = Json.write(message);
        assertThat(Json.MAPPER.readValue(written, Message.class)).isEqualTo(message);
    }

    @Test
    void aSentenceThatWasKeptBeforeThereWereMessagesIsToldAsItStands() throws Exception {
        var old = Json.MAPPER.readValue("\"由人写下的理由\"", Message.class);
        assertThat(old).isEqualTo(Message.verbatim("由人写下的理由"));
        assertThat(Json.write(old)).isEqualTo("\"由人写下的理由\"");
    }

    @Test
    void whatAPageSendsBackIsTextUnlessItIsAMessageThatIsKnown() {
        assertThat(Json.message(Json.write(Message.of("stop.cash")))).isEqualTo(Message.of("stop.cash"));
        for (String text :
                List.of("写下的理由", "", "{", "{\"key\":\"no-such\",\"args\":[]}", "{\"args\":[]}", "[1]", "null")) {
            assertThat(Json.message(text)).as(text).isEqualTo(Message.verbatim(text));
        }
    }
}
