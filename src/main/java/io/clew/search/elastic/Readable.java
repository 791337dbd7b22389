package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.clew.access.Access;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which sources a reader may see.
 *
 * @param upTo sequence number of the last record that counts
 */
record Readable(Set<String> sources, long upTo) {

    static Readable of(Access access) {
        return of(access, List.of());
    }

    /** @param asked only these; empty for all that may be read */
    static Readable of(Access access, List<String> asked) {
        Set<String> sources = new TreeSet<>(access.sources());
        if (!asked.isEmpty()) {
            sources.retainAll(asked);
        }
        return new Readable(sources, access.asOf());
    }

    Query filter() {
        if (sources.isEmpty()) {
            return QueryCompiler.nothing();
        }
        Query among = QueryCompiler.terms(Fields.SOURCE, sources);
        return upTo == Access.NOW
                ? among
                : Query.of(q -> q.bool(b -> b.filter(among).filter(QueryCompiler.between(Fields.SEQUENCE, 0, upTo))));
    }
}
