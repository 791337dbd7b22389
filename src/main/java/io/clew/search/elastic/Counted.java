package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import java.util.Map;

/** Reads what the server counted. */
final class Counted {

    private Counted() {}

    /** The aggregation that was asked for under the name; the server always answers it. */
    static Aggregate of(Map<String, Aggregate> all, String name) {
        Aggregate found = all.get(name);
        if (found == null) {
            throw new IllegalStateException("the server left out the count '" + name + "'");
        }
        return found;
    }
}
