package io.clew.ingest.map;

import io.clew.record.China;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A time as a cell says it.
 *
 * @param at the beginning of what is said: 00:00 in China of a day, of the first day of a month or year
 * @param precision how exactly it is said
 */
public record CellTime(Instant at, Precision precision) {

    /** How exactly a time is said, the coarsest first. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        HOUR,
        MINUTE,
        SECOND
    }

    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    /** From the next year on the offset is the same all the year round. */
    private static final int LAST_SUMMER = 1991;

    static CellTime of(LocalDate date, Precision precision) {
        return new CellTime(china(date.atStartOfDay()), precision);
    }

    /** In China's time, with its summers until 1991. */
    static Instant china(LocalDateTime local) {
        return local.getYear() > LAST_SUMMER
                ? local.toInstant(OFFSET)
                : local.atZone(China.ZONE).toInstant();
    }
}
