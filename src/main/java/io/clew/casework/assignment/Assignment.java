package io.clew.casework.assignment;

import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead, or reports that repeat, handed to somebody.
 *
 * @param version to state when it is changed
 * @param lead that is handed over; empty where it is reports
 * @param subject whom the lead is about, as the reader may see it; null where it is reports
 * @param why of the lead; null where it is reports
 * @param records reports that repeat; empty where it is a lead
 * @param to unit, other system or person
 * @param due when an answer is due
 * @param answers oldest first
 * @param closed whether the last answer ended it
 */
public record Assignment(
        String id,
        long version,
        Kind kind,
        String lead,
        @Nullable EntityKey subject,
        @Nullable Message why,
        List<RecordRef> records,
        String to,
        String note,
        String by,
        Instant at,
        Instant due,
        List<Answer> answers,
        boolean closed,
        boolean overdue) {

    /** What is handed over. */
    public enum Kind {
        LEAD,
        REPEAT
    }

    /**
     * What came back.
     *
     * @param by who noted it
     * @param cases broken through it
     * @param arrests of suspects
     * @param money recovered, 分
     * @param closes whether nothing more is awaited
     */
    public record Answer(String by, Instant at, String text, int cases, int arrests, long money, boolean closes) {}

    /**
     * How much was handed over and what came of it.
     *
     * @param of a year, or to whom
     * @param answered with at least one answer
     * @param money 分
     */
    public record Figures(
            String of, int handed, int answered, int closed, int overdue, int cases, int arrests, long money) {}
}
