package io.clew.past;

import io.clew.access.Access;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gives as the moment as of which they ask: a sequence number, a day (its end in China is meant) or a time.
 *
 * @param sequence null where a time is given, and the other way round
 */
public record Moment(@Nullable Long sequence, @Nullable Instant at) {

    /** @throws ClewException {@code invalid} where it is none of these */
    public static Moment read(String text) {
        String said = text.strip();
        if (said.matches("\\d{1,18}")) {
            return new Moment(Long.valueOf(said), null);
        }
        try {
            if (said.length() <= 10) {
                return new Moment(
                        null,
                        LocalDate.parse(said)
                                .plusDays(1)
                                .atStartOfDay(China.ZONE)
                                .toInstant());
            }
            String time = said.replace(' ', 'T');
            return new Moment(
                    null,
                    time.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                            ? OffsetDateTime.parse(time).toInstant()
                            : LocalDateTime.parse(time).atZone(China.ZONE).toInstant());
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("invalid.as-of", said), e);
        }
    }

    /** The reader as of then. */
    public Access of(Access access, Arrivals arrivals) {
        return sequence == null
                ? access.asOf(arrivals.until(java.util.Objects.requireNonNull(at)))
                : arrivals.asOf(access, sequence);
    }
}
