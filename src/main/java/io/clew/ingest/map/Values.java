package io.clew.ingest.map;

import io.clew.record.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what cells say: times, amounts, durations, in the many ways in which exports write them. */
public final class Values {

    private static final Pattern GROUPS =
            Pattern.compile("[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,4}(?:,\\d{4})+)(?:\\.\\d*)?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d*)?|[+-]?\\.\\d+");
    private static final Pattern YUAN = Pattern.compile("^(?:RMB|CNY|人民币)|(?:人民币)?元$|(?:RMB|CNY)$");

    /** 3.5万, as people write amounts into tables. */
    private static final Pattern LARGE = Pattern.compile("([+-]?[\\d,]+(?:\\.\\d+)?)([百千]?万|[百千亿])");

    private Values() {}

    /**
     * The cell without what exports put around values: blanks of any width, tabs, quotes that keep a spreadsheet from
     * making a number of it ({@code ="622…"}, a leading apostrophe), control characters; full-width forms narrowed.
     */
    public static String clean(String cell) {
        int n = cell.length();
        boolean plain = true;
        for (int i = 0; i < n && plain; i++) {
            char c = cell.charAt(i);
            plain = (c > ' ' && c < 0x7f && c != '\'' && c != '"' && c != '=')
                    || (c >= '\u4e00' && c <= '\u9fff')
                    || (c == ' ' && i > 0 && i < n - 1);
        }
        return plain ? cell : cleaned(cell);
    }

