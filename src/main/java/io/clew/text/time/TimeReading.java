package io.clew.text.time;

import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;
import java.time.DateTimeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private final SpanReading spans;

    TimeReading(Passage passage) {
        this.passage = passage;
        this.text = passage.text;
        this.telling = new Telling(passage);
        this.days = new DayReader(telling);
        this.day = TimePatterns.DAY.matcher(text).useTransparentBounds(true);
        this.clock = TimePatterns.CLOCK.matcher(text).useTransparentBounds(true);
        this.spans = new SpanReading(passage, days);
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
        if (hasDay && (isDayOfSomething(start) || isLunarLike()) || isBehind(TimePatterns.FOREIGN, start, 24)) {
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
        boolean inferred = hasDay ? isNearest() : telling.last() == null;
        if (inferred && telling.isAfter(span)) {
            passage.unclearTime(start, end); // 晚上8点, told in the morning
            return end;
        }
        if (!hasDay && isEitherHalf(part)) {
            passage.unclearTime(start, end); // 三点一刻, of the day or the night
            return end;
        }
        remember(base, hasDay, start, to);
        String qualifier = clock.group("qual") == null ? "" : clock.group("qual");
        Span widened = span.from(clock.group("zone")).widened(qualifier);
        Span whole = spans.through(base, widened, part, to);
        to = Math.max(to, trimmed(start, spans.end()));
        if (isOpen(start, to)) {
            passage.unclearTime(start, to);
            return to;
        }
        if (base.isDay()
                && !whole.equals(widened)
                && !whole.to().isBefore(base.to().plusDays(1))) {
            telling.lose(); // 18日至20日: 当日 is none of them
        }
        passage.time(start, to, whole.start(), whole.end());
        if (isAhead(TimePatterns.SINCE, to)) {
            passage.unclearTime(to, to + 1);
        }
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

    /** 今晚, 星期三: the day of the telling or one before it, if what is told has happened. */
    private boolean isNearest() {
        String relative = day.group("rel");
        return relative != null && relative.charAt(0) == '今' || day.group("wd") != null && day.group("wk") == null;
    }

    /** 八月十五晚上: without 日 or 号 mostly a day of the old calendar. */
    private boolean isLunarLike() {
        String date = day.group("d");
        return date != null
                && day.group("y") == null
                && Words.isHan(date.charAt(0))
                && Words.isHan(day.group("m").charAt(0))
                && "日号".indexOf(passage.at(day.end("d"))) < 0;
    }

    private boolean isEitherHalf(String part) {
        String hour = clock.group("h");
        if (hour == null || !part.isEmpty() || passage.at(clock.end("h")) != '点') {
            return false;
        }
        Count hours = Count.of(hour);
        return hours.least() > 0 && hours.most() < 12;
    }

    /** 18日之前, 截至18日: nothing happened just then. */
    private boolean isOpen(int start, int end) {
        return isAhead(TimePatterns.OPEN_BEHIND, end) || isBehind(TimePatterns.OPEN_BEFORE, start, 4);
    }

    private boolean isAhead(Pattern behind, int end) {
        return behind.matcher(text)
                .region(end, text.length())
                .useTransparentBounds(true)
                .lookingAt();
    }

    private boolean isBehind(Pattern before, int start, int reach) {
        return before.matcher(text).region(Math.max(0, start - reach), start).find();
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
