package io.clew.ingest.map;

import io.clew.ingest.map.CellTime.Precision;
import io.clew.record.China;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that cells say. A cell is read whole or not at all: what stands in it beside a date, a clock, a part
 * of the day and a zone makes it no time.
 *
 * <p>A number that could mean two things, such as a clock of four digits without a leading zero, is refused. Two
 * figures for a year are refused unless 年 follows, and so are days written before months in figures.
 */
public final class CellTimes {

    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})[日号]|(\\d{2})(\\d{2}))(?!\\d{3})");
    private static final Pattern GLUED = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(\\d{2}:\\d{2}.*)");
    private static final Pattern SHORT_YEAR = Pattern.compile("^(\\d{2}年)(?=\\d{1,2}月)");
    private static final Pattern WEEKDAY = Pattern.compile("[ (]*(?:星期|周|礼拜)[一二三四五六日天][ )]*");
    private static final Pattern CLOCK = Pattern.compile(
            "(\\d{1,2})(?:(?::(\\d{1,2})(?::(\\d{1,2})(?:[.,:](\\d{1,9}))?)?|\\.(\\d{2})(?:\\.(\\d{2})(?:\\.(\\d{1,9}))?)?)|[时点](?:(\\d{1,2})分(?:(\\d{1,2})秒)?)?)");
    private static final Pattern HALF = Pattern.compile("凌晨|清晨|早上|早晨|上午|中午|正午|下午|傍晚|晚上|晚间|夜间|夜里|[AaPp]\\.?[Mm]\\.?");
    private static final Pattern ZONE = Pattern.compile(
            "(?:UTC|GMT)?([+-])(\\d{1,2})(?::?(\\d{2}))?(?: ?(CST|UTC|GMT))?(?:\\[[A-Za-z/_]+])?|(Z|UTC|GMT)|CST|China Standard Time|中国标准时间|Asia/Shanghai|\\(?北京时间\\)?");
    private static final Pattern SHORT_MONTH = Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})|年(\\d{1,2})月|年?)");

    /** Numbers of days that spreadsheets write for 2000-01-01 to 2049-12-31, and the day that they count from. */
    private static final int SERIAL_FROM = 36_526;

    private static final int SERIAL_TO = 54_789;
    private static final LocalDate SERIAL_BASE = LocalDate.of(1899, 12, 30);

    /** Seconds of 2001-09 to 2030-03: later ones look like a date and an hour. */
    private static final long EPOCH_FROM = 1_000_000_000L;

    private static final long EPOCH_TO = 1_900_000_000L;
    private static final int LONGEST = 64;

    private CellTimes() {}

    /** A date with or without a clock, in China's time unless it says another; empty if it is none. */
    static Optional<CellTime> read(String said) {
        String text = said.strip().replace('\uff1a', ':');
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Optional<CellTime> quick = quick(text);
            if (quick.isPresent()) {
                return quick;
            }
            if (digits(text)) {
                return compact(text);
            }
            if (text.matches("\\d{5}\\.\\d{1,12}")) {
                return serial(text);
            }
            return dated(GLUED.matcher(figures(text)).replaceFirst("$1 $2"));
        } catch (DateTimeException e) {
            return Optional.empty(); // the 30th of February, the 25th hour
        }
    }

    /** The date in figures, its year whole where 年 says that it is one. */
    private static String figures(String text) {
        return SHORT_YEAR.matcher(EnglishDates.figures(text)).replaceFirst("20$1");
    }

    /** {@code 2026-05-11 09:08:07}, which nearly all cells say; empty for anything else. */
    private static Optional<CellTime> quick(String text) {
        if (text.length() != 19 || text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(13) != ':') {
            return Optional.empty();
        }
        for (int i = 0; i < 19; i++) {
            char c = text.charAt(i);
            boolean between = i == 4 || i == 7 || i == 10 || i == 13 || i == 16;
            if (between ? c != "    -  -  T  :  :".charAt(i) && (i != 10 || c != ' ') : c < '0' || c > '9') {
                return Optional.empty();
            }
        }
        int hour = two(text, 11);
        if (hour == 24) {
            return Optional.empty(); // may be the end of the day
        }
        LocalDateTime local = day(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8))
                .atTime(hour, two(text, 14), two(text, 17));
        return Optional.of(new CellTime(CellTime.china(local), Precision.SECOND));
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    /** A date that may lack its day or its month, as registers say since when something holds. */
    public static Optional<CellTime> roughly(String said) {
        Matcher rough = SHORT_MONTH.matcher(said.strip());
        if (!rough.matches()) {
            return read(said);
        }
        String month = rough.group(2) != null ? rough.group(2) : rough.group(3);
        try {
            LocalDate first = day(Integer.parseInt(rough.group(1)), month == null ? 1 : Integer.parseInt(month), 1);
            return Optional.of(CellTime.of(first, month == null ? Precision.YEAR : Precision.MONTH));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A date and a clock from two cells; the clock may be empty, or say the date once more. */
    static Optional<CellTime> read(String date, String clock) {
        String said = clock.strip();
        if (said.isEmpty()) {
            return read(date);
        }
        Optional<CellTime> day = read(date);
        Optional<CellTime> whole = said.length() > 6 ? read(said) : Optional.empty();
        if (whole.isPresent()) {
            boolean same = day.isPresent() && date(day.get()).equals(date(whole.get()));
            return same ? whole : Optional.empty();
        }
        if (day.isEmpty()) {
            return Optional.empty();
        }
        Optional<CellTime> both = clock(said).flatMap(c -> read(date(day.get()) + " " + c));
        boolean dateOnly = day.get().precision() == Precision.DAY || midnight(day.get());
        return dateOnly ? both : both.filter(time -> time.at().equals(day.get().at()));
    }

    private static LocalDate date(CellTime time) {
        return LocalDate.ofInstant(time.at(), China.ZONE);
    }

    private static boolean midnight(CellTime time) {
        return time.at().equals(CellTime.of(date(time), Precision.DAY).at());
    }

    /** A clock in a cell of its own, as a clock behind a date is written. */
    private static Optional<String> clock(String said) {
        if (said.matches("0?\\.\\d{2,}")) { // the share of the day, as spreadsheets keep it
            long second = Math.round(Double.parseDouble(said) * 86_400);
            return Optional.of("%02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60));
        }
        if (!digits(said)) {
            return Optional.of(said);
        }
        return switch (said.length()) {
            case 6 -> Optional.of(colons(said));
            case 5 -> Optional.of(colons("0" + said)); // a spreadsheet took the zero away
            case 4 -> said.startsWith("0") ? Optional.of(colons(said)) : Optional.empty();
            default -> said.matches("0+") ? Optional.of("00:00:00") : Optional.empty();
        };
    }

    private static String colons(String digits) {
        String hour = digits.substring(0, 2) + ":" + digits.substring(2, 4);
        return digits.length() > 4 ? hour + ":" + digits.substring(4) : hour;
    }

    private static Optional<CellTime> compact(String said) {
        return switch (said.length()) {
            case 5 -> serial(said);
            case 8 -> dated(said);
            case 12, 14 -> dated(said.substring(0, 8) + " " + colons(said.substring(8)));
            case 17, 20 -> dated(said.substring(0, 8) + " " + colons(said.substring(8, 14)) + "." + said.substring(14));
            case 10 -> epoch(Long.parseLong(said), 1);
            case 13 -> epoch(Long.parseLong(said), 1000);
            default -> Optional.empty();
        };
    }

    private static Optional<CellTime> epoch(long said, int perSecond) {
        boolean likely = said >= EPOCH_FROM * perSecond && said < EPOCH_TO * perSecond;
        return likely
                ? Optional.of(new CellTime(Instant.ofEpochMilli(said * (1000 / perSecond)), Precision.SECOND))
                : Optional.empty();
    }

    private static Optional<CellTime> serial(String said) {
        int days = Integer.parseInt(said.substring(0, 5));
        if (days < SERIAL_FROM || days > SERIAL_TO) {
            return Optional.empty();
        }
        LocalDate date = SERIAL_BASE.plusDays(days);
        if (said.length() == 5) {
            return Optional.of(CellTime.of(date, Precision.DAY));
        }
        long second = Math.round(Double.parseDouble("0" + said.substring(5)) * 86_400);
        return Optional.of(new CellTime(CellTime.china(date.atStartOfDay().plusSeconds(second)), Precision.SECOND));
    }

    private static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static LocalDate day(int year, int month, int day) {
        if (year < 1900 || year > 2200) {
            throw new DateTimeException("no year of a record");
        }
        return LocalDate.of(year, month, day);
    }

    private static Optional<CellTime> dated(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.lookingAt()) {
            return Optional.empty();
        }
        LocalDate day = day(
                Integer.parseInt(date.group(1)),
                figure(date.group(3), date.group(5), date.group(7)),
                figure(date.group(4), date.group(6), date.group(8)));
        String rest = WEEKDAY.matcher(text.substring(date.end())).replaceFirst(" ");
        boolean zone = rest.matches("-\\d{2}:\\d{2}"); // of a day, not its clock
        boolean figures = !date.group().endsWith("日") && !date.group().endsWith("号");
        return zone ? Optional.empty() : new Rest(rest, figures).on(day);
    }

    private static int figure(@Nullable String... groups) {
        for (String group : groups) {
            if (group != null) {
                return Integer.parseInt(group);
            }
        }
        return 0;
    }

    /** What stands behind the date, read from left to right. */
    private static final class Rest {

        private final String text;
        private int from;
        private String half = "";
        private int hour = -1;
        private int minute;
        private int second;
        private int nano;
        private Precision precision = Precision.DAY;
        private @Nullable ZoneOffset zone;
        /** Whether nothing parts the clock from the figures of the date. */
        private final boolean apart;

        Rest(String text, boolean figures) {
            this.text = text;
            this.apart = figures && !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
        }

        Optional<CellTime> on(LocalDate day) {
            skip(" T-_,");
            half();
            boolean clock = clock();
            skip(" ");
            if (half.isEmpty()) {
                half();
            }
            if (!zone() || from < text.length() || (!clock && !(half.isEmpty() && text.isBlank()))) {
                return Optional.empty();
            }
            return clock ? Optional.of(new CellTime(at(day), precision)) : Optional.of(CellTime.of(day, precision));
        }

        private Instant at(LocalDate day) {
            boolean ends = hour == 24 && minute == 0 && second == 0 && nano == 0 && half.isEmpty();
            LocalDateTime local =
                    ends ? day.plusDays(1).atStartOfDay() : day.atTime(ofDay(half, hour), minute, second, nano);
            return zone == null ? CellTime.china(local) : local.toInstant(zone);
        }

        /** Whether the name behind an offset can be that of the offset: China's or America's central time. */
        private static boolean called(@Nullable String name, int hours) {
            if (name == null) {
                return Math.abs(hours) <= 14;
            }
            return name.equals("CST") ? hours == 8 || hours == -6 : hours == 0;
        }

        private void skip(String characters) {
            while (from < text.length() && characters.indexOf(text.charAt(from)) >= 0) {
                from++;
            }
        }

        private @Nullable Matcher take(Pattern pattern) {
            Matcher found = pattern.matcher(text).region(from, text.length());
            if (!found.lookingAt()) {
                return null;
            }
            from = found.end();
            return found;
        }

        private void half() {
            Matcher found = take(HALF);
            if (found != null) {
                half = found.group();
                skip(" ");
            }
        }

        private boolean clock() {
            if (text.substring(from).matches("\\d{6}(?!\\d).*|\\d{4}(?!\\d).*")) {
                int length = text.substring(from).matches("\\d{6}(?!\\d).*") ? 6 : 4;
                String digits = text.substring(from, from + length);
                from += length;
                set(digits.substring(0, 2), digits.substring(2, 4), length == 6 ? digits.substring(4) : null, null);
                return true;
            }
            Matcher found = take(CLOCK);
            if (found == null) {
                return false;
            }
            String minutes = first(found, 2, 5, 8);
            set(found.group(1), minutes, first(found, 3, 6, 9), first(found, 4, 7));
            return !apart || found.group(1).length() == 2;
        }

        private void set(String h, @Nullable String m, @Nullable String s, @Nullable String fraction) {
            hour = Integer.parseInt(h);
            minute = m == null ? 0 : Integer.parseInt(m);
            second = s == null ? 0 : Integer.parseInt(s);
            nano = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 3)) * 1_000_000;
            precision = m == null ? Precision.HOUR : s == null ? Precision.MINUTE : Precision.SECOND;
        }

        private static @Nullable String first(Matcher found, int... groups) {
            for (int group : groups) {
                if (found.group(group) != null) {
                    return found.group(group);
                }
            }
            return null;
        }

        /** Takes a zone; false where there is more than one can be. */
        private boolean zone() {
            skip(" ");
            if (from == text.length()) {
                return true;
            }
            Matcher found = take(ZONE);
            if (found == null) {
                return false;
            }
            if (found.group(5) != null) {
                zone = ZoneOffset.UTC;
            } else if (found.group(1) != null) {
                int sign = found.group(1).equals("-") ? -1 : 1;
                int minutes = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
                zone = ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(found.group(2)), sign * minutes);
                return called(found.group(4), zone.getTotalSeconds() / 3600);
            }
            return true;
        }
    }

    /**
     * The hour of the day that an hour with a part of the day means.
     *
     * @throws DateTimeException if the two contradict each other, or could mean two hours
     */
    private static int ofDay(String half, int hour) {
        String part = half.replace(".", "").toUpperCase(java.util.Locale.ROOT);
        return switch (part) {
            case "" -> hour;
            case "AM", "上午" -> hour == 12 ? 0 : within(hour, 0, 11, 0);
            case "PM", "下午" -> hour >= 12 ? within(hour, 12, 23, 0) : within(hour, 1, 11, 12);
            case "凌晨" -> hour == 12 ? 0 : within(hour, 0, 6, 0);
            case "清晨", "早上", "早晨" -> within(hour, 4, 11, 0);
            case "中午", "正午" -> hour <= 2 ? within(hour, 1, 2, 12) : within(hour, 11, 14, 0);
            case "傍晚" -> hour <= 12 ? within(hour, 4, 8, 12) : within(hour, 16, 20, 0);
            default -> hour <= 12 ? within(hour, 5, 11, 12) : within(hour, 17, 23, 0); // in the evening
        };
    }

    private static int within(int hour, int least, int most, int more) {
        if (hour < least || hour > most) {
            throw new DateTimeException("no such hour in that part of the day");
        }
        return hour + more;
    }
}
