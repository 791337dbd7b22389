package io.clew.record;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is to be told to a person, before it is put into words: a text's name and the values that stand in it.
 *
 * <p>The words of each language are in {@code messages/zh.properties} and {@code messages/en.properties}; {@link
 * Messages} makes them, at the page or the wire. Nothing reads a sentence back.
 *
 * @param key name of the text, such as {@code limit.edges}; what stands before the first dot is the {@link #code}
 * @param args in the order of the slots {@code {0}}, {@code {1}} …: text, whole or decimal numbers, {@link Money},
 *     {@link Instant}, {@link LocalDate}, {@link Duration}, {@link EntityKey}, {@link RecordRef}, other messages,
 *     paths and addresses (as text), or collections of these (as lists)
 */
public record Message(String key, List<Object> args) {

    /** The text is its only value: what a person or another program wrote. The same in every language. */
    private static final String VERBATIM = "verbatim";

    public Message {
        if (key.isEmpty() || key.startsWith(".")) {
            throw new IllegalArgumentException("not the name of a text: '" + key + "'");
        }
        args = args.stream().map(Message::value).toList();
    }

    public static Message of(String key, Object... args) {
        return new Message(key, Arrays.asList(args));
    }

    /** A text that is told as it stands in every language, because a person or another program wrote it. */
    public static Message verbatim(String text) {
        return of(VERBATIM, text);
    }

    public boolean isVerbatim() {
        return key.equals(VERBATIM);
    }

    /** The same with other values, those of messages and lists in it too. */
    public Message map(UnaryOperator<Object> change) {
        return new Message(
                key, args.stream().map(value -> mapped(value, change)).toList());
    }

    private static Object mapped(Object value, UnaryOperator<Object> change) {
        return switch (value) {
            case Message message -> message.map(change);
            case List<?> list -> list.stream().map(each -> mapped(each, change)).toList();
            default -> change.apply(value);
        };
    }

    /** The public, stable name of what this is about: {@code limit} of {@code limit.edges}. */
    public String code() {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    /** In Chinese, for logs and tests; pages and the API use {@link Messages}. */
    @Override
    public String toString() {
        return Messages.CHINESE.tell(this);
    }

    /** As it is kept: paths, addresses and what is told as it stands as text, collections as lists. */
    private static Object value(Object arg) {
        return switch (arg) {
            case String s -> s;
            case Integer i -> i;
            case Long l -> l;
            case Double d -> d;
            case Money m -> m;
            case Instant i -> i;
            case LocalDate d -> d;
            case Duration d -> d;
            case EntityKey k -> k;
            case RecordRef r -> r;
            case Message m -> m.isVerbatim() ? m.args.getFirst() : m;
            case Path path -> path.toString();
            case URI address -> address.toString();
            case Collection<?> many -> many.stream().map(Message::value).toList();
            default -> throw new IllegalArgumentException("no value of a message: " + arg.getClass());
        };
    }
}
