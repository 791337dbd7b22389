package io.clew.search;

import io.clew.record.China;
import io.clew.record.TimeRange;
import io.clew.text.TextFolder;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads amounts and dates as they are typed into a query. */
final class ValueReader {

    private static final Pattern AMOUNT =
            Pattern.compile("([+-]?)[¥$]?([0-9][0-9,]*(?:\\.[0-9]+)?)(百万|千万|[百千万亿])?(?:元|块|圆)?(?:人民币)?");

    private static final Pattern DATE = Pattern.compile("([0-9]{4})(?:[-/.年]([0-9]{1,2})月?(?:[-/.]?([0-9]{1,2})日?)?)?年?"
            + "(?:[T ]?([0-9]{1,2})[:时](?:([0-9]{1,2})分?(?::?([0-9]{1,2})秒?)?)?)?");

    private ValueReader() {}

    /** An amount in 分; empty where the text is none or is finer than one 分. */
    static Optional<Long> amount(String typed) {
        Matcher read = AMOUNT.matcher(TextFolder.fold(typed).text().strip());
        if (!read.matches()) {
            return Optional.empty();
        }
        BigDecimal yuan = new BigDecimal(read.group(2).replace(",", "")).multiply(unit(read.group(3)));
        try {
            long fen = yuan.movePointRight(2).longValueExact();
            return Optional.of(read.group(1).equals("-") ? -fen : fen);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal unit(@Nullable String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "百" -> 100L;
                    case "千" -> 1_000L;
                    case "万" -> 10_000L;
                    case "百万" -> 1_000_000L;
                    case "千万" -> 10_000_000L;
                    case "亿" -> 100_000_000L;
                    case null, default -> 1L;
                });
    }

    /** The span that a date names: a year, month, day, hour, minute or second; empty where the text is no date. */
    static Optional<TimeRange> span(String typed) {
        String text = TextFolder.fold(typed).text().strip().replace('t', 'T').replace('z', 'Z');
        try {
            Matcher read = DATE.matcher(text);
            if (!read.matches()) {
                Instant at = OffsetDateTime.parse(text).toInstant();
                return Optional.of(new TimeRange(at, at.plusMillis(1)));
            }
            return Optional.of(span(read));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static TimeRange span(Matcher read) {
        ChronoUnit finest = ChronoUnit.YEARS;
        int[] parts = {0, 1, 1, 0, 0, 0};
        ChronoUnit[] units = {
            ChronoUnit.YEARS,
            ChronoUnit.MONTHS,
            ChronoUnit.DAYS,
            ChronoUnit.HOURS,
            ChronoUnit.MINUTES,
            ChronoUnit.SECONDS
        };
        for (int i = 0; i < parts.length; i++) {
            if (read.group(i + 1) != null) {
                parts[i] = Integer.parseInt(read.group(i + 1));
                finest = units[i];
            }
        }
        var from = LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
        return new TimeRange(
                from.atZone(China.ZONE).toInstant(),
                from.plus(1, finest).atZone(China.ZONE).toInstant());
    }
}
