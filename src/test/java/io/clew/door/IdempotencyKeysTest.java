package io.clew.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.record.ClewException;
import io.clew.store.DocumentStore;
import io.clew.store.MemoryDocumentStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final IdempotencyKeys.Answer ANSWER =
            new IdempotencyKeys.Answer(202, "/api/v1/imports/7", "{\"id\":\"7\"}");

    private final DocumentStore store = new MemoryDocumentStore();
    private final IdempotencyKeys keys = started(NOW);

    private IdempotencyKeys started(Instant now) {
        return new IdempotencyKeys(store, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void refused(String code, IdempotencyKeys server, String key) {
        assertThatThrownBy(() -> server.begin("li", "POST /api/v1/imports", key))
                .isInstanceOfSatisfying(
                        ClewException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void anAnswerOutlivesItsServerAndIsForgottenAfterADay() {
        var call = keys.begin("li", "POST /api/v1/imports", "k");
        keys.done(call, "digest", ANSWER);
        var again = started(NOW).begin("li", "POST /api/v1/imports", "k");
        assertThat(again.isDone()).isTrue();
        assertThat(again.answer("digest")).isEqualTo(ANSWER);
        assertThatThrownBy(() -> again.answer("another"))
                .isInstanceOfSatisfying(
                        ClewException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("idempotency-reused"));
        started(NOW.plus(IdempotencyKeys.KEPT)).forgetOld();
        assertThat(keys.begin("li", "POST /api/v1/imports", "k").isDone()).isTrue();
        started(NOW.plus(IdempotencyKeys.KEPT).plusSeconds(1)).forgetOld();
        assertThat(keys.begin("li", "POST /api/v1/imports", "k").isDone()).isFalse();
    }

    @Test
    void aKeyIsItsCallersAndOneAddresss() {
        keys.done(keys.begin("li", "POST /api/v1/imports", "k"), "digest", ANSWER);
        assertThat(keys.begin("chen", "POST /api/v1/imports", "k").isDone()).isFalse();
        assertThat(keys.begin("li", "POST /api/v1/leads", "k").isDone()).isFalse();
    }

    @Test
    void whatIsBeingDoneIsToldFromWhatWasCutOff() {
        var call = keys.begin("li", "POST /api/v1/imports", "k");
        refused("idempotency-busy", keys, "k");
        refused("idempotency-doubt", started(NOW), "k");
        keys.undone(call);
        assertThat(keys.begin("li", "POST /api/v1/imports", "k").isDone()).isFalse();
        refused("idempotency-key", keys, " ");
        refused("idempotency-key", keys, "k".repeat(256));
    }
}
