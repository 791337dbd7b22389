package io.clew.text.time;

import io.clew.text.Digits;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Resolves a day (or month, year, span of days) that {@link TimePatterns#DAY} matched. */
final class DayReader {

    private final Telling telling;

    DayReader(Telling telling) {
        this.telling = telling;
    }

    /**
     * @return null where what was told before or the day of writing would be needed and is not known
     * @throws DateTimeException where there is no such day
     */
    @Nullable
    Span read(Matcher m) {
        if (m.group("fy") != null) {
            return Span.day(date(year(m.group("fy")), m.group("fm"), m.group("fd")));
        }
        if (m.group("cy") != null) {
            return Span.day(date(year(m.group("cy")), m.group("cm"), m.group("cd")));
        }
        if (m.group("m") != null) {
            return month(m);
        }
        if (m.group("sm") != null) {
            LocalDate date = withoutYear(Count.exact(m.group("sm")), Count.exact(m.group("sd")));
            return date == null ? null : Span.day(date);
        }
        if (m.group("yo") != null) {
            Integer year = yearOf(m.group("yo"));
            return year == null ? null : Span.year(year, m.group("half"));
        }
        return m.group("om") != null ? dayOfMonth(m.group("om"), m.group("od")) : counted(m);
    }

    private @Nullable Span counted(Matcher m) {
        if (m.group("rel") != null) {
            LocalDate date = relative(m.group("rel"));
            return date == null ? null : Span.day(date);
        }
        if (m.group("wd") != null) {
            return weekday(m);
        }
        if (m.group("bd") != null) {
            LocalDate base = telling.last() != null || telling.isLost() ? telling.last() : telling.today();
            if (base == null) {
                return null;
            }
            LocalDate date = base.withDayOfMonth(Count.exact(m.group("bd")));
            boolean ahead = telling.last() == null && date.isAfter(base);
            return ahead ? null : Span.day(date); // 21日, told on the 20th: of the month before, or still to come
        }
        return telling.written == null ? null : before(m, telling.written);
    }

    /** How long ago. */
    private static @Nullable Span before(Matcher m, LocalDateTime written) {
        if (m.group("ago") != null) {
            Count count = Count.of(m.group("ago"));
            return new Span(
                    ago(count.most(), m.group("au"), written).from(),
                    ago(count.least(), m.group("au"), written).to());
        }
        if (m.group("over") != null) {
            int count = Count.exact(m.group("over"));
            return m.group("ou").equals("月") ? around(count * 30 + 15, written) : nearly(count * 60 + 30, written);
        }
        if (m.group("hu") != null) {
            String unit = m.group("hu");
            return unit.endsWith("年")
                    ? ago(6, "个月", written)
                    : unit.endsWith("月") ? around(15, written) : nearly(30, written);
        }
        return m.group("years") == null ? null : Span.year(written.getYear() - Count.exact(m.group("years")), null);
    }

    private @Nullable Span month(Matcher m) {
        int month = Count.exact(m.group("m"));
        boolean day = m.group("d") != null;
        String spelled = m.group("y");
        if (!day && spelled != null && spelled.length() == 2) {
            return null; // 10年3月 is a span
        }
        if (!day && spelled == null && !m.group().contains("月份") && m.group("third") == null) {
            return null; // 3月 alone is more often a span of months
        }
        Count days = day ? Count.of(m.group("d")) : new Count(1, 1);
        LocalDate first = spelled == null ? withoutYear(month, days.least()) : dated(spelled, month, days.least());
        if (first == null) {
            return null;
        }
        return day ? throughDay(first, days) : Span.third(first, m.group("third"));
    }

    private static Span throughDay(LocalDate first, Count days) {
        int last = Math.min(days.most(), first.lengthOfMonth());
        return Span.days(first, first.withDayOfMonth(Math.max(last, days.least())));
    }

    private @Nullable Span dayOfMonth(String which, String spelled) {
        boolean told = which.startsWith("同") || which.startsWith("当");
        LocalDate base = told ? telling.last() : telling.today();
        if (base == null) {
            return null;
        }
        LocalDate month = which.startsWith("上") ? base.minusMonths(1) : base;
        Count days = Count.of(spelled);
        return throughDay(date(month.getYear(), month.getMonthValue(), days.least()), days);
    }

    private @Nullable LocalDate dated(String spelled, int month, int day) {
        Integer year = yearOf(spelled);
        return year == null ? null : date(year, month, day);
    }

    private @Nullable Integer yearOf(String spelled) {
        if (spelled.length() == 4) {
            return year(spelled);
        }
        if (spelled.length() == 2) {
            return 2000 + Count.exact(spelled);
        }
        LocalDate base = spelled.equals("同") || spelled.equals("当") ? telling.lastKnown() : telling.today();
        return base == null
                ? null
                : (Integer) (base.getYear() - (spelled.equals("去") ? 1 : spelled.equals("前") ? 2 : 0));
    }

    /**
     * The year of the date before, or the next one where that would lead back by half a year and the text was not
     * written until then; without such a date the last such day up to the one on which the text was written.
     */
    private @Nullable LocalDate withoutYear(int month, int day) {
        LocalDate today = telling.today();
        LocalDate last = telling.lastKnown();
        if (last != null) {
            LocalDate date = date(last.getYear(), month, day);
            boolean turned = today != null
                    && date.isBefore(last.minusMonths(6))
                    && !date.plusYears(1).isAfter(today);
            return turned ? date.plusYears(1) : date;
        }
        if (today == null) {
            return null;
        }
        if (month == 2 && day == 29) {
            return leapDay(today);
        }
        LocalDate date = date(today.getYear(), month, day);
        if (date.isAfter(today) && !date.isAfter(today.plusDays(1))) {
            return null; // tomorrow, or a year ago
        }
        return date.isAfter(today) ? date.minusYears(1) : date;
    }

    /** The last one within a year; nobody means one of long ago without its year. */
    private static @Nullable LocalDate leapDay(LocalDate today) {
        for (int year = today.getYear(); year >= today.getYear() - 1; year--) {
            if (Year.isLeap(year) && !LocalDate.of(year, 2, 29).isAfter(today)) {
                return LocalDate.of(year, 2, 29);
            }
        }
        return null;
    }

    private @Nullable LocalDate relative(String word) {
        char first = word.charAt(0);
        boolean told = "当同次翌第隔".indexOf(first) >= 0;
        LocalDate base = told ? telling.last() : telling.today();
        if (base == null) {
            return null;
        }
        return base.plusDays(
                switch (first) {
                    case '昨' -> -1;
                    case '前' -> -2;
                    case '大' -> word.startsWith("大后") ? 3 : -3;
                    case '明', '次', '翌', '隔' -> 1;
                    case '后' -> 2;
                    case '第' -> word.equals("第三天") ? 2 : 1;
                    default -> 0;
                });
    }

    private @Nullable Span weekday(Matcher m) {
        LocalDate today = telling.today();
        if (today == null) {
            return null;
        }
        int wanted = Math.min(7, "一二三四五六日天".indexOf(m.group("wd")) + 1);
        String week = m.group("wk") == null ? "" : m.group("wk");
        LocalDate date =
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(wanted - 1L);
        return switch (week.isEmpty() ? ' ' : week.charAt(0)) {
            case '上' -> Span.day(date.minusWeeks(week.startsWith("上上") ? 2 : 1));
            case '下' -> Span.day(date.plusWeeks(week.startsWith("下下") ? 2 : 1));
            default -> Span.day(week.isEmpty() && date.isAfter(today) ? date.minusWeeks(1) : date);
        };
    }

    private static Span ago(int count, String unit, LocalDateTime written) {
        return switch (unit) {
            case "小时", "个小时", "钟头", "个钟头" -> {
                LocalDateTime hour = written.minusHours(count).truncatedTo(ChronoUnit.HOURS);
                yield new Span(hour, hour.plusHours(1));
            }
            case "分钟" -> {
                LocalDateTime minute = written.minusMinutes(count).truncatedTo(ChronoUnit.MINUTES);
                yield new Span(minute, minute.plusMinutes(1));
            }
            case "刻钟" -> nearly(15 * count, written);
            case "天", "日" -> Span.day(written.toLocalDate().minusDays(count));
            case "个月" -> Span.month(written.toLocalDate().minusMonths(count));
            default -> {
                LocalDate monday = written.toLocalDate()
                        .minusWeeks(count)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield Span.days(monday, monday.plusDays(6));
            }
        };
    }

    /** Half an hour about a moment that was not said to the minute. */
    private static Span nearly(int minutes, LocalDateTime written) {
        LocalDateTime at = written.minusMinutes(minutes).truncatedTo(ChronoUnit.MINUTES);
        return new Span(at.minusMinutes(15), at.plusMinutes(15));
    }

    /** A week about a day that was not said to the day. */
    private static Span around(int days, LocalDateTime written) {
        LocalDate first = written.toLocalDate().minusDays(days + 3L);
        return Span.days(first, first.plusDays(6));
    }

    private static LocalDate date(int year, String month, String day) {
        return date(year, Count.exact(month), Count.exact(day));
    }

    private static LocalDate date(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private static int year(String spelled) {
        int year = 0;
        for (int i = 0; i < spelled.length(); i++) {
            year = year * 10 + Digits.value(spelled.charAt(i));
        }
        if (year < 1900 || year > 2100) {
            throw new DateTimeException("no year of a report: " + spelled);
        }
        return year;
    }
}
