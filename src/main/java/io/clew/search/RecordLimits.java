package io.clew.search;

import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Message;
import io.clew.record.Record;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every index can keep. A batch is looked through before any of it is added, so that a record beyond a limit leaves
 * nothing of its batch behind.
 */
public final class RecordLimits {

    /** Longest name of a record, with its source; UTF-16 units. */
    public static final int LONGEST_NAME = 1_000;

    /** Longest entity key; UTF-16 units. */
    public static final int LONGEST_KEY = 1_000;

    /** First moment that is taken; the year 0 of the proleptic calendar. */
    public static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    /** From here on no moment is taken. */
    public static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    private RecordLimits() {}

    /** @throws ClewException {@code record-id}, {@code entity-too-long} or {@code time-range}; says what is too much */
    public static void check(Record record) {
        int length = record.ref().source().length() + 1 + record.ref().id().length();
        if (length > LONGEST_NAME) {
            throw new ClewException(Message.of("record-id", LONGEST_NAME, length));
        }
        check(record.occurredAt());
        record.entities().forEach(named -> check(named.key()));
        record.mentions().forEach(mention -> check(mention.key()));
        for (Fact fact : record.facts()) {
            check(fact.at());
            check(fact.from());
            check(fact.to());
        }
        record.times().forEach(time -> {
            check(time.from());
            check(time.to());
        });
    }

    private static void check(EntityKey key) {
        int length = key.type().length() + 1 + key.value().length();
        if (length > LONGEST_KEY) {
            throw new ClewException(Message.of("entity-too-long", LONGEST_KEY, length));
        }
    }

    private static void check(@Nullable Instant at) {
        if (at != null && (at.isBefore(EARLIEST) || !at.isBefore(LATEST))) {
            throw new ClewException(Message.of("time-range", at.toString()));
        }
    }
}
