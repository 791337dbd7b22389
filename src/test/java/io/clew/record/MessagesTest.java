package io.clew.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.audit.AuditAct;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.trace.statement.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern NAMED =
            Pattern.compile("(?:Message\\s*\\.\\s*of\\(|unreadable\\([^;]*?,)\\s*\"([a-z][\\w.-]+)\"");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSameSlots() {
        assertThat(Messages.ENGLISH.keys()).isEqualTo(Messages.CHINESE.keys());
        for (String key : Messages.CHINESE.keys()) {
            if (!key.equals("named")) { // has a value for each language
                assertThat(Messages.ENGLISH.slots(key)).as(key).isEqualTo(Messages.CHINESE.slots(key));
            }
        }
    }

    @Test
    void everyTextThatTheCodeNamesIsThere() throws IOException {
        var named = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                NAMED.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        named.removeIf(key -> key.endsWith(".")); // the rest of the name is put together
        assertThat(Messages.CHINESE.keys()).containsAll(named);
    }

    @Test
    void everyPatternAndEveryEndOfATraceHasItsTexts() {
        assertThat(Messages.CHINESE.keys())
                .containsAll(Stream.of(Stop.values())
                        .map(stop -> stop.message().key())
                        .toList())
                .containsAll(Catalogue.shipped().all().stream()
                        .flatMap(entry -> Stream.of(entry.definition(), entry.innocent(), entry.unless()))
                        .map(Message::key)
                        .toList());
    }

    @Test
    void everyActOfTheAuditHasItsWords() {
        assertThat(Messages.CHINESE.keys())
                .containsAll(Stream.of(AuditAct.values())
                        .map(act -> AuditAct.told(act.word()).key())
                        .toList());
    }

    @Test
    void englishHoldsNoChineseSentence() {
        for (String key : Messages.ENGLISH.keys()) {
            String text = Messages.ENGLISH.slots(key).isEmpty() ? Messages.ENGLISH.tell(Message.of(key)) : "";
            assertThat(HAN.matcher(text).results().count()).as(key).isLessThan(6);
        }
    }

    @Test
    void valuesAreWrittenAsTheLanguageWritesThem() {
        var list = List.of(
                12_345L,
                new Money(123_456_789),
                Instant.parse("2026-03-01T12:14:07Z"),
                Duration.ofSeconds(90),
                new EntityKey("phone", "+8613812345678"),
                0.125);
        var all = new Message("verbatim", List.of(list));
        assertThat(Messages.CHINESE.tell(all))
                .isEqualTo("12,345、1,234,567.89、2026-03-01 20:14:07、1 分 30 秒、phone:+8613812345678、0.12");
        assertThat(Messages.ENGLISH.tell(all))
                .isEqualTo("12,345, 1,234,567.89, 2026-03-01 20:14:07, 1 min 30 s, phone:+8613812345678, 0.12");
    }

    @Test
    void aMessageInAMessageIsToldInTheSameLanguage() {
        var inner = Message.of("span.seconds", 5);
        assertThat(Messages.ENGLISH.tell(Message.of("span.days", 1, inner))).isEqualTo("1 d 5 s h");
    }

    @Test
    void aValueWithSlotsAndSignsInItIsCarriedOverAsItIs() {
        assertThat(Messages.CHINESE.tell(Message.verbatim("{0}$1\\"))).isEqualTo("{0}$1\\");
    }

    @Test
    void aTextThatDoesNotExistOrAValueThatIsMissingIsAProgrammersMistake() {
        assertThatThrownBy(() -> Messages.CHINESE.tell(Message.of("no-such-text")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-text");
        assertThatThrownBy(() -> Messages.CHINESE.tell(Message.of("span.days", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{1}");
    }

    @Test
    void theCodeIsWhatStandsBeforeTheFirstDot() {
        assertThat(Message.of("limit.edges.most").code()).isEqualTo("limit");
        assertThat(new ClewException(Message.of("sign-in-locked")).kind()).isEqualTo(FailureKind.BUSY);
        assertThat(FailureKind.of("source-exists")).isEqualTo(FailureKind.CONFLICT);
        assertThat(FailureKind.of("mapping-unknown")).isEqualTo(FailureKind.INPUT);
    }
}
