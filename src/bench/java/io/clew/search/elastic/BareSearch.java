package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.elastic.Cluster;
import io.clew.record.RecordRef;
import io.clew.search.ExactTerms;
import io.clew.search.NameForms;
import io.clew.search.QueryReader;
import io.clew.search.RecordQuery;
import io.clew.search.Vocabulary;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The questions of the port put to the cluster by its client alone. Each is compiled beforehand; asking it sends the
 * requests, waits for the answers and has every value in them read.
 */
public final class BareSearch {

    private static final int MOST_TERMS = 40_000;
    private static final Vocabulary PLAIN = new Vocabulary() {
        @Override
        public boolean hasRowField(String name) {
            return false;
        }

        @Override
        public boolean hasTraditional() {
            return false;
        }
    };

    private final Cluster cluster;
    private final String index;
    private final Query readable;

    public BareSearch(Cluster cluster, String index, Access access) {
        this.cluster = cluster;
        this.index = index;
        this.readable = Readable.of(access).filter();
    }

    private String pin() {
        return cluster.ask(es -> es.openPointInTime(o -> o.index(index).keepAlive(k -> k.time("5m"))))
                .id();
    }

    private SearchResponse<JsonNode> search(SearchRequest request) {
        return cluster.ask(es -> es.search(request, JsonNode.class));
    }

    /** A pinned state, the first of a page, the exact total and facets. @return the total and what the facets count */
    public LongSupplier page(RecordQuery asked) {
        return () -> {
            String pit = pin();
            var answer = search(request(asked, pit, List.of()));
            if (answer.hits().hits().size() <= asked.size()) {
                cluster.ask(es -> es.closePointInTime(c -> c.id(pit)));
            }
            return RecordSearch.total(answer)
                    + answer.aggregations().values().stream()
                            .flatMap(facet -> facet.sterms().buckets().array().stream())
                            .mapToLong(bucket -> bucket.docCount())
                            .sum();
        };
    }

    /** The second page. @return its total */
    public LongSupplier second(RecordQuery asked) {
        String pit = pin();
        var first = search(request(asked, pit, List.of()));
        var after = first.hits().hits().get(asked.size() - 1).sort();
        SearchRequest request = request(asked, pit, after);
        return () -> RecordSearch.total(search(request));
    }

    private SearchRequest request(RecordQuery asked, String pit, List<FieldValue> after) {
        var read = QueryReader.read(asked.text(), Set.of(), false, PLAIN);
        Query query = RecordSearch.matching(
                new QueryCompiler(MOST_TERMS, () -> Set.of("account", "phone")).compile(read.clause()),
                List.of(readable));
        boolean ranked = asked.sort() == RecordQuery.Sort.RELEVANCE && read.ranks();
        return SearchRequest.of(request -> {
            request.pit(p -> p.id(pit).keepAlive(k -> k.time("5m")))
                    .searchType(ranked ? SearchType.DfsQueryThenFetch : SearchType.QueryThenFetch)
                    .allowPartialSearchResults(false)
                    .size(asked.size() + 1)
                    .query(query)
                    .sort(
                            ranked
                                    ? SortOptions.of(s -> s.score(by -> by.order(SortOrder.Desc)))
                                    : RecordSearch.by(Fields.AT, SortOrder.Desc),
                            RecordSearch.by(Fields.REF, SortOrder.Asc))
                    .aggregations(Facets.asked(asked.facets()))
                    .trackTotalHits(t -> t.enabled(true));
            return after.isEmpty() ? request : request.searchAfter(after);
        });
    }

    /** @return sequence number of the record */
    public LongSupplier record(RecordRef ref) {
        return () -> source(cluster.ask(es -> es.get(g -> g.index(index).id(RecordEntry.id(ref)), JsonNode.class))
                        .source())
                .path(Fields.SEQUENCE)
                .asLong();
    }

    private static JsonNode source(@Nullable JsonNode source) {
        if (source == null) {
            throw new IllegalStateException("there is no such record");
        }
        return source;
    }

    /** How rare the terms are, then the most similar. @return the total */
    public LongSupplier similar(String text, int size) {
        var asked = new SimilarRecords(cluster, index).asked(text, MOST_TERMS, false);
        var request = SearchRequest.of(s -> s.index(index)
                .searchType(SearchType.DfsQueryThenFetch)
                .size(size)
                .query(RecordSearch.matching(java.util.Objects.requireNonNull(asked.query()), List.of(readable)))
                .rescore(asked.rescoring())
                .trackTotalHits(t -> t.enabled(true)));
        return () -> {
            cluster.ask(es -> es.termvectors(t -> t.index(index)
                    .doc(Map.of(Fields.PAIRS, text))
                    .fields(Fields.PAIRS)
                    .termStatistics(true)
                    .fieldStatistics(true)
                    .positions(false)
                    .offsets(false)));
            return RecordSearch.total(search(request));
        };
    }

    /** Terms that begin so, then in how many records the first names stand. @return how many suggestions that makes */
    public LongSupplier suggest(String typed, int limit) {
        Map<String, String> beginnings = new LinkedHashMap<>();
        ExactTerms.beginnings(typed).forEach(beginning -> beginnings.put(beginning, Fields.KEY));
        String name = NameForms.typed(typed);
        if (!name.isEmpty()) {
            beginnings.put(name, Fields.SOUNDS);
        }
        return () -> {
            Map<String, Aggregation> counted = new LinkedHashMap<>();
            beginnings.forEach((beginning, field) -> counted.put(
                    beginning,
                    Aggregation.of(a -> a.filter(QueryCompiler.prefix(field, beginning))
                            .aggregations("terms", KeyReader.beginning(field, beginning, 500)))));
            var answer = search(among(
                    beginnings.entrySet().stream()
                            .map(one -> QueryCompiler.prefix(one.getValue(), one.getKey()))
                            .toList(),
                    counted));
            Set<String> found = new HashSet<>();
            Map<String, Query> names = new LinkedHashMap<>();
            beginnings.forEach((beginning, field) -> Counted.of(
                            Counted.of(answer.aggregations(), beginning)
                                    .filter()
                                    .aggregations(),
                            "terms")
                    .sterms()
                    .buckets()
                    .array()
                    .forEach(bucket -> {
                        String term = bucket.key().stringValue();
                        found.add(term);
                        if (field.equals(Fields.SOUNDS)) {
                            String[] parts = term.split(String.valueOf(Fields.BETWEEN), -1);
                            found.add(parts[1]);
                            if (names.size() < limit) {
                                names.putIfAbsent(
                                        parts[1],
                                        QueryCompiler.prefix(
                                                field, parts[0] + Fields.BETWEEN + parts[1] + Fields.BETWEEN));
                            }
                        }
                    }));
            if (!names.isEmpty()) {
                search(among(
                        List.copyOf(names.values()),
                        Map.of("names", Aggregation.of(a -> a.filters(f -> f.filters(b -> b.keyed(names)))))));
            }
            return Math.min(limit, found.size());
        };
    }

    private SearchRequest among(List<Query> any, Map<String, Aggregation> counted) {
        return SearchRequest.of(s -> s.index(index)
                .size(0)
                .terminateAfter(200_000L)
                .query(q -> q.bool(b ->
                        b.filter(readable).filter(f -> f.bool(c -> c.should(any).minimumShouldMatch("1")))))
                .aggregations(counted));
    }
}
