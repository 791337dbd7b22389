package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.clew.record.EntityKey;
import io.clew.search.ExactTerms;
import io.clew.search.NameForms;
import io.clew.search.RecordIndex.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody who begins to type may mean: entities whose number begins so, then names that begin, sound or are
 * abbreviated so. Looks at no more than {@value #MOST_LOOKED_AT} records of each shard, so that it answers while
 * somebody types; the numbers of records are those among them.
 */
final class Suggestions {

    private static final int MOST_TERMS = 500;
    private static final int LONGEST = 64;
    private static final long MOST_LOOKED_AT = 200_000;
    private static final Comparator<Suggestion> MOST_RECORDS_FIRST = Comparator.comparingLong(Suggestion::records)
            .reversed()
            .thenComparing(Suggestion::text)
            .thenComparing(Suggestion::kind)
            .thenComparing(Suggestion::key);

    private final RecordSearch search;
    private final Readable readable;

    Suggestions(RecordSearch search, Readable readable) {
        this.search = search;
        this.readable = readable;
    }

    List<Suggestion> of(String typed, int limit) {
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

    private List<Suggestion> numbers(String text) {
        Map<String, Long> found = counts(Fields.KEY, List.copyOf(ExactTerms.beginnings(text)));
        List<Suggestion> suggestions = new ArrayList<>();
        found.forEach((key, records) ->
                suggestions.add(new Suggestion("entity", EntityKey.parse(key).value(), key, records)));
        suggestions.sort(MOST_RECORDS_FIRST);
        return suggestions;
    }

    /** Names, each as a thing to ask for and, where it has one, with its entity. */
    private List<Suggestion> names(String text, int limit) {
        String typed = NameForms.typed(text);
        if (typed.isEmpty()) {
            return List.of();
        }
        Map<String, Long> byName = new HashMap<>();
        Map<String, Set<String>> severally = new HashMap<>();
        List<Suggestion> suggestions = new ArrayList<>();
        counts(Fields.SOUNDS, List.of(typed)).forEach((sound, records) -> {
            String[] parts = sound.split(String.valueOf(Fields.BETWEEN), -1);
            if (parts.length == 3) {
                byName.merge(parts[1], records, Math::max);
                severally
                        .computeIfAbsent(parts[1], name -> new TreeSet<>())
                        .add(parts[0] + Fields.BETWEEN + parts[1] + Fields.BETWEEN);
                if (!parts[2].startsWith("name:")) {
                    suggestions.add(new Suggestion("name", parts[1], parts[2], records));
                }
            }
        });
        byName.putAll(counted(severally, byName, limit));
        byName.forEach((name, records) -> suggestions.add(new Suggestion("query", name, "", records)));
        suggestions.sort(MOST_RECORDS_FIRST);
        return suggestions;
    }

    /** In how many records the most frequent names stand: of a name of several entities that is not the most of one. */
    private Map<String, Long> counted(Map<String, Set<String>> forms, Map<String, Long> byName, int limit) {
        List<String> asked = byName.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<String, Query> filters = new LinkedHashMap<>();
        asked.forEach(name -> filters.put(
                name,
                QueryCompiler.prefix(
                        Fields.SOUNDS,
                        Objects.requireNonNull(forms.get(name)).iterator().next())));
        var answer = search.run(
                null,
                request -> request.size(0)
                        .terminateAfter(MOST_LOOKED_AT)
                        .query(q -> q.bool(b -> b.filter(readable.filter())
                                .filter(f -> f.bool(c ->
                                        c.should(List.copyOf(filters.values())).minimumShouldMatch("1")))))
                        .aggregations("names", Aggregation.of(a -> a.filters(f -> f.filters(b -> b.keyed(filters))))));
        Map<String, Long> counts = new HashMap<>();
        Counted.of(answer.aggregations(), "names")
                .filters()
                .buckets()
                .keyed()
                .forEach((name, bucket) -> counts.put(name, bucket.docCount()));
        return counts;
    }

    /** How many readable records have each term that begins so. */
    private Map<String, Long> counts(String field, List<String> beginnings) {
        List<Query> any = new ArrayList<>();
        Map<String, Aggregation> asked = new LinkedHashMap<>();
        for (int i = 0; i < beginnings.size(); i++) {
            String beginning = beginnings.get(i);
            Query prefix = QueryCompiler.prefix(field, beginning);
            any.add(prefix);
            asked.put(
                    "b" + i,
                    Aggregation.of(a ->
                            a.filter(prefix).aggregations("terms", KeyReader.beginning(field, beginning, MOST_TERMS))));
        }
        var answer = search.run(
                null,
                request -> request.size(0)
                        .terminateAfter(MOST_LOOKED_AT)
                        .query(q -> q.bool(b -> b.filter(readable.filter())
                                .filter(f -> f.bool(c -> c.should(any).minimumShouldMatch("1")))))
                        .aggregations(asked));
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < beginnings.size(); i++) {
            Counted.of(Counted.of(answer.aggregations(), "b" + i).filter().aggregations(), "terms")
                    .sterms()
                    .buckets()
                    .array()
                    .forEach(bucket -> counts.merge(bucket.key().stringValue(), bucket.docCount(), Math::max));
        }
        return counts;
    }
}
