package io.clew.graph.neo4j;

import io.clew.graph.FactFilter;
import java.util.Map;

/** What a query is told of the facts that are asked for; links and direction stand in the query itself. */
final class FilterParameters {

    private FilterParameters() {}

    static void put(Map<String, Object> parameters, FactFilter filter) {
        parameters.put("timeless", filter.timeless());
        parameters.put("from", filter.from());
        parameters.put("to", filter.to());
        parameters.put("anyAmount", filter.minAmount() == Long.MIN_VALUE);
        parameters.put("least", filter.minAmount());
    }
}
