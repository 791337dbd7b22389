package io.clew.alerts.mail;

import java.time.LocalTime;

/**
 * Hours in which nobody is written to, each day in China.
 *
 * @param from included
 * @param to excluded; before {@code from} it is that of the next day, the same as it means the whole day
 */
public record Quiet(LocalTime from, LocalTime to) {

    boolean holds(LocalTime now) {
        return from.isBefore(to) ? !now.isBefore(from) && now.isBefore(to) : !now.isBefore(from) || now.isBefore(to);
    }
}
