package io.clew.inquiry.money;

import io.clew.record.EntityKey;
import io.clew.record.Money;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        @Nullable Money amount) {

    /** What it starts from, as the audit keeps it: {@code account:6222… 2026-03-01T12:14:07Z 5000.00}. */
    String said() {
        return Stream.of(fact, record, account, at, amount)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
