package io.clew.graph;

import io.clew.access.Access;
import java.util.List;

/** A graph that is another, but for what a subclass does itself: what readers see of it. */
public abstract class GraphStoreDecorator implements GraphStore {

    protected final GraphStore graph;

    /** @param graph closed with this one */
    protected GraphStoreDecorator(GraphStore graph) {
        this.graph = graph;
    }

    @Override
    public void apply(List<Applied> records) {
        graph.apply(records);
    }

    @Override
    public long appliedSequence() {
        return graph.appliedSequence();
    }

    @Override
    public GraphView view(Access access) {
        return graph.view(access);
    }

    @Override
    public GraphView everything() {
        return graph.everything();
    }

    @Override
    public Health health() {
        return graph.health();
    }

    @Override
    public void checkpoint() {
        graph.checkpoint();
    }

    @Override
    public void catchUp(Records records) {
        graph.catchUp(records);
    }

    @Override
    public void rebuild(Records records) {
        graph.rebuild(records);
    }

    @Override
    public void close() {
        graph.close();
    }
}
