package io.clew.text.time;

import io.clew.text.passage.Passage;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stretch whose beginning was just read: 13时<u>至15时</u>, 18日<u>至20日</u>, 昨晚8点<u>到今天早上6点</u>,
 * 18日<u>、19日</u>. For one passage and thread.
 */
final class SpanReading {

    private static final Pattern LINK = Pattern.compile("\\s?(?:——|[-~—–至到]|(?<and>[、和及与]))\\s?");
    private static final Pattern BARE_DAY = Pattern.compile("(?<day>" + TimePatterns.N + ")[日号]");
    private static final int DAY_REACH = 32;
    private static final int CLOCK_REACH = 24;

    private final String text;
    private final DayReader days;
    private final Matcher link;
    private final Matcher bare;
    private final Matcher day;
    private final Matcher clock;
    private int end;

    SpanReading(Passage passage, DayReader days) {
        this.text = passage.text;
        this.days = days;
        this.link = LINK.matcher(text);
        this.bare = BARE_DAY.matcher(text).useTransparentBounds(true);
        this.day = TimePatterns.DAY.matcher(text).useTransparentBounds(true);
        this.clock = TimePatterns.CLOCK.matcher(text).useTransparentBounds(true);
    }

    /**
     * @param base the day of the beginning
     * @param first the beginning
     * @param part the part of the day that was said of it, which holds for the end where none is said there
     * @return from the beginning through the end; the beginning alone where no end follows
     */
    Span through(Span base, Span first, String part, int at) {
        end = at;
        if (!base.isDay() || !link.region(at, text.length()).lookingAt()) {
            return first;
        }
        try {
            Span last = last(base, first, part);
            return last == null || last.to().isBefore(first.to()) ? alone(first, at) : first.through(last);
        } catch (DateTimeException e) {
            return alone(first, at);
        }
    }

    private Span alone(Span first, int at) {
        end = at;
        return first;
    }

    /** The offset behind what {@link #through} read. */
    int end() {
        return end;
    }

    private @Nullable Span last(Span base, Span first, String part) {
        int next = link.end();
        boolean and = link.group("and") != null;
        boolean plain = first.equals(base);
        if (next >= text.length() || and && !plain) {
            return null;
        }
        bare.region(next, Math.min(text.length(), next + DAY_REACH));
        if (bare.lookingAt()) {
            LocalDate month = base.from().toLocalDate();
            return timed(Span.day(month.withDayOfMonth(Count.exact(bare.group("day")))), bare.end(), "");
        }
        day.region(next, Math.min(text.length(), next + DAY_REACH));
        if (TimePatterns.PARTS.lengthAt(text, next, text.length()) == 0 && day.lookingAt()) {
            Span other = days.read(day);
            return other == null || !other.isDay() ? null : timed(other, day.end(), day.group("rel"));
        }
        return plain ? null : hour(base, next, part);
    }

    /** A day with the time of day behind it, if there is one. */
    private Span timed(Span whole, int at, @Nullable String relative) {
        end = at;
        clock.region(at, Math.min(text.length(), at + CLOCK_REACH));
        boolean any = clock.lookingAt() && (ClockReader.hasClock(clock) || clock.group("part") != null);
        String said = any ? ClockReader.partOf(clock, relative) : "";
        if (!any) {
            return whole;
        }
        end = clock.end();
        return ClockReader.hasClock(clock) ? ClockReader.read(whole, clock, said) : whole.part(said);
    }

    private @Nullable Span hour(Span base, int at, String part) {
        clock.region(at, Math.min(text.length(), at + CLOCK_REACH));
        if (!clock.lookingAt() || !ClockReader.hasClock(clock) || clock.end("gap") != at) {
            return null;
        }
        end = clock.end();
        String said = ClockReader.partOf(clock, null);
        return ClockReader.read(base, clock, said.isEmpty() ? part : said);
    }
}
