package io.clew.text.time;

import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;
import java.time.DateTimeException;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Reads one time after the other of a passage and takes those that are understood. For one thread. */
final class TimeReading {

    private static final int DAY_REACH = 32;
    private static final int CLOCK_REACH = 24;

    private final Passage passage;
    private final String text;
    private final Telling telling;
    private final DayReader days;
    private final Matcher day;
    private final Matcher clock;

    TimeReading(Passage passage) {
        this.passage = passage;
        this.text = passage.text;
        this.telling = new Telling(passage);
        this.days = new DayReader(telling);
        this.day = TimePatterns.DAY.matcher(text).useTransparentBounds(true);
        this.clock = TimePatterns.CLOCK.matcher(text).useTransparentBounds(true);
    }

    /** Reads the time that begins here and takes it if it can be resolved; returns the offset behind it, or {@code start}. */
    int read(int start) {
        day.region(start, Math.min(text.length(), start + DAY_REACH));
        boolean hasDay = TimePatterns.PARTS.lengthAt(text, start, text.length()) == 0 && day.lookingAt();
        int dayEnd = hasDay ? day.end() : start;
        clock.region(dayEnd, Math.min(text.length(), dayEnd + CLOCK_REACH));
        if (!clock.lookingAt() || !hasDay && !isTimeAlone(start)) {
            return start;
        }
        int end = trimmed(start, hasDay && !hasTimeOfDay() ? dayEnd : clock.end());
        if (!passage.isFree(start, end)) {
            return start;
        }
        if (isRecurring(start)) {
            return end;
        }
        if (hasDay && isDayOfSomething(start)) {
            return leave(start, end);
        }
        try {
            return resolve(start, end, hasDay);
        } catch (DateTimeException e) {
            return leave(start, end); // 2月30日, 25点: no such time
        }
    }

    /** Passes over a time that was not understood with the time of day behind it; returns the offset behind both. */
    int leave(int start, int end) {
        int behind = end;
        int feast = TimePatterns.FEAST_BEHIND.lengthAt(text, Math.min(end, text.length() - 1), text.length());
        behind += end < text.length() ? feast : 0;
        clock.region(behind, Math.min(text.length(), behind + CLOCK_REACH));
        if (clock.lookingAt() && hasTimeOfDay()) {
            behind = trimmed(start, clock.end());
        }
        telling.lose();
        passage.unclearTime(start, behind);
        return Math.max(behind, start + 1);
    }

    private int resolve(int start, int end, boolean hasDay) {
        Span base = hasDay ? days.read(day) : anchor();
        if (base == null) {
            boolean bare = hasDay && day.group("m") != null && day.group("d") == null;
            if (!bare && (hasDay || telling.isLost())) {
                passage.unclearTime(start, end);
            }
            return bare ? start : end;
        }
        String part = ClockReader.partOf(clock, hasDay ? day.group("rel") : null);
        boolean hasClock = ClockReader.hasClock(clock);
        Span span = base;
        int to = end;
        if (base.isDay()) {
            span = hasClock ? ClockReader.read(base, clock, part) : base.part(part);
        } else if (hasClock && hasDay) {
            to = trimmed(start, day.end());
        }
        boolean inferred = hasDay ? isToday() : telling.last() == null;
        if (inferred && telling.isAfter(span)) {
            passage.unclearTime(start, end); // 晚上8点, told in the morning
            return end;
        }
        remember(base, hasDay, start, to);
        String qualifier = clock.group("qual") == null ? "" : clock.group("qual");
        Span widened = span.from(clock.group("zone")).widened(qualifier);
        passage.time(start, to, widened.start(), widened.end());
        return to;
    }

    private void remember(Span base, boolean hasDay, int start, int end) {
        if (base.isDay()) {
            if (!isBirth(start, end)) {
                telling.tell(base.from().toLocalDate());
            }
        } else if (hasDay && base.isMonth()) {
            telling.tell(base.from().toLocalDate());
        } else if (hasDay && (day.group("d") != null || day.group("od") != null)) {
            telling.lose(); // 3月十五六号
        }
    }

    private boolean isToday() {
        String relative = day.group("rel");
        return relative != null && relative.charAt(0) == '今';
    }

    private boolean hasTimeOfDay() {
        return ClockReader.hasClock(clock) || clock.group("part") != null;
    }

    /** A time without a day needs a part of the day, minutes, or a word that makes it a time. */
    private boolean isTimeAlone(int start) {
        if (clock.end("gap") != start) {
            return false;
        }
        String part = ClockReader.partOf(clock, null);
        boolean hour = clock.group("h") != null;
        boolean exact = clock.group("min") != null || clock.group("bare") != null || clock.group("frac") != null;
        String qualifier = clock.group("qual");
        boolean clear = qualifier != null && hour && !qualifier.equals("多");
        return ClockReader.hasClock(clock)
                ? !part.isEmpty() || exact && hour || clock.group("ch") != null || clear
                : part.length() > 1;
    }

    /** 每天晚上8点, 每周五. */
    private boolean isRecurring(int start) {
        return TimePatterns.RECURRING.endAt(text, start, 3);
    }

    /** 开学当天, 七夕当日: the day of what stands before it, which nobody said. */
    private boolean isDayOfSomething(int start) {
        String relative = day.group("rel");
        boolean told = relative != null && (relative.charAt(0) == '当' || relative.charAt(0) == '同');
        return told
                && start > 0
                && Words.isHan(text.charAt(start - 1))
                && !TimePatterns.BEFORE_TOLD.endAt(text, start, 1);
    }

    /** Whether the day between is one of birth, from which nothing that is told counts on. */
    private boolean isBirth(int start, int end) {
        return TimePatterns.BORN_BEHIND
                        .matcher(text)
                        .region(end, Math.min(text.length(), end + 8))
                        .useTransparentBounds(true)
                        .lookingAt()
                || TimePatterns.BORN_BEFORE
                        .matcher(text)
                        .region(Math.max(0, start - 8), start)
                        .find();
    }

    private @Nullable Span anchor() {
        if (telling.isLost()) {
            return null;
        }
        var date = telling.last() != null ? telling.last() : telling.today();
        return date == null ? null : Span.day(date);
    }

    private int trimmed(int start, int end) {
        int to = end;
        while (to > start && passage.at(to - 1) <= ' ') {
            to--;
        }
        return to;
    }
}
