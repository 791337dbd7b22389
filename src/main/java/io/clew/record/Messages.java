package io.clew.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language for every {@link Message}.
 *
 * <p>Numbers are grouped by thousands, money has two decimals and no sign (the text says of what), moments are those of
 * China to the second, lists are joined as the language does it. A message in a message is told in the same language.
 * Safe for use by many threads.
 */
public final class Messages {

    public static final Messages CHINESE = new Messages("zh", "、");
    public static final Messages ENGLISH = new Messages("en", ", ");

    private static final Pattern SLOT = Pattern.compile("\\{(\\d+)}");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(China.ZONE);
    private static final Function<Object, @Nullable String> PLAIN = value -> null;

    private final String language;
    private final String between;
    private final Map<String, String> texts;

    private Messages(String language, String between) {
        this.language = language;
        this.between = between;
        this.texts = read("/messages/" + language + ".properties");
    }

    /** @param language as in {@code en}, {@code en-GB} or {@code zh-CN}; everything but English is Chinese */
    public static Messages in(String language) {
        return Locale.forLanguageTag(language).getLanguage().equals("en") ? ENGLISH : CHINESE;
    }

    /** {@code zh} or {@code en}. */
    public String language() {
        return language;
    }

    /** @throws IllegalArgumentException if there is no such text or a value for one of its slots is missing */
    public String tell(Message message) {
        return tell(message, PLAIN);
    }

    /**
     * Tells with values in a form of the caller's: a page shows an entity otherwise than the API.
     *
     * @param form of a value; null where the value's usual form is right
     * @throws IllegalArgumentException if there is no such text or a value for one of its slots is missing
     */
    public String tell(Message message, Function<Object, @Nullable String> form) {
        Matcher slots = SLOT.matcher(text(message.key()));
        return slots.replaceAll(slot -> {
            int at = Integer.parseInt(slot.group(1));
            if (at >= message.args().size()) {
                throw new IllegalArgumentException("no value {" + at + "} for '" + message.key() + "'");
            }
            return Matcher.quoteReplacement(value(message.args().get(at), form));
        });
    }

    /** Names of all texts, in the order of the alphabet. */
    public Set<String> keys() {
        return texts.keySet();
    }

    /** Which slots a text has: {@code [0, 1]} for {@code {0} of {1}}. */
    public Set<Integer> slots(String key) {
        return SLOT.matcher(text(key))
                .results()
                .map(slot -> Integer.valueOf(slot.group(1)))
                .collect(Collectors.toSet());
    }

    private String text(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text '" + key + "' in messages/" + language + ".properties");
        }
        return text;
    }

    private String value(Object value, Function<Object, @Nullable String> form) {
        String formed = form.apply(value);
        if (formed != null) {
            return formed;
        }
        return switch (value) {
            case Message message -> tell(message, form);
            case List<?> list -> list.stream().map(each -> value(each, form)).collect(Collectors.joining(between));
            case Integer whole -> decimal("#,##0", whole);
            case Long whole -> decimal("#,##0", whole);
            case Double number -> decimal("#,##0.##", number);
            case Money money -> amount(money);
            case Instant at -> MOMENT.format(at);
            case LocalDate day -> day.toString();
            case Duration span -> tell(span(span), form);
            default -> value.toString();
        };
    }

    private static String amount(Money money) {
        String plain = money.toString();
        int point = plain.indexOf('.');
        return decimal("#,##0", Long.valueOf(plain.substring(0, point))) + plain.substring(point);
    }

    private static String decimal(String pattern, Number number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    /** In the two largest units that say it, such as {@code 2 天 3 小时} or {@code 1 分 30 秒}. */
    private static Message span(Duration span) {
        if (span.toDays() > 0) {
            return Message.of("span.days", span.toDays(), span.toHoursPart());
        }
        if (span.toHours() > 0) {
            return Message.of("span.hours", span.toHours(), span.toMinutesPart());
        }
        if (span.toMinutes() > 0) {
            return Message.of("span.minutes", span.toMinutes(), span.toSecondsPart());
        }
        return span.toMillisPart() == 0
                ? Message.of("span.seconds", span.toSeconds())
                : Message.of("span.millis", span.toMillis());
    }

    private static Map<String, String> read(String file) {
        try (InputStream in = Messages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the build");
            }
            var read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            var texts = new TreeMap<String, String>();
            read.forEach((key, text) -> texts.put((String) key, (String) text));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
