package io.clew.inquiry;

import io.clew.record.EntityKey;
import io.clew.record.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a trace starts from: one of a fact, a record, or an account.
 *
 * @param fact name of a payment, {@code source/id#n}; null for another kind of start
 * @param record name of a report; every payment that it tells is a start, matched to the statements where they have it
 * @param account whose payments are followed
 * @param at with an account: the payment nearest to this time, within ten minutes where an amount is given too; else
 *     payments from then on
 * @param amount with an account: only a payment of this amount
 */
public record TraceStart(
        @Nullable String fact,
        @Nullable String record,
        @Nullable EntityKey account,
        @Nullable Instant at,
        @Nullable Money amount) {}
