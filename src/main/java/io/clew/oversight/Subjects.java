package io.clew.oversight;

import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditAct.Trait;
import io.clew.access.audit.AuditEntry;
import io.clew.text.NumberParts;
import io.clew.text.TextFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whom a look was aimed at, as opposed to who came back with it. Identifiers are compared bare: without their type, a
 * Chinese phone without its country code.
 */
final class Subjects {

    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9A-Za-z])(?:\\+86)?([0-9]{7,20}|[0-9]{17}[Xx])(?![0-9A-Za-z])");
    private static final Pattern DATE = Pattern.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])");
    private static final Pattern STARRED = Pattern.compile("[0-9*+]*(?:[0-9]\\*|\\*[0-9])[0-9*]*");
    /** Fields of sums and days, and what a question was narrowed to besides its words. */
    private static final Pattern FILTERS =
            Pattern.compile("(?:amount|金额|date|at|时间|日期)[:：]\\S+| (?:type|source|entity)=\\[[^]]*]| when=\\S+");

    private static final int TAIL = 6;
    private static final int SHORTEST = 5;

    private Subjects() {}

    /** Bare identifiers that the look was aimed at; empty for a look by words, at a record or in bulk. */
    static Set<String> of(AuditEntry entry) {
        var subjects = new LinkedHashSet<String>();
        if (!entry.is(Trait.AIMED)) {
            return subjects;
        }
        if (entry.is(Trait.NAMED)) {
            entry.keys().forEach(key -> subjects.add(bare(key)));
        }
        if (!entry.act().equals(AuditAct.REVEAL.word())) {
            subjects.addAll(numbers(entry.asked()));
            for (String key : entry.keys()) {
                String bare = bare(key);
                if (bare.length() >= SHORTEST
                        && !subjects.contains(bare)
                        && entry.asked().contains(bare)) {
                    subjects.add(bare);
                }
            }
        }
        return subjects;
    }

    /** Numbers that somebody typed or chose. */
    static List<String> tried(AuditEntry entry) {
        var numbers = new ArrayList<>(numbers(entry.asked()));
        if (entry.is(Trait.NAMED)) {
            entry.keys().forEach(key -> numbers.addAll(numbers(bare(key))));
        }
        return numbers;
    }

    /** Numbers in what was asked that could be identifiers, bare. */
    static List<String> numbers(String asked) {
        var numbers = new ArrayList<String>();
        var found = NUMBER.matcher(asked);
        while (found.find()) {
            String number = found.group(1);
            if (!DATE.matcher(number).matches()) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /**
     * What a look by words says of numbers without naming a whole one: groups of digits, and forms with stars. Sums and days
     * that are asked for as such are left out.
     */
    static Set<String> parts(AuditEntry entry) {
        if (!entry.is(Trait.TYPED) || entry.act().equals(AuditAct.SUGGEST.word())) {
            return Set.of(); // what is suggested while somebody types leaves hidden numbers out
        }
        String asked = FILTERS.matcher(TextFolder.fold(entry.asked()).text()).replaceAll(" ");
        var parts = new LinkedHashSet<String>();
        String rest = STARRED.matcher(asked).replaceAll(form -> {
            parts.add(form.group());
            return " ";
        });
        parts.addAll(NumberParts.of(rest));
        return parts;
    }

    static String bare(String key) {
        String value = key.substring(key.indexOf(':') + 1);
        return value.startsWith("+86") ? value.substring(3) : value;
    }

    /** The key under which the look brought the subject back; the subject itself where it did not. */
    static String key(AuditEntry entry, String subject) {
        return entry.keys().stream()
                .filter(key -> bare(key).equals(subject))
                .findFirst()
                .orElse(subject);
    }

    /**
     * Entries of the numbers that lie in a crowd.
     *
     * @param numbers each with the entry that asked for it
     * @param least different numbers that make a crowd
     * @param span between the lowest and the highest of a crowd at most
     */
    static List<Long> crowded(Map<String, Long> numbers, int least, int span) {
        Map<String, TreeMap<Integer, Long>> heads = new HashMap<>();
        numbers.forEach((number, entry) -> {
            // the last digit of an ID number only checks the others
            String digits = number.toUpperCase(java.util.Locale.ROOT).replace('X', '0');
            int cut = digits.length() - TAIL;
            heads.computeIfAbsent(digits.length() + ":" + digits.substring(0, cut), missing -> new TreeMap<>())
                    .putIfAbsent(Integer.parseInt(digits.substring(cut)), entry);
        });
        var crowd = new TreeSet<Long>();
        for (TreeMap<Integer, Long> tails : heads.values()) {
            for (int low : tails.keySet()) {
                var near = tails.subMap(low, true, low + span, true);
                if (near.size() >= least) {
                    crowd.addAll(near.values());
                }
            }
        }
        return List.copyOf(crowd);
    }
}
