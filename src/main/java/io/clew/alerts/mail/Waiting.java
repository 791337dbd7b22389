package io.clew.alerts.mail;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has been told.
 *
 * @param after place in the order of changes up to which alerts were looked at
 * @param alerts those that no letter told of yet, in order of arrival
 * @param quiet whether some of them came in quiet hours
 * @param limited whether they wait because the day had its letters
 * @param day of the last letter, in China
 * @param sent letters on that day
 * @param failures in a row
 * @param failure key of the last one; empty where the last letter arrived
 */
public record Waiting(
        BigDecimal after,
        List<String> alerts,
        boolean quiet,
        boolean limited,
        @Nullable LocalDate day,
        int sent,
        @Nullable Instant sentAt,
        int failures,
        String failure) {

    public Waiting {
        alerts = List.copyOf(alerts);
    }

    static Waiting from(BigDecimal after) {
        return new Waiting(after, List.of(), false, false, null, 0, null, 0, "");
    }

    /** Letters on a day. */
    int on(LocalDate asked) {
        return asked.equals(day) ? sent : 0;
    }

    Waiting with(BigDecimal now, List<String> more, boolean inQuiet) {
        var all = new LinkedHashSet<>(alerts);
        all.addAll(more);
        boolean some = !more.isEmpty() && inQuiet;
        return new Waiting(now, new ArrayList<>(all), quiet || some, limited, day, sent, sentAt, failures, failure);
    }

    Waiting held() {
        return new Waiting(after, alerts, quiet, true, day, sent, sentAt, failures, failure);
    }

    /** @param today null where nothing was left to tell */
    Waiting told(@Nullable LocalDate today, Instant now) {
        return today == null
                ? new Waiting(after, List.of(), false, false, day, sent, sentAt, failures, failure)
                : new Waiting(after, List.of(), false, false, today, on(today) + 1, now, 0, "");
    }

    Waiting failed(String why) {
        return new Waiting(after, alerts, quiet, limited, day, sent, sentAt, failures + 1, why);
    }
}
