package io.clew.text.time;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Reads the time of day that {@link TimePatterns#CLOCK} matched. */
final class ClockReader {

    private ClockReader() {}

    static boolean hasClock(Matcher m) {
        return m.group("h") != null || m.group("ch") != null || m.group("kh") != null;
    }

    /** 凌晨 and the like; 晚 and 早 of 昨晚 and 今早, too; empty where none was said. */
    static String partOf(Matcher m, @Nullable String relative) {
        if (m.group("part") != null) {
            return m.group("part").replace("的时候", "");
        }
        String rel = relative == null ? "" : relative;
        return rel.endsWith("晚") || rel.endsWith("夜") ? "晚" : rel.endsWith("早") || rel.endsWith("晨") ? "早" : "";
    }

    /** @throws DateTimeException where no day has such a time */
    static Span read(Span day, Matcher m, String part) {
        if (m.group("kh") != null) {
            LocalDateTime at = day.from()
                    .plusHours(Count.exact(m.group("kh")))
                    .plusMinutes(Count.exact(m.group("kmin")))
                    .plusSeconds(Count.exact(m.group("ksec")));
            return new Span(at, at.plusSeconds(1));
        }
        boolean colon = m.group("ch") != null;
        Count hours = Count.hours(colon ? m.group("ch") : m.group("h"));
        String noon = colon && m.group("noon") != null ? m.group("noon").strip() : "";
        LocalDateTime at = day.from().plusHours(turned(halfDay(hours.least(), noon), part));
        if (hours.least() != hours.most()) {
            return between(day, hours, m, part);
        }
        if (m.group("frac") != null) {
            LocalDateTime minute = at.plusMinutes(minutes(m.group("frac")));
            return new Span(minute, minute.plusMinutes(1));
        }
        String minutes = colon ? m.group("cmin") : m.group("min") != null ? m.group("min") : m.group("bare");
        if (minutes == null) {
            return new Span(at, at.plusHours(1));
        }
        at = at.plusMinutes(inHour(Count.exact(minutes)));
        String seconds = colon ? m.group("csec") : m.group("sec");
        if (seconds == null) {
            return new Span(at, at.plusMinutes(1));
        }
        at = at.plusSeconds(inHour(Count.exact(seconds)));
        return new Span(at, at.plusSeconds(1));
    }

    /** 下午两三点: from the earlier hour to the end of the later. */
    private static Span between(Span day, Count hours, Matcher m, String part) {
        if (m.group("min") != null || m.group("bare") != null || m.group("frac") != null) {
            throw new DateTimeException("minutes of no hour: " + m.group());
        }
        int first = turned(hours.least(), part);
        int last = turned(hours.most(), part);
        if (last != first + hours.most() - hours.least()) {
            throw new DateTimeException("hours that do not follow: " + m.group());
        }
        return day.hours(first, last + 1);
    }

    /** The hour of 3:05 PM. */
    private static int halfDay(int hour, String noon) {
        if (noon.isEmpty() || hour > 12) {
            return hour;
        }
        boolean after = noon.charAt(0) == 'p' || noon.charAt(0) == 'P';
        return hour % 12 + (after ? 12 : 0);
    }

    private static int minutes(String fraction) {
        return switch (fraction) {
            case "半" -> 30;
            case "一刻" -> 15;
            case "三刻" -> 45;
            default -> 0;
        };
    }

    /** Hours from midnight: 下午3点 is 15, 晚12点 is 24, 凌晨12点 is 0. */
    private static int turned(int hour, String part) {
        if (hour > 24) {
            throw new DateTimeException("no hour of a day: " + hour);
        }
        return switch (part) {
            case "凌晨" -> hour == 12 ? 0 : hour;
            case "中午", "午间" -> hour < 6 ? hour + 12 : hour;
            case "下午", "午后", "傍晚" -> hour < 12 ? hour + 12 : hour;
            case "晚", "晚上", "晚间", "夜", "夜晚", "夜里", "夜间", "深夜", "午夜", "半夜" ->
                hour >= 5 && hour <= 12 ? hour + 12 : hour < 5 ? hour + 24 : hour;
            default -> hour;
        };
    }

    private static int inHour(int count) {
        if (count > 59) {
            throw new DateTimeException("more than 59: " + count);
        }
        return count;
    }
}
