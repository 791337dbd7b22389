package io.clew.world.people;

/**
 * The world's calendar: a year from 1 March 2025 in Asia/Shanghai, which has had no summer time since 1991. All times
 * are epoch seconds. Own arithmetic, because it runs for every row.
 */
public final class Times {

    public static final int DAYS = 365;
    public static final long DAY = 86_400;
    /** 2025-03-01T00:00:00+08:00. */
    public static final long START = 1_740_758_400L;

    public static final long END = START + DAYS * DAY;
    private static final long OFFSET = 8 * 3600;

    private Times() {}

    public static long at(int day, int secondOfDay) {
        return START + day * DAY + secondOfDay;
    }

    public static int day(long at) {
        return (int) Math.floorDiv(at - START, DAY);
    }

    public static int secondOfDay(long at) {
        return (int) Math.floorMod(at - START, DAY);
    }

    public static int hour(long at) {
        return secondOfDay(at) / 3600;
    }

    /** Day of the week of a day of the world, 0 for Monday. */
    public static int weekday(int day) {
        return Math.floorMod(day + 5, 7); // 1 March 2025 was a Saturday
    }

    /** Year, month and day packed as {@code yyyymmdd}. Source: Howard Hinnant, <i>chrono-compatible dates</i>. */
    public static int date(long at) {
        long z = Math.floorDiv(at + OFFSET, DAY) + 719_468;
        long era = Math.floorDiv(z, 146_097);
        int doe = (int) (z - era * 146_097);
        int yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
        int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        int mp = (5 * doy + 2) / 153;
        int d = doy - (153 * mp + 2) / 5 + 1;
        int m = mp < 10 ? mp + 3 : mp - 9;
        int y = (int) (yoe + era * 400) + (m <= 2 ? 1 : 0);
        return y * 10_000 + m * 100 + d;
    }

    /** Such as {@code 2026-03-01T10:20:00+08:00}. */
    public static String iso(long at) {
        return dashed(at).replace(' ', 'T') + "+08:00";
    }

    /** Such as {@code 2026-03-01 10:20:00}. */
    public static String dashed(long at) {
        int date = date(at);
        int second = secondOfDay(at);
        var b = new StringBuilder(19);
        b.append(date / 10_000).append('-');
        two(b, date / 100 % 100).append('-');
        two(b, date % 100).append(' ');
        two(b, second / 3600).append(':');
        two(b, second / 60 % 60).append(':');
        return two(b, second % 60).toString();
    }

    public static StringBuilder two(StringBuilder b, int n) {
        return b.append((char) ('0' + n / 10)).append((char) ('0' + n % 10));
    }
}
