package io.clew.graph.neo4j;

import java.util.List;
import java.util.Set;

/**
 * One making of the graph as of one sequence number. A rebuild makes another beside it in the same database.
 *
 * @param id {@code name.number}
 * @param sources that it holds facts of
 * @param links whose facts it holds
 * @param nodes entities that were named, also those whose facts were taken back
 * @param leftOut facts whose link the ontology does not have
 */
record Making(String id, long sequence, Set<String> sources, List<String> links, long nodes, long facts, long leftOut) {

    /** Bits of a fact's number that count within its record. */
    static final int FACT_BITS = 24;

    Making {
        sources = Set.copyOf(sources);
        links = List.copyOf(links);
    }

    /** What the ids of its entities begin with. */
    String prefix() {
        return id + " ";
    }

    /** All ids of its entities lie between this and {@link #last}. */
    String first() {
        return prefix();
    }

    String last() {
        return id + "!";
    }

    static long fact(long sequence, int number) {
        if (number >>> FACT_BITS != 0) {
            throw new IllegalArgumentException("more than " + (1 << FACT_BITS) + " facts in one record");
        }
        return (sequence << FACT_BITS) + number;
    }
}
