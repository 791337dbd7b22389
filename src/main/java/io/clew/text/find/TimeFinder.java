package io.clew.text.find;

import io.clew.text.Digits;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days and times of day, as text writes them, resolved in Asia/Shanghai.
 *
 * <p>What is left out is taken from the date named before in the text (当日, 次日, 同月5日, 20时许), else from the day on
 * which the text was written; a day and month without any year is the last one that is not after that day.
 */
final class TimeFinder implements Finder {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String N = "(?:\\d{1,2}|[一二三四五六七八九十廿卅两〇零]{1,3})";
    private static final String RELATIVE =
            "大前天|今天|今日|今早|今晨|今晚|今夜|昨天|昨日|昨早|昨晨|昨晚|昨夜|前天|前日|前晚|明天|明早|明晚|当日|当天|当晚|当夜|同日|同天|次日|翌日|第二天|隔天|隔日|第三天";
    private static final String PART = "凌晨|清晨|早上|早晨|早间|上午|中午|午间|正午|午后|下午|傍晚|晚上|晚间|夜晚|夜里|夜间|深夜|午夜|半夜|早|晚|夜";
    /** A time of day as machines print it: {@code 201405}. */
    private static final String COMPACT = "(?:[01]\\d|2[0-3])[0-5]\\d[0-5]\\d";

    private static final Pattern TIME = Pattern.compile("(?:"
            + "(?<fy>\\d{4})[-/.](?<fm>\\d{1,2})[-/.](?<fd>\\d{1,2})(?![\\d])"
            + "|(?<cy>(?:19|20)\\d{2})(?<cm>0[1-9]|1[0-2])(?<cd>[0-2]\\d|3[01])(?=\\s\\d{1,2}:\\d{2}|[T\\s]?" + COMPACT
            + "(?![\\w*:-]|\\.\\d))"
            + "|(?:(?<y>\\d{4}|\\d{2}(?=年)|[零〇一二三四五六七八九○]{4}|去|今|前|当|同|本)年(?:度?(?=[^度]))?\\s?)?(?<m>" + N
            + ")月(?:份)?(?:\\s?(?<d>"
            + N
            + ")(?:日|号)(?!楼|线|店|房|院|桌|机))?(?<third>上旬|中旬|下旬|初|中(?!午)|底|末)?"
            + "|(?<yo>\\d{4}|[零〇一二三四五六七八九]{4}|去|今)年(?![度级代龄纪限])(?<half>上半年|下半年|初|底|末)?"
            + "|(?<om>同月|当月|本月|上月|上个月|这个月)(?<od>" + N + ")(?:日|号)"
            + "|(?<rel>" + RELATIVE + ")"
            + "|(?<wk>上上|上个?|本|这个?)?(?:周|星期|礼拜)(?<wd>[一二三四五六日天])"
            + "|(?:(?<ago>" + N + ")(?<au>天|日|个?星期|个?礼拜|周|个月|个?小时|个?钟头|刻钟|分钟)|(?<over>" + N
            + ")个半(?<ou>小时|钟头|月)|半(?<hu>个?小时|个?钟头|个?月|年)|(?<years>[1-9一二两三四五六七八九十])年)[以之]?前(?!后)"
            + "|(?<bd>" + N + ")[日号](?:(?=\\s?(?:" + PART + "|" + N + "[时点]|\\d{1,2}:\\d{2}))|(?<=[至到]" + N + "[日号]))"
            + ")?(?<gap>\\s*(?:\\((?:星期|周)[一二三四五六日天]\\)|(?:星期|周)[一二三四五六日天])?[,的T\\s]?\\s?)"
            + "(?<part>(?:" + PART + ")(?:的时候)?)?\\s?"
            + "(?:(?<h>" + N + ")(?:(?:时|点钟?)(?!间|候|评|赞|击|名|子|数)(?:(?<min>" + N + ")分(?!钟)(?:(?<sec>" + N
            + ")秒)?|(?<bare>[0-5]\\d)(?![\\d元万])|(?<frac>半|一刻|三刻|整|正))?)|(?<ch>[01]?\\d|2[0-4]):(?<cmin>[0-5]\\d)(?::(?<csec>[0-5]\\d)(?:\\.\\d{1,9})?)?(?<zone>Z|[+-][01]\\d:[0-5]\\d)?(?!\\d|:)|(?<=(?:19|20)\\d{6}[T\\s]?)(?<kh>\\d{2})(?<kmin>\\d{2})(?<ksec>\\d{2})(?!\\d))?"
            + "(?<qual>许|左右|前后|多)?");

