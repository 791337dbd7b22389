package io.clew.graph.neo4j;

import io.clew.analysis.path.QuestionsContract;
import io.clew.graph.GraphStore;

class Neo4jQuestionsTest implements QuestionsContract {

    @Override
    public GraphStore empty() {
        return Neo4jGraphStore.open(Graphs.fresh());
    }

    @Override
    public int rounds() {
        return 3;
    }
}
