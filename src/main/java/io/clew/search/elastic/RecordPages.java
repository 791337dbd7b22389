package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.search.Fragments;
import io.clew.search.ReadQuery;
import io.clew.search.RecordQuery;
import io.clew.search.RecordQuery.Sort;
import io.clew.search.SearchPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One question asked page by page. */
final class RecordPages {

    private final RecordSearch search;
    private final Access access;
    private final RecordQuery query;
    private final ReadQuery read;
    private final TermLimit limit;
    private final Supplier<Set<String>> kinds;

    /** @param kinds types of entity that records name */
    RecordPages(
            RecordSearch search,
            Access access,
            RecordQuery query,
            ReadQuery read,
            TermLimit limit,
            Supplier<Set<String>> kinds) {
        this.search = search;
        this.access = access;
        this.query = query;
        this.read = read;
        this.limit = limit;
        this.kinds = kinds;
    }

    /**
     * The page behind the cursor, or the first.
     *
     * @param pit the point in time to ask; null where nothing but counts is asked for
     * @param bound highest sequence number when the first page was made
     * @param upTo highest sequence number to find; -1 for all
     */
    SearchPage page(@Nullable Cursor cursor, @Nullable String pit, long bound, long upTo) {
        List<Query> filters = RecordFilters.of(access, query);
        if (upTo >= 0) {
            filters.add(QueryCompiler.between(Fields.SEQUENCE, 0, upTo));
        }
        Sort sort = query.sort() == Sort.RELEVANCE && !read.ranks() ? Sort.NEWEST : query.sort();
        return limit.within(most -> {
            Query matching = RecordSearch.matching(new QueryCompiler(most, kinds).compile(read.clause()), filters);
            var answer = search.run(pit, request -> {
                request.size(query.size() == 0 ? 0 : query.size() + 1)
                        .searchType(sort == Sort.RELEVANCE ? SearchType.DfsQueryThenFetch : SearchType.QueryThenFetch)
                        .query(matching)
                        .sort(order(sort))
                        .trackTotalHits(t -> t.enabled(true))
                        .aggregations(Facets.asked(query.facets()));
                if (cursor != null) {
                    request.searchAfter(after(cursor, sort));
                }
            });
            var facets =
                    Facets.counted(query.facets(), answer.aggregations(), facet -> search.rest(pit, matching, facet));
            var fragments = new Fragments(read.clause(), query.entities());
            List<SearchPage.Hit> hits = new ArrayList<>();
            answer.hits().hits().stream()
                    .limit(query.size())
                    .forEach(hit -> hits.add(RecordSearch.shown(hit, score(hit.sort(), sort), fragments)));
            String next = next(query, answer, pit, bound);
            if (pit != null && next.isEmpty()) {
                search.letGo(pit);
            }
            return new SearchPage(RecordSearch.total(answer), hits, facets, read.interpretation(), next);
        });
    }

    private String next(RecordQuery query, SearchResponse<JsonNode> answer, @Nullable String pit, long bound) {
        if (pit == null || answer.hits().hits().size() <= query.size()) {
            return "";
        }
        String kept = answer.pitId() == null ? pit : answer.pitId();
        List<FieldValue> last = answer.hits().hits().get(query.size() - 1).sort();
        return new Cursor(
                        kept,
                        bound,
                        query.question(),
                        number(last.getFirst()),
                        last.get(1).stringValue())
                .text();
    }

    private static String number(FieldValue place) {
        return place.isDouble() ? Double.toString(place.doubleValue()) : Long.toString(place.longValue());
    }

    private static List<FieldValue> after(Cursor cursor, Sort sort) {
        FieldValue place = sort == Sort.RELEVANCE
                ? FieldValue.of(Double.parseDouble(cursor.place()))
                : FieldValue.of(Long.parseLong(cursor.place()));
        return List.of(place, FieldValue.of(cursor.last()));
    }

    private static double score(List<FieldValue> place, Sort sort) {
        return sort == Sort.RELEVANCE ? Double.parseDouble(number(place.getFirst())) / QueryCompiler.SCALE : 0;
    }

    private static List<SortOptions> order(Sort sort) {
        var name = RecordSearch.by(Fields.REF, SortOrder.Asc);
        return switch (sort) {
            case RELEVANCE -> List.of(SortOptions.of(s -> s.score(by -> by.order(SortOrder.Desc))), name);
            case NEWEST -> List.of(RecordSearch.by(Fields.AT, SortOrder.Desc), name);
            case OLDEST -> List.of(RecordSearch.by(Fields.AT, SortOrder.Asc), name);
        };
    }
}
