package io.clew.record;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is to be told to a person, before it is put into words: a text's name and the values that stand in it.
 *
 * <p>The words of each language are in {@code messages/zh.properties} and {@code messages/en.properties}; {@link
 * Messages} makes them, at the page or the wire. Nothing reads a sentence back.
 *
 * @param key name of the text, such as {@code limit.edges}; what stands before the first dot is the {@link #code}
 * @param args in the order of the slots {@code {0}}, {@code {1}} …: text, whole or decimal numbers, {@link Money},
 *     {@link Instant}, {@link LocalDate}, {@link Duration}, {@link EntityKey}, {@link RecordRef}, other messages, or
 *     lists of these
 */
public record Message(String key, List<Object> args) {

    /** The text is its only value: what a person or another program wrote. The same in every language. */
    private static final String VERBATIM = "verbatim";

    public Message {
        if (key.isEmpty() || key.startsWith(".")) {
            throw new IllegalArgumentException("not the name of a text: '" + key + "'");
        }
        args = List.copyOf(args);
        args.forEach(Message::check);
    }

    public static Message of(String key, Object... args) {
        return new Message(key, List.of(args));
    }

    /** A text that is told as it stands in every language, because a person or another program wrote it. */
    public static Message verbatim(String text) {
        return of(VERBATIM, text);
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

    private static void check(Object arg) {
        switch (arg) {
            case String s -> {}
            case Integer i -> {}
            case Long l -> {}
            case Double d -> {}
            case Money m -> {}
            case Instant i -> {}
            case LocalDate d -> {}
            case Duration d -> {}
            case EntityKey k -> {}
            case RecordRef r -> {}
            case Message m -> {}
            case List<?> list -> list.forEach(Message::check);
            default -> throw new IllegalArgumentException("no value of a message: " + arg.getClass());
        }
    }
}
