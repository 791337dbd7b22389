package io.clew.past;

import com.carrotsearch.hppc.LongByteHashMap;
import com.carrotsearch.hppc.LongLongHashMap;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.GraphViewDecorator;
import io.clew.graph.SomeFacts;
import io.clew.record.EntityKey;

/**
 * A view in which the facts of some records are not there, nor the entities that only those name. A fact costs a look at its
 * record's name, once in a view. For one thread.
 */
final class PastView extends GraphViewDecorator {

    private static final byte KNOWN = 1;
    private static final byte LATER = 2;

    private final Later later;
    private final LongByteHashMap facts = new LongByteHashMap();
    private final LongByteHashMap nodes = new LongByteHashMap();
    private final LongLongHashMap degrees = new LongLongHashMap();

    PastView(GraphView view, Later later) {
        super(view);
        this.later = later;
    }

    private boolean known(long fact) {
        byte judged = facts.get(fact);
        if (judged == 0) {
            judged = later.hasRecordOf(view.factName(fact)) ? LATER : KNOWN;
            facts.put(fact, judged);
        }
        return judged == KNOWN;
    }

    private boolean there(long node) {
        byte judged = nodes.get(node);
        if (judged == 0) {
            judged = facts(node, FactFilter.ANY).next() ? KNOWN : LATER;
            nodes.put(node, judged);
        }
        return judged == KNOWN;
    }

    @Override
    public long node(EntityKey key) {
        long node = view.node(key);
        return node == NO_NODE || there(node) ? node : NO_NODE;
    }

    @Override
    public FactCursor facts(long node, FactFilter filter) {
        return new SomeFacts(view.facts(node, filter), this::known);
    }

    /** Walked, because what was a hub later need not have been one. */
    @Override
    public long degree(long node) {
        if (!degrees.containsKey(node)) {
            long count = 0;
            FactCursor all = facts(node, FactFilter.ANY);
            while (all.next()) {
                count++;
            }
            degrees.put(node, count);
        }
        return degrees.get(node);
    }

    @Override
    public NodeCursor nodes() {
        NodeCursor all = view.nodes();
        return new NodeCursor() {
            @Override
            public boolean next() {
                while (all.next()) {
                    if (there(all.node())) {
                        return true;
                    }
                }
                return false;
            }

            @Override
            public long node() {
                return all.node();
            }
        };
    }
}
