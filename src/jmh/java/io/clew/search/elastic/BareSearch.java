package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.elastic.Cluster;
import io.clew.search.QueryReader;
import io.clew.search.Vocabulary;
import java.util.List;
import java.util.Set;

/** A typed question put to the cluster by its client alone: a pinned state, the best of a page, the exact total. */
public final class BareSearch {

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
    private final Query query;
    private final int size;

    public BareSearch(Cluster cluster, String index, Access access, String text, int size) {
        this.cluster = cluster;
        this.index = index;
        this.size = size;
        this.query = RecordSearch.matching(
                new QueryCompiler(1_000, Set::of)
                        .compile(QueryReader.read(text, Set.of(), false, PLAIN).clause()),
                List.of(Readable.of(access).filter()));
    }

    /** @return total of the answer, every value of which was read */
    public long ask() {
        String pit = cluster.ask(es -> es.openPointInTime(o -> o.index(index).keepAlive(k -> k.time("5m"))))
                .id();
        var answer = cluster.ask(es -> es.search(
                request -> request.pit(p -> p.id(pit))
                        .searchType(SearchType.DfsQueryThenFetch)
                        .allowPartialSearchResults(false)
                        .size(size + 1)
                        .query(query)
                        .sort(
                                SortOptions.of(s -> s.score(by -> by.order(SortOrder.Desc))),
                                RecordSearch.by(Fields.REF, SortOrder.Asc))
                        .trackTotalHits(t -> t.enabled(true)),
                JsonNode.class));
        if (answer.hits().hits().size() <= size) {
            cluster.ask(es -> es.closePointInTime(c -> c.id(pit)));
        }
        return RecordSearch.total(answer);
    }
}
