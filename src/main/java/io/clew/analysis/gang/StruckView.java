package io.clew.analysis.gang;

import com.carrotsearch.hppc.LongByteHashMap;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.record.EntityKey;
import java.util.Collection;
import java.util.Set;

/**
 * A view as it would be without some facts, or without some sources: the question is asked anew in it, so that what
 * stays when they are struck out is what would have been found without them. For one thread.
 */
public final class StruckView implements GraphView {

    private static final byte STAYS = 1;
    private static final byte STRUCK = 2;

    private final GraphView view;
    private final Set<String> facts;
    private final Set<String> sources;
    private final LongByteHashMap known = new LongByteHashMap();

    /** @param facts names of facts, {@code source/id#n} */
    public StruckView(GraphView view, Collection<String> facts, Collection<String> sources) {
        this.view = view;
        this.facts = Set.copyOf(facts);
        this.sources = Set.copyOf(sources);
    }

    @Override
    public FactCursor facts(long node, FactFilter filter) {
        FactCursor all = view.facts(node, filter);
        return facts.isEmpty() && sources.isEmpty() ? all : new Cursor(all);
    }

    private boolean struck(long fact) {
        byte judged = known.get(fact);
        if (judged == 0) {
            String name = view.factName(fact);
            int slash = name.indexOf('/');
            boolean struck = facts.contains(name) || (slash > 0 && sources.contains(name.substring(0, slash)));
            judged = struck ? STRUCK : STAYS;
            known.put(fact, judged);
        }
        return judged == STRUCK;
    }

    private final class Cursor implements FactCursor {
        private final FactCursor all;

        Cursor(FactCursor all) {
            this.all = all;
        }

        @Override
        public boolean next() {
            while (all.next()) {
                if (!struck(all.fact())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public long other() {
            return all.other();
        }

        @Override
        public long at() {
            return all.at();
        }

        @Override
        public long amount() {
            return all.amount();
        }

        @Override
        public long seconds() {
            return all.seconds();
        }

        @Override
        public int link() {
            return all.link();
        }

        @Override
        public boolean outgoing() {
            return all.outgoing();
        }

        @Override
        public String currency() {
            return all.currency();
        }

        @Override
        public long fact() {
            return all.fact();
        }
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

    /** The view beneath stays open: who opened it closes it. */
    @Override
    public void close() {}
}
