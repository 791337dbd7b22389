package io.clew.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T02:20:00Z",
                "2024-02-29T23:59:59.001Z",
                "1949-10-01T00:00:00Z",
                "0001-01-01T00:00:00.999Z",
                "2026-03-01T02:20:00.123456789Z",
                "2026-03-01T02:20:00.123456Z",
                "-0044-03-15T12:00:00Z",
                "+10000-01-01T00:00:00Z"
            })
    void readsATimeAsTheLibraryDoes(String at) {
        assertThat(RecordJson.instant(at)).isEqualTo(Instant.parse(at));
    }

    @Test
    void readsBackWhateverATimeIsWrittenAs() {
        for (long milli = -100_000_000_000_000L; milli < 200_000_000_000_000L; milli += 86_399_999_977L) {
            Instant at = Instant.ofEpochMilli(milli);
            assertThat(RecordJson.instant(at.toString())).isEqualTo(at);
        }
    }
}
