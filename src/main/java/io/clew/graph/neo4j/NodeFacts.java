package io.clew.graph.neo4j;

import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;

/**
 * What was loaded of one node's facts.
 *
 * @param filter it was loaded with; a direction that it leaves out has an empty page
 */
record NodeFacts(FactFilter filter, FactPage leaving, FactPage arriving) {

    /** Whether these pages hold, or lead on to, everything that the filter asks for. */
    boolean serve(FactFilter asked) {
        if (filter.direction() != Direction.BOTH && filter.direction() != asked.direction()) {
            return false;
        }
        if (asked.direction(filter.direction()).equals(filter)) {
            return true;
        }
        boolean whole = (asked.direction() == Direction.IN || !leaving.cut())
                && (asked.direction() == Direction.OUT || !arriving.cut());
        boolean sameTime =
                filter.timeless() || !asked.timeless() && filter.from() <= asked.from() && filter.to() >= asked.to();
        return whole && (asked.links() & ~filter.links()) == 0 && sameTime && filter.minAmount() <= asked.minAmount();
    }

    /** Whether every fact that the reader may see at the node is here. */
    boolean whole() {
        return filter.equals(FactFilter.ANY) && !leaving.cut() && !arriving.cut();
    }

    int size() {
        return leaving.size() + arriving.size();
    }
}
