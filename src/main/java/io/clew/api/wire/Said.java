package io.clew.api.wire;

import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.record.TimeRange;
import io.clew.search.RecordLimits;
import io.clew.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values of the API: times, amounts, keys, lists, words of an enumeration. */
public final class Said {

    private Said() {}

    /** As {@code 2026-03-01T10:20:00+08:00}; null stays null. */
    public static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(China.ZONE));
    }

    /** A time with offset, or a day in China, which begins at midnight there. */
    public static @Nullable Instant instant(String field, @Nullable String said) {
        return day(field, said, 0);
    }

    /** @param from a day means its first instant
     * @param to excluded; a day means its end */
    public static TimeRange window(@Nullable String from, @Nullable String to) {
        return new TimeRange(day("from", from, 0), day("to", to, 1));
    }

    /** Both ends with a slash between them; either may be left out. */
    public static TimeRange window(String said) {
        String[] ends = said.split("/", -1);
        if (ends.length != 2) {
            throw wrong("window", Message.of("invalid.window", shortened(said)));
        }
        return new TimeRange(day("window", ends[0], 0), day("window", ends[1], 1));
    }

    private static @Nullable Instant day(String field, @Nullable String said, int add) {
        if (said == null || said.isBlank()) {
            return null;
        }
        String written = said.strip().replace(' ', '+'); // a plus sign that an address lost
        Instant at;
        try {
            at = written.length() == 10
                    ? LocalDate.parse(written)
                            .plusDays(add)
                            .atStartOfDay(China.ZONE)
                            .toInstant()
                    : OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException e) {
            throw wrong(field, Message.of("invalid.time", shortened(said)));
        }
        if (at.isBefore(RecordLimits.EARLIEST) || at.isAfter(RecordLimits.LATEST)) {
            throw wrong(field, Message.of("invalid.time", shortened(said))); // no record lies there
        }
        return at;
    }

    /** The version that an ETag names; null for none. */
    public static @Nullable Long version(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return null;
        }
        String bare = tag.strip().replaceFirst("^W/", "").replace("\"", "");
        try {
            return Long.valueOf(bare);
        } catch (NumberFormatException e) {
            throw wrong("If-Match", Message.of("invalid.tag", shortened(tag)));
        }
    }

    public static @Nullable Money money(String field, @Nullable String said) {
        if (said == null || said.isBlank()) {
            return null;
        }
        try {
            return Money.parse(said);
        } catch (IllegalArgumentException e) {
            throw wrong(field, Message.of("invalid.money", shortened(said)));
        }
    }

    /** The key under which the entity is known, whatever its spelling; see {@link Normalizer#normalize}. */
    public static EntityKey key(Normalizer normalizer, String field, @Nullable String said) {
        if (said == null || said.isBlank()) {
            throw wrong(field, Message.of("invalid.key-missing"));
        }
        try {
            EntityKey written = EntityKey.parse(said.strip());
            return normalizer.normalize(written.type(), written.value()).orElse(written);
        } catch (IllegalArgumentException e) {
            throw wrong(field, Message.of("invalid.key", shortened(said)));
        }
    }

    public static List<EntityKey> keys(Normalizer normalizer, String field, @Nullable List<String> said) {
        return list(said).stream().map(one -> key(normalizer, field, one)).toList();
    }

    /** The items of a parameter given several times, with commas, or both. */
    public static List<String> list(@Nullable List<String> said) {
        var items = new ArrayList<String>();
        if (said != null) {
            for (String one : said) {
                for (String item : one.split(",")) {
                    if (!item.isBlank()) {
                        items.add(item.strip());
                    }
                }
            }
        }
        return items;
    }

    public static <E extends Enum<E>> E word(String field, @Nullable String said, Class<E> words, E otherwise) {
        if (said == null || said.isBlank()) {
            return otherwise;
        }
        for (E word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(said.strip())) {
                return word;
            }
        }
        var known = new ArrayList<String>();
        for (E word : words.getEnumConstants()) {
            known.add(word.name().toLowerCase(Locale.ROOT));
        }
        throw wrong(field, Message.of("invalid.word", known, shortened(said)));
    }

    public static int number(String field, @Nullable String said, int otherwise, int least, int most) {
        if (said == null || said.isBlank()) {
            return otherwise;
        }
        return checked(field, said.strip(), least, most);
    }

    private static int checked(String field, String said, int least, int most) {
        try {
            int number = Integer.parseInt(said);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(field, Message.of("invalid.whole", least, most, shortened(said)));
        }
        throw wrong(field, Message.of("invalid.range", least, most, shortened(said)));
    }

    public static boolean flag(String field, @Nullable String said) {
        return switch (said == null ? "" : said.strip().toLowerCase(Locale.ROOT)) {
            case "", "false", "0", "no" -> false;
            case "true", "1", "yes" -> true;
            default -> throw wrong(field, Message.of("invalid.flag"));
        };
    }

    public static <T> T required(String field, @Nullable T said) {
        if (said == null || said instanceof String text && text.isBlank()) {
            throw wrong(field, Message.of("invalid.missing", field));
        }
        return said;
    }

    /** Runs a constructor that refuses bad values, and says which field it was. */
    public static <A, T> T of(String field, A said, Function<A, T> made) {
        try {
            return made.apply(said);
        } catch (IllegalArgumentException e) {
            throw wrong(field, Message.of("invalid.field", field));
        }
    }

    public static ClewException wrong(String field, Message message) {
        return new ClewException(message, List.of(new ClewException.Fault("field:" + field, message)));
    }

    static String shortened(String said) {
        return said.length() <= 40 ? said : said.substring(0, 40) + "…";
    }
}
