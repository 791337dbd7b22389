package io.clew.text.time;

import io.clew.record.China;
import io.clew.text.passage.Passage;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** What the times told so far have fixed, and when the text was written. For one passage and thread. */
final class Telling {

    final @Nullable LocalDateTime written;
    private final @Nullable LocalDateTime limit;
    private @Nullable LocalDate last;
    private boolean lost;

    Telling(Passage passage) {
        LocalDateTime at = passage.writtenAt == null ? null : LocalDateTime.ofInstant(passage.writtenAt, China.ZONE);
        written = at;
        limit = at == null || !at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at : at.plusDays(1);
    }

    @Nullable
    LocalDate today() {
        return written == null ? null : written.toLocalDate();
    }

    /** The day told last, from which 当日 and a bare 20时许 count; null where none was, or the last was not understood. */
    @Nullable
    LocalDate last() {
        return lost ? null : last;
    }

    /** As {@link #last}, understood or not since: good for the year alone. */
    @Nullable
    LocalDate lastKnown() {
        return last;
    }

    void tell(LocalDate day) {
        last = day;
        lost = false;
    }

    /** A day was told that was not understood, or not to the day. */
    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    /** Whether this begins after the telling; a text known to the day alone was told by the end of that day. */
    boolean isAfter(Span span) {
        return limit != null && span.from().isAfter(limit);
    }
}
