package io.clew.search.lucene;

import io.clew.record.EntityKey;
import io.clew.search.ExactTerms;
import io.clew.search.NameForms;
import io.clew.search.RecordIndex.Suggestion;
import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody who begins to type may mean: entities whose number begins so, then names that begin, sound or are
 * abbreviated so. Looks at the first thousands of terms of each segment, so it answers in milliseconds at any size.
 */
final class Suggestions {

    private static final int MOST_TERMS = 2_000;
    private static final int LONGEST = 64;
    private static final Comparator<Suggestion> MOST_RECORDS_FIRST = Comparator.comparingLong(Suggestion::records)
            .reversed()
            .thenComparing(Suggestion::text)
            .thenComparing(Suggestion::kind)
            .thenComparing(Suggestion::key);

    private final KeyReader keys;

    Suggestions(KeyReader keys) {
        this.keys = keys;
    }

    List<Suggestion> of(String typed, int limit) throws IOException {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST || limit <= 0) {
            return List.of();
        }
        List<Suggestion> all = new ArrayList<>(numbers(text));
        all.addAll(names(text, limit));
        Set<String> once = new HashSet<>();
        return all.stream()
                .filter(suggestion -> once.add(suggestion.kind() + suggestion.key() + "\n" + suggestion.text()))
                .limit(limit)
                .toList();
    }

    private List<Suggestion> numbers(String text) throws IOException {
        Map<String, Long> found = new HashMap<>();
        for (String beginning : ExactTerms.beginnings(text)) {
            keys.counts(Schema.KEY, beginning, MOST_TERMS)
                    .forEach((rest, records) -> found.put(beginning + rest, records));
        }
        List<Suggestion> suggestions = new ArrayList<>();
        found.forEach((key, records) ->
                suggestions.add(new Suggestion("entity", EntityKey.parse(key).value(), key, records)));
        suggestions.sort(MOST_RECORDS_FIRST);
        return suggestions;
    }

    /** Names, each as a thing to ask for and, where it has one, with its entity. */
    private List<Suggestion> names(String text, int limit) throws IOException {
        String typed = NameForms.typed(text);
        if (typed.isEmpty()) {
            return List.of();
        }
        Map<String, Long> byName = new HashMap<>();
        keys.counts(Schema.SOUNDS, typed, MOST_TERMS)
                .forEach((rest, records) ->
                        byName.merge(rest.substring(rest.indexOf(Schema.BETWEEN) + 1), records, Math::max));
        List<Suggestion> suggestions = new ArrayList<>();
        for (String name : mostRecordsFirst(byName, limit)) {
            keys.counts(Schema.NAMES, name + Schema.BETWEEN, MOST_TERMS).forEach((key, records) -> {
                if (!key.startsWith("name:")) {
                    suggestions.add(new Suggestion("name", name, key, records));
                }
            });
        }
        byName.forEach((name, records) -> suggestions.add(new Suggestion("query", name, "", records)));
        suggestions.sort(MOST_RECORDS_FIRST);
        return suggestions;
    }

    /** No entity has more records than its name, so those of other names come behind all that are asked for. */
    private static List<String> mostRecordsFirst(Map<String, Long> byName, int limit) {
        return byName.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }
}
