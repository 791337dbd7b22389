package io.clew.alerts.watch;

import io.clew.alerts.Alert;
import io.clew.alerts.Mandate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that somebody waits for, until a day, for a reason.
 *
 * @param owner who answers for it; only what they may read matches
 * @param grade how sensitive the list itself is, told with its alerts
 * @param values in all
 * @param endedAt null unless somebody ended it before its day
 */
public record Watchlist(
        String id,
        String title,
        String reason,
        Mandate owner,
        int grade,
        Instant madeAt,
        Instant expires,
        int values,
        @Nullable Instant endedAt) {

    /** Whether it still waits. */
    public boolean holds(Instant now) {
        return endedAt == null && now.isBefore(expires);
    }

    Alert.Origin origin() {
        return new Alert.Origin("list", id, title, 1);
    }

    Watchlist with(int count) {
        return new Watchlist(id, title, reason, owner, grade, madeAt, expires, count, endedAt);
    }

    Watchlist ended(Instant at) {
        return new Watchlist(id, title, reason, owner, grade, madeAt, expires, values, at);
    }
}
