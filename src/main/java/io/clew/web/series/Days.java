package io.clew.web.series;

import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the days of a form; the last one is meant whole. */
final class Days {

    private Days() {}

    static TimeRange window(String from, String to) {
        return new TimeRange(day(from, 0), day(to, 1));
    }

    private static @Nullable Instant day(String said, int add) {
        if (said.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(said.strip())
                    .plusDays(add)
                    .atStartOfDay(China.ZONE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("invalid.time", said), e);
        }
    }
}
