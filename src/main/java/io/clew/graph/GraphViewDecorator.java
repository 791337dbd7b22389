package io.clew.graph;

import io.clew.record.EntityKey;
import java.util.Collection;

/**
 * A view that answers as another does, but for what a subclass answers itself. {@link #adjacency} is made of this view's own
 * {@link #facts}, so that whoever leaves facts out leaves them out there too. For one thread.
 */
public abstract class GraphViewDecorator implements GraphView {

    protected final GraphView view;

    /** @param view closed with this one */
    protected GraphViewDecorator(GraphView view) {
        this.view = view;
    }

    @Override
    public long node(EntityKey key) {
        return view.node(key);
    }

    @Override
    public void seeking(Collection<EntityKey> keys) {
        view.seeking(keys);
    }

    @Override
    public EntityKey key(long node) {
        return view.key(node);
    }

    @Override
    public void naming(long[] nodes) {
        view.naming(nodes);
    }

    @Override
    public FactCursor facts(long node, FactFilter filter) {
        return view.facts(node, filter);
    }

    @Override
    public long degree(long node) {
        return view.degree(node);
    }

    @Override
    public void prefetch(long[] nodes, FactFilter filter) {
        view.prefetch(nodes, filter);
    }

    @Override
    public String factName(long fact) {
        return view.factName(fact);
    }

    @Override
    public NodeCursor nodes() {
        return view.nodes();
    }

    @Override
    public void close() {
        view.close();
    }
}
