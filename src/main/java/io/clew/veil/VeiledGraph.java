package io.clew.veil;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.graph.Adjacency;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphStoreDecorator;
import io.clew.graph.GraphView;
import io.clew.graph.GraphViewDecorator;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph in which victims and minors go by {@link Handles} for readers who need not know them; the counterpart of {@link
 * VeiledIndex}. Walking costs what it did; naming a node costs one count, once for each node in a view.
 */
public final class VeiledGraph extends GraphStoreDecorator {

    private final Veil veil;

    /** @param index the engine itself, not one that is veiled */
    public VeiledGraph(GraphStore graph, RecordIndex index, Handles handles) {
        super(graph);
        this.veil = new Veil(index, handles);
    }

    @Override
    public GraphView view(Access access) {
        return new View(graph.view(access), access);
    }

    private final class View extends GraphViewDecorator {

        private final Access access;
        private final Map<Long, EntityKey> named = new HashMap<>();
        private final Map<EntityKey, EntityKey> asked = new HashMap<>();

        View(GraphView view, Access access) {
            super(view);
            this.access = access;
        }

        @Override
        public long node(EntityKey key) {
            return view.node(asked.computeIfAbsent(
                    key, one -> veil.asked(access, List.of(one)).getFirst()));
        }

        @Override
        public void seeking(Collection<EntityKey> keys) {
            var distinct = keys.stream().distinct().toList();
            var opened = veil.asked(access, distinct);
            for (int i = 0; i < opened.size(); i++) {
                asked.put(distinct.get(i), opened.get(i));
            }
            view.seeking(opened);
        }

        @Override
        public EntityKey key(long node) {
            return access.unmasked() ? view.key(node) : named.computeIfAbsent(node, this::masked);
        }

        @Override
        public void naming(long[] nodes) {
            view.naming(nodes);
            if (!access.unmasked()) {
                var keys = new HashMap<Long, EntityKey>();
                for (long node : nodes) {
                    if (!named.containsKey(node)) {
                        keys.put(node, view.key(node));
                    }
                }
                var hidden = veil.hidden(access, Set.copyOf(keys.values()));
                keys.forEach((node, key) -> named.put(node, hidden.contains(key) ? veil.seal(key) : key));
            }
        }

        private EntityKey masked(long node) {
            EntityKey key = view.key(node);
            return veil.hidden(access, Set.of(key)).isEmpty() ? key : veil.seal(key);
        }

        @Override
        public Adjacency adjacency(FactFilter filter) {
            return view.adjacency(filter);
        }
    }
}
