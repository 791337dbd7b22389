package io.clew.world.file;

import io.clew.world.people.Dice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Ways of saying things, read from {@code world/reports.txt}: {@code [a|b]} picks one alternative (they nest), {@code
 * {word}} is handed to the teller. Immutable, safe for use by many threads.
 */
final class Grammar {

    /** Fills in a word in braces. */
    interface Teller {
        void tell(String word, Draft draft);
    }

    private static final Grammar SHIPPED = read();

    private final Map<String, List<String>> sections;

    private Grammar(Map<String, List<String>> sections) {
        this.sections = sections;
    }

    static Grammar shipped() {
        return SHIPPED;
    }

    private static Grammar read() {
        var sections = new LinkedHashMap<String, List<String>>();
        List<String> current = new ArrayList<>();
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Grammar.class.getResourceAsStream("/world/reports.txt")),
                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("# ") && line.matches("# [\\w.]+")) {
                    current = new ArrayList<>();
                    sections.put(line.substring(2), current);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.add(line.replace("\\n", "\n"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Grammar(sections);
    }

    List<String> section(String name) {
        List<String> lines = sections.get(name);
        if (lines == null) {
            throw new IllegalArgumentException("no such section: '" + name + "'");
        }
        return lines;
    }

    String pick(String section, Dice dice) {
        return dice.of(section(section));
    }

    /** Writes one way of saying {@code pattern}. */
    void write(String pattern, Dice dice, Draft draft, Teller teller) {
        int plain = 0;
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (c != '[' && c != '{') {
                i++;
                continue;
            }
            if (i > plain) {
                draft.say(pattern.substring(plain, i));
            }
            if (c == '{') {
                int end = pattern.indexOf('}', i);
                fill(pattern.substring(i + 1, end), draft, teller);
                i = end + 1;
            } else {
                var choices = new ArrayList<String>();
                i = choices(pattern, i, choices);
                write(dice.of(choices), dice, draft, teller);
            }
            plain = i;
        }
        if (plain < pattern.length()) {
            draft.say(pattern.substring(plain));
        }
    }

    /** {@code m:YUAN:WORDS} is an amount said in passing, {@code svc} the fraud line. */
    private static void fill(String word, Draft draft, Teller teller) {
        if (word.startsWith("m:")) {
            int colon = word.indexOf(':', 2);
            draft.amount(Long.parseLong(word.substring(2, colon)) * 100, word.substring(colon + 1));
        } else if (word.equals("svc")) {
            draft.identifier(new io.clew.record.EntityKey("phone", "96110"), "96110");
        } else {
            teller.tell(word, draft);
        }
    }

    /** Reads the alternatives of the bracket at {@code open}; returns where it goes on behind it. */
    private static int choices(String pattern, int open, List<String> choices) {
        int depth = 0;
        int from = open + 1;
        for (int i = open; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == '|' && depth == 1) {
                choices.add(pattern.substring(from, i));
                from = i + 1;
            } else if (c == ']' && --depth == 0) {
                choices.add(pattern.substring(from, i));
                return i + 1;
            }
        }
        throw new IllegalArgumentException("a bracket is not closed: '" + pattern + "'");
    }
}
