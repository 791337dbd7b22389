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

    /** What terms of a field shall begin with. */
    private record Begun(String field, String beginning) {}

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
        List<Begun> begun = new ArrayList<>();
        ExactTerms.beginnings(text).forEach(beginning -> begun.add(new Begun(Fields.KEY, beginning)));
        String name = NameForms.typed(text);
        if (!name.isEmpty()) {
            begun.add(new Begun(Fields.SOUNDS, name));
        }
        Map<String, Map<String, Long>> found = counts(begun);
        List<Suggestion> all = new ArrayList<>(numbers(found.getOrDefault(Fields.KEY, Map.of())));
        all.addAll(names(found.getOrDefault(Fields.SOUNDS, Map.of()), limit));
        Set<String> once = new HashSet<>();
        return all.stream()
                .filter(suggestion -> once.add(suggestion.kind() + suggestion.key() + "\n" + suggestion.text()))
                .limit(limit)
                .toList();
    }

    private static List<Suggestion> numbers(Map<String, Long> found) {
        List<Suggestion> suggestions = new ArrayList<>();
        found.forEach((key, records) ->
                suggestions.add(new Suggestion("entity", EntityKey.parse(key).value(), key, records)));
        suggestions.sort(MOST_RECORDS_FIRST);
        return suggestions;
    }

    /** Names, each as a thing to ask for and, where it has one, with its entity. */
    private List<Suggestion> names(Map<String, Long> found, int limit) {
        Map<String, Long> byName = new HashMap<>();
        Map<String, Set<String>> forms = new HashMap<>();
        Map<String, Set<String>> keys = new HashMap<>();
        List<Suggestion> suggestions = new ArrayList<>();
        found.forEach((sound, records) -> {
            String[] parts = sound.split(String.valueOf(Fields.BETWEEN), -1);
            if (parts.length == 3) {
                String name = parts[1];
                byName.merge(name, records, Math::max);
                forms.computeIfAbsent(name, any -> new TreeSet<>())
                        .add(parts[0] + Fields.BETWEEN + name + Fields.BETWEEN);
                keys.computeIfAbsent(name, any -> new HashSet<>()).add(parts[2]);
                if (!parts[2].startsWith("name:")) {
                    suggestions.add(new Suggestion("name", name, parts[2], records));
                }
            }
        });
        if (found.size() < MOST_TERMS) { // all are known, and so is the count of a name of one entity
            keys.forEach((name, of) -> {
                if (of.size() == 1) {
                    forms.remove(name);
                }
            });
        }
        byName.putAll(counted(forms, byName, limit));
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
        Map<String, Query> filters = new LinkedHashMap<>();
        for (String name : asked) {
            Set<String> of = forms.get(name);
            if (of != null) {
                filters.put(
                        name, QueryCompiler.prefix(Fields.SOUNDS, of.iterator().next()));
            }
        }
        if (filters.isEmpty()) {
            return Map.of();
        }
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

    /** By field, how many readable records have each term that begins so; one question for all beginnings. */
    private Map<String, Map<String, Long>> counts(List<Begun> begun) {
        List<Query> any = new ArrayList<>();
        Map<String, Aggregation> asked = new LinkedHashMap<>();
        for (int i = 0; i < begun.size(); i++) {
            Begun one = begun.get(i);
            Query prefix = QueryCompiler.prefix(one.field(), one.beginning());
            any.add(prefix);
            asked.put(
                    "b" + i,
                    Aggregation.of(a -> a.filter(prefix)
                            .aggregations("terms", KeyReader.beginning(one.field(), one.beginning(), MOST_TERMS))));
        }
        var answer = search.run(
                null,
                request -> request.size(0)
                        .terminateAfter(MOST_LOOKED_AT)
                        .query(q -> q.bool(b -> b.filter(readable.filter())
                                .filter(f -> f.bool(c -> c.should(any).minimumShouldMatch("1")))))
                        .aggregations(asked));
        Map<String, Map<String, Long>> counts = new HashMap<>();
        for (int i = 0; i < begun.size(); i++) {
            Map<String, Long> terms = counts.computeIfAbsent(begun.get(i).field(), field -> new HashMap<>());
            Counted.of(Counted.of(answer.aggregations(), "b" + i).filter().aggregations(), "terms")
                    .sterms()
                    .buckets()
                    .array()
                    .forEach(bucket -> terms.merge(bucket.key().stringValue(), bucket.docCount(), Math::max));
        }
        return counts;
    }
}
