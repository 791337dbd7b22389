package io.clew.text.name;

import io.clew.text.WordList;
import io.clew.text.passage.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words around names, from {@code text/name-words.txt} and its neighbours. */
final class NameWords {

    private static final Map<String, List<String>> LISTS = WordList.named("name-words.txt");

    static final Words PLACES = Words.named(LISTS, "place");
    static final Words BEHIND = Words.named(LISTS, "behind");
    static final Words OFFICES = Words.named(LISTS, "office");
    static final Words TITLES = Words.named(LISTS, "title");
    static final Words FIRMS = Words.named(LISTS, "firm");
    static final Words PRODUCTS = Words.named(LISTS, "product");
    static final Words FOLLOW = Words.named(LISTS, "follow");
    static final Words MASKED_PLACES = Words.named(LISTS, "masked-place");
    static final Words TOGETHER = Words.named(LISTS, "together");

    static final String ALSO_WORDS = chars("also-word-char");
    static final String PLACE_ENDS = chars("place-end-char");
    static final String ALSO_BEHIND = chars("also-behind-char");
    static final String HARD_ENDS = chars("hard-end-char");
    static final String VERBS = chars("verb-char");
    static final String COUNTING = chars("counting-char");
    static final String PREPOSITIONS = chars("preposition-char");
    static final String BEFORE = chars("before-char");
    static final String PARTICLES = chars("particle-char");
    static final String COUNTS = chars("count-char");
    static final String UNLIKELY_ENDS = chars("unlikely-end-char");
    static final String MIDDLE_PLACES = chars("middle-place-char");
    static final String PLACE_LASTS = chars("place-last-char");
    static final String COMPOUND_WORDS = chars("compound-word-char");
    static final String FUNCTION = chars("function-char");
    static final String DOTTED_ENDS = chars("dotted-end-char");
    static final String NOT_GIVEN = chars("not-given-char");

    static final Set<String> NOT_NAMES = WordList.words("not-names.txt");

    private NameWords() {}

    private static String chars(String list) {
        return String.join("", LISTS.getOrDefault(list, List.of()));
    }
}
