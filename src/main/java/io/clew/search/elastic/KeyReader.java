package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregationExecutionHint;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.clew.record.EntityKey;
import io.clew.search.ExactTerms;
import io.clew.search.RecordIndex.KeyCount;
import io.clew.search.RecordIndex.Mark;
import io.clew.search.RecordIndex.NameCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts exact terms by source. Thousands of keys take one request for each thousand; only records that hold one of
 * them are looked at.
 */
final class KeyReader {

    private static final int KEYS_AT_ONCE = 1_000;
    private static final int NAMES_AT_ONCE = 50;
    private static final int MOST_NAMES = 1_000;
    private static final int MOST_SOURCES = 10_000;

    private final RecordSearch search;
    private final Readable readable;

    KeyReader(RecordSearch search, Readable readable) {
        this.search = search;
        this.readable = readable;
    }

    List<KeyCount> count(List<EntityKey> keys) {
        Map<String, Map<String, Long>> bySource = new HashMap<>();
        List<String> terms = new ArrayList<>(
                new LinkedHashSet<>(keys.stream().map(ExactTerms::of).toList()));
        for (int from = 0; from < terms.size(); from += KEYS_AT_ONCE) {
            count(terms.subList(from, Math.min(terms.size(), from + KEYS_AT_ONCE)), bySource);
        }
        return keys.stream()
                .map(key -> {
                    Map<String, Long> counts = bySource.getOrDefault(ExactTerms.of(key), Map.of());
                    long records =
                            counts.values().stream().mapToLong(Long::longValue).sum();
                    return new KeyCount(key, records, List.copyOf(counts.keySet()));
                })
                .toList();
    }

    private void count(List<String> terms, Map<String, Map<String, Long>> bySource) {
        var sources = Aggregation.of(a -> a.terms(t -> t.field(Fields.SOURCE).size(MOST_SOURCES)));
        var keys = Aggregation.of(a -> a.terms(t -> t.field(Fields.KEY)
                        .size(terms.size())
                        .include(i -> i.terms(terms))
                        .executionHint(TermsAggregationExecutionHint.Map))
                .aggregations("sources", sources));
        Query query = QueryCompiler.terms(Fields.KEY, terms);
        var answer = search.run(
                null,
                request -> request.size(0)
                        .query(q -> q.bool(b -> b.filter(query, readable.filter())))
                        .aggregations("keys", keys));
        for (StringTermsBucket key :
                Counted.of(answer.aggregations(), "keys").sterms().buckets().array()) {
            Map<String, Long> counts = new TreeMap<>();
            Counted.of(key.aggregations(), "sources")
                    .sterms()
                    .buckets()
                    .array()
                    .forEach(source -> counts.put(source.key().stringValue(), source.docCount()));
            bySource.put(key.key().stringValue(), counts);
        }
    }

    Map<EntityKey, Mark> marks(Collection<EntityKey> keys) {
        Map<EntityKey, Mark> marks = new HashMap<>();
        List<EntityKey> all = List.copyOf(new LinkedHashSet<>(keys));
        for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
            marks(all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE)), marks);
        }
        return marks;
    }

    private void marks(List<EntityKey> keys, Map<EntityKey, Mark> into) {
        List<String> terms = keys.stream().map(ExactTerms::of).distinct().toList();
        var last = Aggregation.of(a -> a.max(m -> m.field(Fields.SEQUENCE)));
        var named = Aggregation.of(a -> a.terms(t -> t.field(Fields.KEY)
                        .size(terms.size())
                        .include(i -> i.terms(terms))
                        .executionHint(TermsAggregationExecutionHint.Map))
                .aggregations("last", last));
        var answer = search.run(
                null,
                request -> request.size(0)
                        .query(q -> q.bool(b -> b.filter(QueryCompiler.terms(Fields.KEY, terms), readable.filter())))
                        .aggregations("keys", named));
        Map<String, Mark> found = new HashMap<>();
        for (StringTermsBucket key :
                Counted.of(answer.aggregations(), "keys").sterms().buckets().array()) {
            Double highest = Counted.of(key.aggregations(), "last").max().value();
            found.put(key.key().stringValue(), new Mark(key.docCount(), highest == null ? 0 : highest.longValue()));
        }
        for (EntityKey key : keys) {
            Mark mark = found.get(ExactTerms.of(key));
            if (mark != null) {
                into.put(key, mark);
            }
        }
    }

    Map<EntityKey, List<NameCount>> names(Collection<EntityKey> keys) {
        Map<EntityKey, List<NameCount>> names = new LinkedHashMap<>();
        List<EntityKey> all = List.copyOf(new LinkedHashSet<>(keys));
        for (int from = 0; from < all.size(); from += NAMES_AT_ONCE) {
            names(all.subList(from, Math.min(all.size(), from + NAMES_AT_ONCE)), names);
        }
        return names;
    }

    private void names(List<EntityKey> keys, Map<EntityKey, List<NameCount>> into) {
        Map<String, Aggregation> asked = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            EntityKey key = keys.get(i);
            asked.put(
                    "k" + i,
                    Aggregation.of(a -> a.filter(QueryCompiler.term(Fields.KEY, ExactTerms.of(key)))
                            .aggregations(
                                    "names",
                                    beginning(Fields.NAMED, ExactTerms.of(key) + Fields.BETWEEN, MOST_NAMES))));
        }
        var answer = search.run(
                null,
                request -> request.size(0)
                        .query(q -> q.bool(b -> b.filter(QueryCompiler.names(keys), readable.filter())))
                        .aggregations(asked));
        for (int i = 0; i < keys.size(); i++) {
            int cut = ExactTerms.of(keys.get(i)).length() + 1;
            var buckets = Counted.of(
                            Counted.of(answer.aggregations(), "k" + i).filter().aggregations(), "names")
                    .sterms();
            List<NameCount> counts = new ArrayList<>();
            buckets.buckets()
                    .array()
                    .forEach(bucket ->
                            counts.add(new NameCount(bucket.key().stringValue().substring(cut), bucket.docCount())));
            counts.sort(Comparator.comparingLong(NameCount::records).reversed().thenComparing(NameCount::name));
            into.put(keys.get(i), List.copyOf(counts));
        }
    }

    /** How many of the records looked at have each term of a field that begins so, the most frequent terms. */
    static Aggregation beginning(String field, String beginning, int most) {
        return Aggregation.of(a -> a.terms(t -> t.field(field)
                .size(most)
                .include(i -> i.regexp(escaped(beginning) + ".*"))
                .executionHint(TermsAggregationExecutionHint.Map)));
    }

    /** As a regular expression of the engine that means just these characters. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (char c : RecordJson.whole(text).toCharArray()) {
            if (c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