    @Override
    public void find(Passage passage) {
        var reader = new Reading(passage);
        String text = passage.text;
        Matcher matcher = TIME.matcher(text).useTransparentBounds(true);
        for (int i = 0; i < text.length(); i++) {
            if (canBegin(text, i) && !passage.isTaken(i)) {
                matcher.region(i, Math.min(text.length(), i + 48));
                if (matcher.lookingAt() && matcher.end() > i) {
                    int end = reader.read(matcher, i);
                    i = Math.max(i, end - 1);
                }
            }
        }
    }

    private static final Words BEGINNINGS = Words.of((RELATIVE + "|" + PART
                    + "|去年|今年|前年|当年|同年|本年|同月|当月|本月|上月|上个月|这个月|上上周|上周|上个周|上星期|上个星期|上礼拜|本周|这周|周|星期|礼拜|半小时|半个小时|半钟头|半个钟头|半月|半个月|半年")
            .split("\\|"));

    /** What stands before a number that is no time, however much it looks like one. */
    private static final Words NUMBERED = Words.of(
            ("号|号码|单号|编号|账户|帐户|账|卡|户|单|流水|编码|尾号|转至|转到|转入|转给|汇至|汇到|汇入|汇给|打到|打入|打给|存入|转账|汇款|no|no.|id").split("\\|"));

    private static final Pattern BORN_BEHIND = Pattern.compile(" ?(?:出生|生(?![^,。;:、)\\s]))");
    private static final Pattern BORN_BEFORE = Pattern.compile("(?:生于|出生(?:日期|年月日?)?)[: 是为于]*$");

    private static boolean canBegin(String text, int i) {
        char c = text.charAt(i);
        char before = i == 0 ? 0 : text.charAt(i - 1);
        if (Digits.isDigit(c)) {
            return isFollowedByUnit(text, i)
                    && !AddressFinder.isWordChar(before)
                    && !(before == '.' && i > 1 && Digits.isDigit(text.charAt(i - 2)));
        }
        if (Digits.isHanDigit(c) || c == '十' || c == '廿') {
            return isFollowedByUnit(text, i) && !Digits.isHanDigit(before) && before != '十' && before != '第';
        }
        return BEGINNINGS.lengthAt(text, i, text.length()) > 0;
    }

