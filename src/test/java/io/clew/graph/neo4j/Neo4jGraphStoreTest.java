package io.clew.graph.neo4j;

import io.clew.graph.GraphStore;
import io.clew.graph.GraphStoreContract;

class Neo4jGraphStoreTest implements GraphStoreContract {

    @Override
    public GraphStore empty() {
        return Neo4jGraphStore.open(Graphs.fresh());
    }

    @Override
    public int rounds() {
        return 4;
    }
}
