package io.clew.alerts.push;

import io.clew.alerts.Mandate;
import java.time.Instant;
import java.util.List;

/**
 * An address that wants to hear of changes.
 *
 * @param secret with which deliveries are signed; never told again
 * @param kinds of changes, as words of the API
 * @param owner in whose name it hears: what they may not read is not sent
 */
public record Webhook(String id, String url, String secret, List<String> kinds, Mandate owner, Instant madeAt) {
    public Webhook {
        kinds = List.copyOf(kinds);
    }
}
