package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.record.ClewException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafekeepingTest {

    @Test
    void aWebhookNamesAHostThatIsAllowed() {
        var hosts = List.of("audit.example");
        assertThat(Safekeeping.allowed(URI.create("https://audit.example/heads"), hosts))
                .hasHost("audit.example");
        for (String other : List.of(
                "https://elsewhere.example/",
                "https://audit.example.evil.example/",
                "https://audit.example@evil.example/",
                "file:///etc/passwd",
                "heads")) {
            assertThatThrownBy(() -> Safekeeping.allowed(URI.create(other), hosts))
                    .as(other)
                    .isInstanceOf(ClewException.class);
        }
    }
}
