package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.clew.access.Access;
import io.clew.record.EntityKey;
import io.clew.search.RecordQuery;
import java.util.ArrayList;
import java.util.List;

/** What a record has to be, whatever words are asked for. */
final class RecordFilters {

    private RecordFilters() {}

    /** Of sources that the reader may see alone. */
    static List<Query> of(Access access, RecordQuery query) {
        List<Query> filters = new ArrayList<>();
        filters.add(Readable.of(access, query.sources()).filter());
        if (!query.types().isEmpty()) {
            filters.add(QueryCompiler.terms(Fields.TYPE, query.types()));
        }
        if (query.when().from() != null || query.when().to() != null) {
            filters.add(
                    QueryCompiler.when(query.when().fromMillis(), query.when().toMillis()));
        }
        for (EntityKey key : query.entities()) {
            filters.add(QueryCompiler.names(List.of(key)));
        }
        return filters;
    }
}
