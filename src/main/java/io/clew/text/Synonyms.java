package io.clew.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What else the field calls a thing: slang, charges and their short forms. Used to widen questions, never texts. */
public final class Synonyms {

    private static final Synonyms SHIPPED = new Synonyms(WordList.lines("synonyms.txt"));

    private final Map<String, List<String>> others = new HashMap<>();

    private Synonyms(List<String> lines) {
        for (String line : lines) {
            List<String> words = List.of(TextFolder.fold(line).text().split("="));
            for (String word : words) {
                List<String> rest = new ArrayList<>(words);
                rest.remove(word);
                others.merge(word, rest, Synonyms::joined);
            }
        }
    }

    public static Synonyms shipped() {
        return SHIPPED;
    }

    /** The other words for this one in the order of the list, folded; empty where there are none. */
    public List<String> of(String word) {
        return List.copyOf(others.getOrDefault(TextFolder.fold(word).text(), List.of()));
    }

    /** Every word that has others, folded; no order. */
    public java.util.Set<String> known() {
        return java.util.Collections.unmodifiableSet(others.keySet());
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        more.stream().filter(word -> !all.contains(word)).forEach(all::add);
        return all;
    }
}
