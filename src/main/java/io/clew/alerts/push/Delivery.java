package io.clew.alerts.push;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a webhook has heard.
 *
 * @param after place in the order of changes up to which it has all
 * @param failures in a row since the last delivery
 * @param failure code of the last failure; empty where the last delivery arrived
 * @param deliveredAt null where nothing has been delivered yet
 */
public record Delivery(
        BigDecimal after,
        int failures,
        String failure,
        @Nullable Instant deliveredAt) {}
