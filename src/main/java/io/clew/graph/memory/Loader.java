package io.clew.graph.memory;

import io.clew.record.EntityKey;

/** Takes facts as bare values, for filling a graph from columns; see {@link MemoryGraphStore#load}. */
public interface Loader {

    /** Number of the entity in the graph, given to it now if it has none. */
    int node(EntityKey key);

    /** Begins a record of so many facts; its facts follow. */
    void record(String source, String id, int facts);

    /**
     * The next fact of the record.
     *
     * @param link ordinal in the ontology
     * @param at epoch ms, or {@link io.clew.graph.FactCursor#NO_TIME}
     * @param amount 分, or {@link io.clew.graph.FactCursor#NO_AMOUNT}
     */
    void fact(int from, int to, int link, long at, long amount, String currency);

    /** Shows readers what was added so far. */
    void publish();
}