    /** Most numbers in a text are no times: the character behind the digits says so at once. */
    private static boolean isFollowedByUnit(String text, int start) {
        int end = start + 1;
        while (end < text.length() && (Digits.value(text.charAt(end)) >= 0 || "十廿卅".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        int length = end - start;
        if (length == 14) {
            return !isNumber(text, start, end);
        }
        if (length == 8 && end < text.length() && text.charAt(end) == 'T') {
            return true;
        }
        return end < text.length() && length <= 8 && "年月日号时点天个小周星礼刻分:-/. ".indexOf(text.charAt(end)) >= 0;
    }

    /** Whether fourteen digits are the number of something: serial numbers begin with a time, too. */
    private static boolean isNumber(String text, int start, int end) {
        int at = start;
        while (at > 0 && " :(为是\"“".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        for (int from = Math.max(0, at - 3); from < at; from++) {
            if (NUMBERED.lengthAt(text, from, at) == at - from) {
                return true;
            }
        }
        return end < text.length() && "号账帐卡户".indexOf(text.charAt(end)) >= 0;
    }

    /** What the mentions so far have fixed. */
    private static final class Reading {

        private final Passage passage;
        private final @Nullable LocalDateTime written;
        private @Nullable LocalDate last;

        Reading(Passage passage) {
            this.passage = passage;
            this.written = passage.writtenAt == null ? null : LocalDateTime.ofInstant(passage.writtenAt, ZONE);
        }

        /** Takes the mention if it can be resolved; returns the offset behind it, or {@code start}. */
        int read(Matcher m, int start) {
            try {
                Span day = day(m);
                boolean clock = m.group("h") != null || m.group("ch") != null || m.group("kh") != null;
                boolean part = !partOf(m).isEmpty();
                int end = clock || m.group("part") != null || day == null ? m.end() : m.start("gap");
                while (end > start && passage.at(end - 1) <= ' ') {
                    end--;
                }
                if (day == null && !isTimeAlone(m, start, clock, part)) {
                    return start;
                }
                Span base = day == null ? anchor() : day;
                if (base == null || !passage.isFree(start, end)) {
                    return start;
                }
                String qualifier = m.group("qual") == null ? "" : m.group("qual");
                Span span = clock && base.isDay() ? base.clock(m) : part && base.isDay() ? base.part(partOf(m)) : base;
                if (clock && !base.isDay() && day != null) {
                    end = m.start("gap");
                }
                if (base.isDay()) {
                    last = isBirth(start, end) ? last : base.from.toLocalDate();
                } else if (day != null && base.from.plusMonths(1).isEqual(base.to)) {
                    last = base.from.toLocalDate();
                }
                Span widened = span.from(m.group("zone")).widened(qualifier);
                passage.time(start, end, widened.start(), widened.end());
                return end;
            } catch (DateTimeException e) {
                return start; // 2月30日, 25点: no such time
            }
        }

        /** A time without a day needs a part of the day, minutes, or a word that makes it a time. */
        private static boolean isTimeAlone(Matcher m, int start, boolean clock, boolean part) {
            if (m.start("gap") != start || m.end("gap") != start) {
                return false;
            }
            boolean hour = m.group("h") != null;
            boolean exact = m.group("min") != null || m.group("bare") != null || m.group("frac") != null;
            boolean colon = m.group("ch") != null;
            String h = hour ? m.group("h") : "";
            boolean clear = m.group("qual") != null && hour && !m.group("qual").equals("多");
            String said = part ? partOf(m) : "";
            return clock && (part || exact && !h.isEmpty() || colon || clear) || !clock && said.length() > 1;
        }

        /** Whether the day between is one of birth, from which nothing that is told counts on. */
        private boolean isBirth(int start, int end) {
            return BORN_BEHIND
                            .matcher(passage.text)
                            .region(end, passage.text.length())
                            .lookingAt()
                    || BORN_BEFORE
                            .matcher(passage.text)
                            .region(Math.max(0, start - 8), start)
                            .find();
        }

        private @Nullable Span anchor() {
            LocalDate date = last != null ? last : written == null ? null : written.toLocalDate();
            return date == null ? null : Span.day(date);
        }

        private @Nullable Span day(Matcher m) {
            if (m.group("fy") != null) {
                return Span.day(LocalDate.of(year(m.group("fy")), small(m.group("fm")), small(m.group("fd"))));
            }
            if (m.group("cy") != null) {
                return Span.day(LocalDate.of(year(m.group("cy")), small(m.group("cm")), small(m.group("cd"))));
            }
            if (m.group("m") != null) {
                return month(m);
            }
            if (m.group("yo") != null) {
                return wholeYear(m);
            }
            if (m.group("om") != null) {
                LocalDate base = m.group("om").startsWith("同") || m.group("om").startsWith("当") ? reference() : today();
                LocalDate month = base == null ? null : m.group("om").startsWith("上") ? base.minusMonths(1) : base;
                return month == null ? null : Span.day(month.withDayOfMonth(small(m.group("od"))));
            }
            if (m.group("rel") != null) {
                LocalDate date = relative(m.group("rel"));
                return date == null ? null : Span.day(date);
            }
            if (m.group("wd") != null) {
                return weekday(m);
            }
            if (m.group("ago") != null) {
                return ago(small(m.group("ago")), m.group("au"));
            }
            if (m.group("over") != null) {
                int count = small(m.group("over"));
                return m.group("ou").equals("月") ? around(count * 30 + 15) : nearly(count * 60 + 30);
            }
            if (m.group("hu") != null) {
                return half(m.group("hu"));
            }
            if (m.group("years") != null) {
                return yearsAgo(small(m.group("years")));
            }
            if (m.group("bd") != null) {
                LocalDate base = reference();
                return base == null ? null : Span.day(base.withDayOfMonth(small(m.group("bd"))));
            }
            return null;
        }

        private @Nullable Span month(Matcher m) {
            int month = small(m.group("m"));
            boolean day = m.group("d") != null;
            String spelled = m.group("y");
            if (!day && spelled != null && spelled.length() == 2) {
                return null; // 10年3月 is a span
            }
            if (!day && spelled == null && !m.group().contains("月份") && m.group("third") == null) {
                return null; // 3月 alone is more often a span of months
            }
            int dayOfMonth = day ? small(m.group("d")) : 1;
            LocalDate date = spelled == null ? withoutYear(month, dayOfMonth) : dated(spelled, month, dayOfMonth);
            if (date == null) {
                return null;
            }
            return day ? Span.day(date) : Span.third(date, m.group("third"));
        }

        private @Nullable LocalDate dated(String spelled, int month, int day) {
            Integer year = yearOf(spelled);
            return year == null ? null : LocalDate.of(year, month, day);
        }

        private @Nullable Integer yearOf(String spelled) {
            if (spelled.length() == 4) {
                return year(spelled);
            }
            if (spelled.length() == 2) {
                return 2000 + small(spelled);
            }
            LocalDate base = spelled.equals("同") || spelled.equals("当") ? reference() : today();
            if (base == null) {
                return null;
            }
            return base.getYear() - (spelled.equals("去") ? 1 : spelled.equals("前") ? 2 : 0);
        }

        /**
         * The year of the date before, or the next one where that would lead back by half a year and the text was not
         * written until then; without such a date the last such day up to the one on which the text was written.
         */
        private @Nullable LocalDate withoutYear(int month, int day) {
            LocalDate today = today();
            if (last != null) {
                LocalDate date = LocalDate.of(last.getYear(), month, day);
                boolean turned = today != null
                        && date.isBefore(last.minusMonths(6))
                        && !date.plusYears(1).isAfter(today);
                return turned ? date.plusYears(1) : date;
            }
            if (today == null) {
                return null;
            }
            LocalDate date =
                    LocalDate.of(month == 2 && day == 29 ? leap(today.getYear()) : today.getYear(), month, day);
            return date.isAfter(today.plusDays(1)) ? date.minusYears(1) : date;
        }

        private static int leap(int year) {
            int leap = year;
            while (!java.time.Year.isLeap(leap)) {
                leap--;
            }
            return leap;
        }

        private @Nullable Span wholeYear(Matcher m) {
            Integer year = yearOf(m.group("yo"));
            if (year == null) {
                return null;
            }
            LocalDateTime first = LocalDate.of(year, 1, 1).atStartOfDay();
            String half = m.group("half") == null ? "" : m.group("half");
            return switch (half) {
                case "上半年" -> new Span(first, first.plusMonths(6));
                case "下半年" -> new Span(first.plusMonths(6), first.plusYears(1));
                case "初" -> new Span(first, first.plusMonths(2));
                case "底", "末" -> new Span(first.plusMonths(10), first.plusYears(1));
                default -> new Span(first, first.plusYears(1));
            };
        }

        private @Nullable LocalDate relative(String word) {
            char first = word.charAt(0);
            boolean told = first == '当' || first == '同' || first == '次' || first == '翌' || first == '第' || first == '隔';
            LocalDate base = told ? reference() : today();
            if (base == null) {
                return null;
            }
            return base.plusDays(
                    switch (first) {
                        case '昨' -> -1;
                        case '前' -> -2;
                        case '大' -> -3;
                        case '明', '次', '翌', '隔' -> 1;
                        case '第' -> word.equals("第三天") ? 2 : 1;
                        default -> 0;
                    });
        }

        private @Nullable Span weekday(Matcher m) {
            LocalDate today = today();
            if (today == null) {
                return null;
            }
            int wanted = Math.min(7, "一二三四五六日天".indexOf(m.group("wd")) + 1);
            String week = m.group("wk") == null ? "" : m.group("wk");
            LocalDate date = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusDays(wanted - 1L);
            if (week.startsWith("上")) {
                return Span.day(date.minusWeeks(week.equals("上上") ? 2 : 1));
            }
            return Span.day(week.isEmpty() && date.isAfter(today) ? date.minusWeeks(1) : date);
        }

        private @Nullable Span ago(int count, String unit) {
            if (written == null) {
                return null;
            }
            return switch (unit) {
                case "小时", "个小时", "钟头", "个钟头" -> {
                    LocalDateTime hour = written.minusHours(count).truncatedTo(ChronoUnit.HOURS);
                    yield new Span(hour, hour.plusHours(1));
                }
                case "分钟" -> {
                    LocalDateTime minute = written.minusMinutes(count).truncatedTo(ChronoUnit.MINUTES);
                    yield new Span(minute, minute.plusMinutes(1));
                }
                case "刻钟" -> nearly(15 * count);
                case "天", "日" -> Span.day(written.toLocalDate().minusDays(count));
                case "个月" -> {
                    LocalDateTime first = written.toLocalDate()
                            .minusMonths(count)
                            .withDayOfMonth(1)
                            .atStartOfDay();
                    yield new Span(first, first.plusMonths(1));
                }
                default -> {
                    LocalDate monday = written.toLocalDate()
                            .minusWeeks(count)
                            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    yield new Span(monday.atStartOfDay(), monday.plusWeeks(1).atStartOfDay());
                }
            };
        }

        private @Nullable Span half(String unit) {
            if (unit.endsWith("年")) {
                return ago(6, "个月");
            }
            return unit.endsWith("月") ? around(15) : nearly(30);
        }

        /** Half an hour about a moment that was not said to the minute. */
        private @Nullable Span nearly(int minutes) {
            if (written == null) {
                return null;
            }
            LocalDateTime at = written.minusMinutes(minutes).truncatedTo(ChronoUnit.MINUTES);
            return new Span(at.minusMinutes(15), at.plusMinutes(15));
        }

        /** A week about a day that was not said to the day. */
        private @Nullable Span around(int days) {
            if (written == null) {
                return null;
            }
            LocalDateTime first = written.toLocalDate().minusDays(days + 3L).atStartOfDay();
            return new Span(first, first.plusDays(7));
        }

        private @Nullable Span yearsAgo(int count) {
            if (written == null) {
                return null;
            }
            LocalDateTime first = LocalDate.of(written.getYear() - count, 1, 1).atStartOfDay();
            return new Span(first, first.plusYears(1));
        }

        private @Nullable LocalDate today() {
            return written == null ? null : written.toLocalDate();
        }

        private @Nullable LocalDate reference() {
            return last != null ? last : today();
        }
    }

    private static String partOf(Matcher m) {
        String rel = m.group("rel") == null ? "" : m.group("rel");
        if (m.group("part") != null) {
            return m.group("part").replace("的时候", "");
        }
        return rel.endsWith("晚") || rel.endsWith("夜") ? "晚" : rel.endsWith("早") || rel.endsWith("晨") ? "早" : "";
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

    /** A number up to 99 in either spelling. */
    private static int small(String spelled) {
        int value = 0;
        for (int i = 0; i < spelled.length(); i++) {
            char c = spelled.charAt(i);
            if (c == '十' || c == '廿' || c == '卅') {
                int tens = c == '十' ? Math.max(1, value) : c == '廿' ? 2 : 3;
                value = tens * 10;
            } else {
                boolean ones = value >= 10 && value % 10 == 0 && !Digits.isDigit(c);
                value = ones ? value + Digits.value(c) : value * 10 + Digits.value(c);
            }
        }
        return value;
    }

    /** From included, to excluded, in local time. */
    private record Span(LocalDateTime from, LocalDateTime to) {

        static Span day(LocalDate date) {
            return new Span(date.atStartOfDay(), date.plusDays(1).atStartOfDay());
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

        boolean isDay() {
            return from.plusDays(1).isEqual(to) && from.getHour() == 0;
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

        Span clock(Matcher m) {
            if (m.group("kh") != null) {
                LocalDateTime at = from.plusHours(small(m.group("kh")))
                        .plusMinutes(small(m.group("kmin")))
                        .plusSeconds(small(m.group("ksec")));
                return new Span(at, at.plusSeconds(1));
            }
            boolean colon = m.group("ch") != null;
            int hour = small(colon ? m.group("ch") : m.group("h"));
            String part = partOf(m);
            LocalDateTime at = from.plusHours(turned(hour, part));
            String minutes = colon ? m.group("cmin") : m.group("min") != null ? m.group("min") : m.group("bare");
            String seconds = colon ? m.group("csec") : m.group("sec");
            String fraction = m.group("frac");
            if (fraction != null) {
                at = at.plusMinutes(
                        fraction.equals("半") ? 30 : fraction.equals("一刻") ? 15 : fraction.equals("三刻") ? 45 : 0);
                return new Span(at, at.plusMinutes(1));
            }
            if (minutes == null) {
                return new Span(at, at.plusHours(1));
            }
            at = at.plusMinutes(inHour(small(minutes)));
            if (seconds == null) {
                return new Span(at, at.plusMinutes(1));
            }
            at = at.plusSeconds(inHour(small(seconds)));
            return new Span(at, at.plusSeconds(1));
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

        /** The same time of day where the zone that was written counts. */
        Span from(@Nullable String zone) {
            if (zone == null) {
                return this;
            }
            int ahead = ZONE.getRules().getOffset(start()).getTotalSeconds()
                    - ZoneOffset.of(zone).getTotalSeconds();
            return new Span(from.plusSeconds(ahead), to.plusSeconds(ahead));
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

        private Span hours(int first, int end) {
            return new Span(from.plusHours(first), from.plusHours(end));
        }

        Instant start() {
            return from.atZone(ZONE).toInstant();
        }

        Instant end() {
            return to.atZone(ZONE).toInstant();
        }
    }
}
