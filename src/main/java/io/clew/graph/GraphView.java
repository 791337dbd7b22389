package io.clew.graph;

import io.clew.record.EntityKey;
import java.util.Collection;

/**
 * A consistent, lock-free read view of the facts that one reader may see. For one thread.
 *
 * <p>Facts of sources that the reader may not see do not exist here: nodes that only they name have no handle, and no
 * count, sum or degree rests on them.
 */
public interface GraphView extends AutoCloseable {

    long NO_NODE = -1;

    /** Handle of the entity in this view; {@link #NO_NODE} where the view does not hold it. */
    long node(EntityKey key);

    /** A hint that these entities will be looked up next; engines far away look for all of them in one query. */
    default void seeking(Collection<EntityKey> keys) {}

    EntityKey key(long node);

    /**
     * A hint that these nodes will be named next, or asked for their degree; views that have to look that up do it for all
     * of them at once.
     */
    default void naming(long[] nodes) {}

    /** Walks the facts at one node, oldest first within a link type and direction. */
    FactCursor facts(long node, FactFilter filter);

    /**
     * How many facts there are at the node, in all its readable links; an upper bound that costs no walk. Used to find
     * hubs, not to be shown.
     */
    long degree(long node);

    /** A hint that these nodes will be walked next with this filter; engines far away load them in one query. */
    default void prefetch(long[] nodes, FactFilter filter) {}

    /** The name of a fact that a cursor gave, {@code source/id#n}. */
    String factName(long fact);

    /** Every node of the view once, in no particular order; for sweeps. */
    NodeCursor nodes();

    /**
     * Who touches whom, for sweeps. Costs a walk over everything, unless the engine keeps its facts in rows already and
     * the filter and the reader's sources leave nothing out.
     *
     * @param filter its direction is not used
     */
    default Adjacency adjacency(FactFilter filter) {
        return Adjacency.stream(this, filter);
    }

    @Override
    void close();

    interface NodeCursor {
        boolean next();

        long node();
    }
}
