package io.clew.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span of event time, either end open where it is null.
 *
 * @param from included
 * @param to excluded
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {

    public static final TimeRange ALWAYS = new TimeRange(null, null);

    public TimeRange {
        if (from != null && to != null && to.isBefore(from)) {
            throw new ClewException(Message.of("window-reversed", to, from));
        }
    }

    /** Epoch milliseconds, included; {@link Long#MIN_VALUE} where open. */
    public long fromMillis() {
        return from == null ? Long.MIN_VALUE : from.toEpochMilli();
    }

    /** Epoch milliseconds, excluded; {@link Long#MAX_VALUE} where open. */
    public long toMillis() {
        return to == null ? Long.MAX_VALUE : to.toEpochMilli();
    }
}
