package io.clew.ingest.map;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What statement rows call things: data, read from {@code mappings/statement-words.yaml}. */
public record StatementWords(
        Directions directions,
        List<String> withdraw,
        List<String> deposit,
        List<String> pay,
        List<String> reversal,
        List<String> toCard,
        List<String> fromCard) {

    record Directions(Set<String> out, Set<String> in) {

        Directions {
            out = upper(out);
            in = upper(in);
        }

        private static Set<String> upper(Set<String> words) {
            return words.stream().map(word -> word.toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        }
    }

    public static boolean any(List<String> words, String said) {
        for (String word : words) {
            if (said.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
