package io.clew.analysis.calls;

import io.clew.graph.FactCursor;

/** Days and hours of calls, as clocks in China show them; a midnight to the millisecond is how a bare date is kept. */
public final class Clock {

    private static final long UTC_PLUS_8 = 8 * 3_600_000L;
    private static final long HOUR = 3_600_000L;
    public static final long DAY = 24 * HOUR;

    private Clock() {}

    /** Days since the epoch. */
    public static long day(long at) {
        return Math.floorDiv(at + UTC_PLUS_8, DAY);
    }

    /** Epoch milliseconds at which a day begins. */
    public static long begin(long day) {
        return day * DAY - UTC_PLUS_8;
    }

    /** 0 to 23. */
    public static int hour(long at) {
        return (int) (Math.floorMod(at + UTC_PLUS_8, DAY) / HOUR);
    }

    /** Monday 0. */
    public static int weekday(long at) {
        return (int) Math.floorMod(day(at) + 3, 7L);
    }

    /** Whether it is known at what hour it was. */
    public static boolean told(long at) {
        return at != FactCursor.NO_TIME && Math.floorMod(at + UTC_PLUS_8, DAY) != 0;
    }
}
