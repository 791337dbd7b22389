package io.clew.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says the message of a failure, or what an analysis found, in Chinese or in English.
 *
 * <p>A sentence is written where it arises, in one language; {@code messages/failures.txt} and {@code
 * messages/findings.txt} have it in both. Its values are told likewise. A sentence that is not listed stays as it is.
 */
public final class Phrases {

    private static final Pattern SLOT = Pattern.compile("\\{(\\d)}");
    private static final Phrases FAILURES = read("/messages/failures.txt");
    private static final Phrases FINDINGS = read("/messages/findings.txt");

    /** A message in one language, and the same in the other. */
    private record Pair(Pattern said, List<Integer> slots, String other) {

        static Pair of(String said, String other) {
            List<Integer> slots = new ArrayList<>();
            StringBuilder pattern = new StringBuilder();
            int last = 0;
            Matcher slot = SLOT.matcher(said);
            while (slot.find()) {
                pattern.append(Pattern.quote(said.substring(last, slot.start())))
                        .append("(.*)");
                slots.add(Integer.parseInt(slot.group(1)));
                last = slot.end();
            }
            pattern.append(Pattern.quote(said.substring(last)));
            return new Pair(Pattern.compile(pattern.toString(), Pattern.DOTALL), slots, other);
        }

        String told(Matcher found, List<Pair> pairs) {
            String[] values = new String[10];
            Arrays.fill(values, "");
            for (int i = 0; i < slots.size(); i++) {
                values[slots.get(i)] = Phrases.told(found.group(i + 1), pairs);
            }
            return SLOT.matcher(other)
                    .replaceAll(slot -> Matcher.quoteReplacement(values[Integer.parseInt(slot.group(1))]));
        }
    }

    private final List<Pair> toEnglish;
    private final List<Pair> toChinese;

    private Phrases(List<Pair> toEnglish, List<Pair> toChinese) {
        this.toEnglish = List.copyOf(toEnglish);
        this.toChinese = List.copyOf(toChinese);
    }

    public static String chinese(String message) {
        return told(message, FAILURES.toChinese);
    }

    public static String english(String message) {
        return told(message, FAILURES.toEnglish);
    }

    /** What a pattern or a trace says of what it found. */
    public static String finding(String sentence, boolean chinese) {
        return told(sentence, chinese ? FINDINGS.toChinese : FINDINGS.toEnglish);
    }

    private static String told(String message, List<Pair> pairs) {
        for (Pair pair : pairs) {
            Matcher found = pair.said().matcher(message);
            if (found.matches()) {
                return pair.told(found, pairs);
            }
        }
        return message;
    }

    private static Phrases read(String file) {
        try (InputStream in = Phrases.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the build");
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            List<Pair> toEnglish = new ArrayList<>();
            List<Pair> toChinese = new ArrayList<>();
            for (int i = 0; i + 1 < lines.size(); i += 2) {
                toEnglish.add(Pair.of(lines.get(i), lines.get(i + 1)));
                toChinese.add(Pair.of(lines.get(i + 1), lines.get(i)));
            }
            return new Phrases(toEnglish, toChinese);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
