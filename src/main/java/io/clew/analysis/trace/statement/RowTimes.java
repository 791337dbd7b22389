package io.clew.analysis.trace.statement;

import io.clew.record.EntityKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When rows of statements may have been booked: within the second, the minute or the day that they print.
 *
 * <p>A row says its precision in the field {@code precision}. Where it does not, a row at midnight is of the whole day if
 * no row of its statement has another time of day. What a record's time has below the second is its place in the file.
 */
public final class RowTimes {

    /** The field of a record that has the precision of its time. */
    public static final String PRECISION = "precision";

    private static final long SECOND = 1_000;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long BEIJING = Duration.ofHours(8).toMillis();

    private final Map<String, Long> printed = new HashMap<>();
    private final Map<String, EntityKey> midnights = new HashMap<>();
    private final Set<EntityKey> timed = new HashSet<>();

    /**
     * @param row name of its fact, or of its record where it has none
     * @param owner whose statement prints it
     * @param precision as the record has it
     */
    public void note(String row, EntityKey owner, @Nullable Instant at, @Nullable String precision) {
        if (at == null) {
            return;
        }
        boolean midnight = isMidnight(at.toEpochMilli());
        if (precision != null) {
            printed.put(row, span(precision));
        } else if (midnight) {
            midnights.put(row, owner);
        }
        if (!midnight || precision != null && span(precision) < DAY) {
            timed.add(owner);
        }
    }

    private static long span(String precision) {
        return switch (precision) {
            case "day" -> DAY;
            case "minute" -> MINUTE;
            default -> SECOND;
        };
    }

    public static boolean isMidnight(long at) {
        return Math.floorMod(at + BEIJING, DAY) < SECOND;
    }

    /** Whether both are on one day in Beijing. */
    public static boolean isSameDay(long a, long b) {
        return Math.floorDiv(a + BEIJING, DAY) == Math.floorDiv(b + BEIJING, DAY);
    }

    /** Epoch milliseconds, included. */
    public long earliest(Supplier<String> row, long at) {
        long span = span(row, at);
        return at - Math.floorMod(at + BEIJING, span);
    }

    /** Epoch milliseconds, included. */
    public long latest(Supplier<String> row, long at) {
        return earliest(row, at) + span(row, at) - 1;
    }

    private long span(Supplier<String> row, long at) {
        if (Math.floorMod(at, MINUTE) >= SECOND) {
            return SECOND; // what is of a minute or a day stands at its beginning
        }
        String name = row.get();
        Long said = printed.get(name);
        if (said != null) {
            return said;
        }
        EntityKey owner = midnights.get(name);
        return owner != null && !timed.contains(owner) ? DAY : SECOND;
    }
}
