package io.clew.ingest.read;

import io.clew.record.Message;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of spreadsheets as their readers see them: dates by their format, all else with 15 digits.
 *
 * @param years1904 whether days are counted from 1904, as workbooks from old Macs do
 */
record NumberText(boolean years1904) {

    /** What a number's format makes of it. */
    enum Kind {
        NUMBER,
        DATE,
        CLOCK,
        BOTH,
        /** Hours that go on beyond a day. */
        ELAPSED
    }

    /** @param fault why it cannot be believed; null where it can */
    record Shown(String text, @Nullable Message fault) {}

    private static final Pattern ELAPSED = Pattern.compile("(?i)\\[(h+|m+|s+)]");
    private static final Pattern ASIDE = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|[\\\\_*].");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** What a double holds; further digits are noise. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int LONGEST = 400;
    private static final int MOST_DECIMALS = 340;
    /** The last day of the year 9999. */
    private static final double LAST_DAY = 2_958_466;

    static Kind kind(String format) {
        if (ELAPSED.matcher(format).find()) {
            return Kind.ELAPSED;
        }
        String bare = ASIDE.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        if (bare.contains("general") || bare.contains("标准") || bare.contains("格式")) {
            return Kind.NUMBER;
        }
        boolean clock = bare.contains("h") || bare.contains("ss");
        boolean date = bare.contains("yy") || bare.contains("d") || (bare.contains("m") && !clock);
        return clock ? (date ? Kind.BOTH : Kind.CLOCK) : date ? Kind.DATE : Kind.NUMBER;
    }

    /** Formats that are known by number alone. */
    static Kind builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> Kind.DATE;
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56 -> Kind.CLOCK;
            case 22 -> Kind.BOTH;
            case 46 -> Kind.ELAPSED;
            default -> Kind.NUMBER;
        };
    }

    /** @param raw the number as it is kept */
    Shown of(String raw, Kind kind) {
        if (raw.length() > LONGEST) {
            return new Shown("", Message.of("number.long"));
        }
        BigDecimal number;
        try {
            number = new BigDecimal(raw.strip());
        } catch (NumberFormatException e) {
            return new Shown(raw, Message.of("number.unreadable"));
        }
        if ((long) number.precision() - number.scale() > 15) {
            String shown = number.scale() > -MOST_DECIMALS ? number.toPlainString() : raw;
            return new Shown(shown, Message.of("precision-lost"));
        }
        if (number.scale() > MOST_DECIMALS) {
            return new Shown(raw, Message.of("number.long"));
        }
        double days = number.doubleValue();
        if (kind != Kind.NUMBER && days >= 0 && days < LAST_DAY) {
            return new Shown(kind == Kind.ELAPSED ? elapsed(days) : dated(days, kind), null);
        }
        return new Shown(number.round(DIGITS).stripTrailingZeros().toPlainString(), null);
    }

    private static String elapsed(double days) {
        long seconds = Math.round(days * 86_400);
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private String dated(double days, Kind kind) {
        long seconds = Math.round(days * 86_400);
        boolean clockAlone = days < 1 && (kind == Kind.CLOCK || !years1904);
        LocalDate base = years1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
        LocalDateTime at = base.atStartOfDay().plusSeconds(seconds);
        if (clockAlone && kind != Kind.DATE) {
            return CLOCK.format(at);
        }
        return kind == Kind.DATE && seconds % 86_400 == 0 ? at.toLocalDate().toString() : SECOND.format(at);
    }
}
