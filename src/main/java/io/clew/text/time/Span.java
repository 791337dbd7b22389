package io.clew.text.time;

import io.clew.record.China;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A stretch of local time (Asia/Shanghai): from included, to excluded. */
public record Span(LocalDateTime from, LocalDateTime to) {

    static Span day(LocalDate date) {
        return days(date, date);
    }

    /** Both days included. */
    static Span days(LocalDate first, LocalDate last) {
        return new Span(first.atStartOfDay(), last.plusDays(1).atStartOfDay());
    }

    static Span month(LocalDate day) {
        LocalDateTime first = day.withDayOfMonth(1).atStartOfDay();
        return new Span(first, first.plusMonths(1));
    }

    static Span third(LocalDate first, @Nullable String third) {
        LocalDateTime from = first.atStartOfDay();
        LocalDateTime next = from.plusMonths(1);
        return switch (third == null ? "" : third) {
            case "上旬", "初" -> new Span(from, from.plusDays(10));
            case "中旬", "中" -> new Span(from.plusDays(10), from.plusDays(20));
            case "下旬", "底", "末" -> new Span(from.plusDays(20), next);
            default -> new Span(from, next);
        };
    }

    static Span year(int year, @Nullable String part) {
        LocalDateTime first = LocalDate.of(year, 1, 1).atStartOfDay();
        return switch (part == null ? "" : part) {
            case "上半年" -> new Span(first, first.plusMonths(6));
            case "下半年" -> new Span(first.plusMonths(6), first.plusYears(1));
            case "初" -> new Span(first, first.plusMonths(2));
            case "底", "末" -> new Span(first.plusMonths(10), first.plusYears(1));
            default -> new Span(first, first.plusYears(1));
        };
    }

    boolean isDay() {
        return from.plusDays(1).isEqual(to) && from.getHour() == 0;
    }

    boolean isMonth() {
        return from.plusMonths(1).isEqual(to);
    }

    Span part(String part) {
        return switch (part) {
            case "凌晨" -> hours(0, 6);
            case "清晨", "早", "早上", "早晨", "早间" -> hours(5, 9);
            case "上午" -> hours(8, 12);
            case "中午", "午间", "正午" -> hours(11, 14);
            case "午后", "下午" -> hours(12, 18);
            case "傍晚" -> hours(17, 20);
            case "深夜", "午夜", "半夜" -> hours(22, 30);
            case "" -> this;
            default -> hours(18, 24);
        };
    }

    Span hours(int first, int end) {
        return new Span(from.plusHours(first), from.plusHours(end));
    }

    /** The same time of day where the zone that was written counts. */
    Span from(@Nullable String zone) {
        if (zone == null) {
            return this;
        }
        int ahead = China.ZONE.getRules().getOffset(start()).getTotalSeconds()
                - offset(zone).getTotalSeconds();
        return new Span(from.plusSeconds(ahead), to.plusSeconds(ahead));
    }

    private static ZoneOffset offset(String zone) {
        String said = zone.strip().replaceFirst("^(?:UTC|GMT)", "");
        return said.isEmpty()
                ? ZoneOffset.UTC
                : ZoneOffset.of(said.matches("[+-]\\d\\d\\d\\d") ? said : said.replaceFirst("^([+-])(\\d)$", "$10$2"));
    }

    /** From the beginning of this to the end of the other. */
    Span through(Span last) {
        return new Span(from, last.to);
    }

    /** 左右 and 前后 mean as much before as behind. */
    Span widened(String qualifier) {
        if (!qualifier.equals("左右") && !qualifier.equals("前后")) {
            return this;
        }
        long seconds = ChronoUnit.SECONDS.between(from, to);
        long half = seconds >= 3600 ? seconds / 2 : 600;
        return new Span(from.minusSeconds(half), to.plusSeconds(seconds >= 3600 ? 0 : 600));
    }

    Instant start() {
        return from.atZone(China.ZONE).toInstant();
    }

    Instant end() {
        return to.atZone(China.ZONE).toInstant();
    }
}
