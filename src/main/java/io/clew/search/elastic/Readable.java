package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.clew.access.Access;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which sources a reader may see. */
record Readable(Set<String> sources) {

    static Readable of(Access access) {
        return of(access, List.of());
    }

    /** @param asked only these; empty for all that may be read */
    static Readable of(Access access, List<String> asked) {
        Set<String> sources = new TreeSet<>(access.sources());
        if (!asked.isEmpty()) {
            sources.retainAll(asked);
        }
        return new Readable(sources);
    }

    Query filter() {
        return sources.isEmpty() ? QueryCompiler.nothing() : QueryCompiler.terms(Fields.SOURCE, sources);
    }
}
