package io.clew.web.search;

import io.clew.record.EntityKey;
import io.clew.text.Normalizer;
import io.clew.text.WordList;
import io.clew.web.frame.Typed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a line as a question about several entities, such as {@code 138… 与 6222… 的关系}.
 *
 * <p>The words that may stand between identifiers are data ({@code text/together-words.txt}). A line is such a question
 * only where nothing but identifiers is left when they are taken away; the page shows how it was read and asks nothing
 * by itself.
 */
final class AskLine {

    /** Kinds that anything written could be. */
    private static final Set<String> LOOSE = Set.of("name", "url", "domain");

    private static final List<String> BETWEEN = WordList.lines("together-words.txt").stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private final Normalizer normalizer;

    AskLine(Normalizer normalizer) {
        this.normalizer = normalizer;
    }

    /** The entities asked about, two or more; empty where the line is no such question. */
    List<EntityKey> together(String line) {
        String left = line.toLowerCase(Locale.ROOT);
        for (String word : BETWEEN) {
            left = left.replace(word, "\u3001");
        }
        var found = new ArrayList<EntityKey>();
        for (String part : Typed.parts(left)) {
            Optional<EntityKey> whole = identifier(part);
            var read = whole.isPresent()
                    ? List.of(whole)
                    : Typed.words(part).stream().map(this::identifier).toList();
            if (read.stream().anyMatch(Optional::isEmpty)) {
                return List.of();
            }
            read.stream().flatMap(Optional::stream).forEach(found::add);
        }
        List<EntityKey> asked = found.stream().distinct().toList();
        return asked.size() < 2 ? List.of() : asked;
    }

    private Optional<EntityKey> identifier(String written) {
        Stream<EntityKey> readings = normalizer.readings(written).stream();
        return readings.filter(key -> !LOOSE.contains(key.type())).findFirst();
    }
}