    private static String cleaned(String cell) {
        StringBuilder out = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '\uff01' && c <= '\uff5e') {
                c = (char) (c - 0xfee0);
            }
            boolean blank = c == '\u3000' || c == '\u00a0' || c == '\ufeff' || (c >= '\u200b' && c <= '\u200f');
            if (blank || (c < ' ')) {
                c = ' ';
            }
            out.append(c);
        }
        String text = out.toString().strip();
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2) {
            text = text.substring(2, text.length() - 1).strip();
        } else if (text.startsWith("'")) {
            text = text.substring(1).strip();
        }
        return text;
    }

    /** Whether a cleaned cell says that there is nothing. */
    public static boolean none(String cleaned) {
        return switch (cleaned) {
            case "", "-", "--", "---", "/", "\\", "无", "空", "null", "NULL", "None", "N/A", "n/a", "\\N" -> true;
            default -> false;
        };
    }

    /** A date with or without a time of day, in China's time unless it says another; empty if it is none. */
    public static Optional<Instant> time(String said) {
        return CellTimes.read(said).map(CellTime::at);
    }

    /** A date and a time of day from two cells; the clock may be empty. */
    static Optional<Instant> time(String date, String clock) {
        return CellTimes.read(date, clock).map(CellTime::at);
    }

    /** The same with how exactly it is said. */
    static Optional<CellTime> cellTime(String said) {
        return CellTimes.read(said);
    }

    /** The same with how exactly it is said. */
    static Optional<CellTime> cellTime(String date, String clock) {
        return CellTimes.read(date, clock);
    }

    /** Writes the runs of digits into parts, a fraction of a second as milliseconds; returns how many there are. */
    private static int digits(String said, int[] parts) {
        int groups = 0;
        for (int i = 0; i < said.length(); ) {
            char c = said.charAt(i);
            if (c < '0' || c > '9') {
                i++;
                continue;
            }
            int from = i;
            int value = 0;
            while (i < said.length() && said.charAt(i) >= '0' && said.charAt(i) <= '9') {
                if (i - from < 9) {
                    value = value * 10 + said.charAt(i) - '0';
                }
                i++;
            }
            if (groups < parts.length) {
                parts[groups] = groups == 6 ? millis(said, from, i) : value;
            }
            groups++;
        }
        return groups;
    }

    private static int millis(String said, int from, int to) {
        int value = 0;
        for (int i = from; i < from + 3; i++) {
            value = value * 10 + (i < to ? said.charAt(i) - '0' : 0);
        }
        return value;
    }

    /** How exactly a date and time is written: {@code day}, {@code minute} or {@code second}. */
    static String precision(String said) {
        int[] parts = new int[7];
        int groups = digits(said, parts);
        boolean compact = groups == 1 || (groups == 2 && said.indexOf(' ') == 8);
        if (compact) {
            long digits = said.chars().filter(Character::isDigit).count();
            return digits <= 8 ? "day" : digits == 12 && groups == 1 ? "minute" : "second";
        }
        if (groups == 4 && parts[3] > 24) {
            return "second"; // a time of day as one run of digits
        }
        return groups <= 3 ? "day" : groups == 5 ? "minute" : "second";
    }

    /** An amount in some unit, in 分; empty where it is none, or finer than one 分. */
    public static OptionalLong fen(String said, long unit) {
        if (unit == 100) {
            return fen(said);
        }
        String digits = plainNumber(said);
        try {
            return digits.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(new BigDecimal(digits)
                            .multiply(BigDecimal.valueOf(unit))
                            .longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Digits, sign and point of a number whose commas stand where groups end; empty where it is none. */
    private static String plainNumber(String said) {
        String bare = said.replace(" ", "").replaceFirst("^([+-]?)[¥￥]", "$1");
        boolean grouped = GROUPS.matcher(bare).matches();
        String digits = grouped ? bare.replace(",", "") : bare;
        return NUMBER.matcher(digits).matches() ? digits : "";
    }

    /** An amount as statements print it, in 分; parentheses and a trailing minus mean below zero. */
    public static OptionalLong fen(String said) {
        long quick = quickFen(said);
        if (quick != Long.MIN_VALUE) {
            return OptionalLong.of(quick);
        }
        String digits = YUAN.matcher(said.replace(" ", "")).replaceAll("");
        Matcher large = LARGE.matcher(digits);
        if (large.matches()) {
            OptionalLong unit = Vocabulary.shipped().money(large.group(2));
            return unit.isEmpty() ? unit : fen(large.group(1), unit.getAsLong());
        }
        boolean below = false;
        if (digits.startsWith("(") && digits.endsWith(")")) {
            below = true;
            digits = digits.substring(1, digits.length() - 1);
        } else if (digits.endsWith("-")) {
            below = true;
            digits = digits.substring(0, digits.length() - 1);
        }
        if (digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
            return OptionalLong.empty(); // a spreadsheet has rounded it away
        }
        if (digits.indexOf(',') >= 0 && plainNumber(digits).isEmpty()) {
            return OptionalLong.empty(); // a comma that ends no group may be a decimal point
        }
        try {
            long fen = Money.parse(digits).fen();
            return OptionalLong.of(below ? -fen : fen);
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    /** Plain digits with at most two decimals; {@link Long#MIN_VALUE} for anything else. */
    private static long quickFen(String said) {
        int n = said.length();
        int i = n > 0 && (said.charAt(0) == '-' || said.charAt(0) == '+') ? 1 : 0;
        if (i == n || n > 16) {
            return Long.MIN_VALUE;
        }
        long value = 0;
        int decimals = -1;
        for (; i < n; i++) {
            char c = said.charAt(i);
            if (c == '.' && decimals < 0 && i > 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9' && decimals < 2) {
                value = value * 10 + c - '0';
                decimals += decimals >= 0 ? 1 : 0;
            } else {
                return Long.MIN_VALUE;
            }
        }
        long fen = decimals == 2 ? value : decimals == 1 ? value * 10 : value * 100;
        return said.charAt(0) == '-' ? -fen : fen;
    }

    private static final Pattern MINUTES = Pattern.compile("(\\d{1,6}\\.\\d{1,3})\\s*(?:分钟?|min)");

    /** A duration in whole seconds; a bare number counts the unit, the part of a second at its end is not kept. */
    public static OptionalLong seconds(String said, long millis) {
        boolean bare = NUMBER.matcher(said).matches() && said.length() <= 15 && !said.startsWith("-");
        if (!bare) {
            return seconds(said);
        }
        BigDecimal duration = new BigDecimal(said).multiply(BigDecimal.valueOf(millis));
        return OptionalLong.of(duration.movePointLeft(3).longValue());
    }

    /** A duration in seconds: {@code 65}, {@code 00:01:05}, {@code 1分5秒}, {@code 1时2分}. */
    public static OptionalLong seconds(String said) {
        Matcher minutes = MINUTES.matcher(said);
        if (minutes.matches()) {
            return OptionalLong.of(Math.round(Double.parseDouble(minutes.group(1)) * 60));
        }
        int[] parts = new int[7];
        int groups = digits(said, parts);
        if (groups == 0 || groups > 3 || said.length() > 20) {
            return OptionalLong.empty();
        }
        if (said.indexOf(':') > 0) {
            long sum = 0;
            for (int i = 0; i < groups; i++) {
                sum = sum * 60 + parts[i];
            }
            return OptionalLong.of(sum);
        }
        int hour = said.indexOf('时') >= 0 ? said.indexOf('时') : said.indexOf('h');
        int minute = said.indexOf('分') >= 0 ? said.indexOf('分') : said.indexOf('\'');
        if (hour < 0 && minute < 0) {
            String rest = said.replace("秒", "").replace("s", "").replace("\"", "");
            int point = rest.indexOf('.');
            boolean number = groups == 1 || (groups == 2 && point > 0);
            return number && rest.chars().allMatch(c -> c == '.' || Character.isDigit(c))
                    ? OptionalLong.of(parts[0])
                    : OptionalLong.empty();
        }
        long sum = 0;
        int next = 0;
        sum += hour >= 0 ? parts[next++] * 3600L : 0;
        sum += minute >= 0 ? parts[next++] * 60L : 0;
        sum += next < groups ? parts[next] : 0;
        return OptionalLong.of(sum);
    }

    /** ISO 4217 of a currency in words or as a code; XXX where it is not known, yuan where nothing is said. */
    public static String currency(String said) {
        return said.isBlank()
                ? "CNY"
                : Vocabulary.shipped().currency(said).orElseGet(() -> said.matches("[A-Z]{3}") ? said : "XXX");
    }
}
