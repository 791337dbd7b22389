package io.clew.graph.memory;

import io.clew.graph.Adjacency;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One state of the store, as a reader of some sources sees it. */
final class MemoryView implements GraphView {

    private final State state;
    /** By number of the source; null for a reader who may see all of them. */
    private final boolean @Nullable [] readable;

    private final long lasting;
    private boolean open = true;

    /**
     * @param sources ids of those that may be read; null for all
     * @param lasting links whose facts keep seconds in the column of amounts, as bits
     */
    MemoryView(State state, @Nullable Set<String> sources, long lasting) {
        this.state = state;
        this.lasting = lasting;
        readable = sources == null ? null : readable(state.sources(), sources);
    }

    private static boolean @Nullable [] readable(List<String> known, Set<String> sources) {
        boolean[] readable = new boolean[known.size()];
        boolean all = true;
        for (int i = 0; i < readable.length; i++) {
            readable[i] = sources.contains(known.get(i));
            all &= readable[i];
        }
        return all ? null : readable;
    }

    /** Whether facts of the link keep seconds in the column of amounts. */
    boolean lasts(int link) {
        return (lasting >>> link & 1) != 0;
    }

    State state() {
        return state;
    }

    /** Whether no fact has to be looked at before it may be given. */
    boolean seesAll() {
        return readable == null && state.dead() == null;
    }

    boolean sees(int ordinal) {
        return (readable == null || readable[state.sourceOf(ordinal)]) && !state.isDead(ordinal);
    }

    @Override
    public long node(EntityKey key) {
        int node = resolve(key);
        return node >= 0 && exists(node) ? node : NO_NODE;
    }

    private int resolve(EntityKey key) {
        byte[] written = Base.written(key);
        long hash = Hash.of(written, written.length, 0);
        for (Delta delta : state.deltas()) {
            int node = delta.node(written, 0, written.length, hash);
            if (node >= 0) {
                return node < state.nodes() ? node : -1;
            }
        }
        Base base = state.base();
        return base == null ? -1 : base.node(written, 0, written.length, hash);
    }

    /** Whether the reader may see a fact at the node; stops at the first, in no order. */
    private boolean exists(int node) {
        Base base = state.base();
        if (base != null && node < base.nodes() && (exists(base.out, node) || exists(base.in, node))) {
            return true;
        }
        for (int i = 0; i < state.deltas().size(); i++) {
            Delta delta = state.deltas().get(i);
            int end = state.sizeOf(i);
            if (delta.touches(node) && (exists(delta, end, node, true) || exists(delta, end, node, false))) {
                return true;
            }
        }
        return false;
    }

    private boolean exists(Base.Side side, int node) {
        boolean all = seesAll();
        for (int position = side.start.get(node); position < side.start.get(node + 1); position++) {
            if (all || sees(side.ordinal.get(position))) {
                return true;
            }
        }
        return false;
    }

    private boolean exists(Delta delta, int end, int node, boolean outgoing) {
        for (int fact = delta.newest(node, outgoing); fact >= 0; fact = delta.before(fact, outgoing)) {
            if (fact < end && sees(delta.pageOf(fact).ordinals[fact & Paged.MASK])) {
                return true;
            }
        }
        return false;
    }

    @Override
    public EntityKey key(long node) {
        for (int i = state.deltas().size() - 1; i >= 0; i--) {
            Delta delta = state.deltas().get(i);
            if (node >= delta.firstNode) {
                return delta.key((int) node);
            }
        }
        if (state.base() == null) {
            throw new IllegalArgumentException("no such node: " + node);
        }
        return state.base().key((int) node);
    }

    @Override
    public FactCursor facts(long node, FactFilter filter) {
        return new MemoryCursor(this, (int) node, filter.payable(lasting));
    }

    @Override
    public long degree(long node) {
        if (!seesAll()) {
            return counted(node);
        }
        long degree = 0;
        Base base = state.base();
        int v = (int) node;
        if (base != null && v < base.nodes()) {
            degree =
                    base.out.start.get(v + 1) - base.out.start.get(v) + base.in.start.get(v + 1) - base.in.start.get(v);
        }
        for (int i = 0; i < state.deltas().size(); i++) {
            Delta delta = state.deltas().get(i);
            if (delta.touches(v)) {
                degree += chain(delta, state.sizeOf(i), v, true) + chain(delta, state.sizeOf(i), v, false);
            }
        }
        return degree;
    }

    private static long chain(Delta delta, int end, int node, boolean outgoing) {
        long length = 0;
        for (int fact = delta.newest(node, outgoing); fact >= 0; fact = delta.before(fact, outgoing)) {
            if (fact < end) {
                length++;
            }
        }
        return length;
    }

    private long counted(long node) {
        long count = 0;
        FactCursor facts = facts(node, FactFilter.ANY);
        while (facts.next()) {
            count++;
        }
        return count;
    }

    @Override
    public String factName(long fact) {
        Names.Found found = state.name((int) fact);
        return state.sources().get(found.source()) + "/" + found.id() + "#" + found.number();
    }

    @Override
    public NodeCursor nodes() {
        return new NodeCursor() {
            private int node = -1;

            @Override
            public boolean next() {
                while (++node < state.nodes()) {
                    if (exists(node)) {
                        return true;
                    }
                }
                return false;
            }

            @Override
            public long node() {
                return node;
            }
        };
    }

    /** The columns themselves, where every fact is wanted and none is hidden; what the deltas hold is a second layer. */
    @Override
    public Adjacency adjacency(FactFilter filter) {
        Base base = state.base();
        boolean all = filter.links() == FactFilter.ALL_LINKS
                && filter.timeless()
                && filter.minAmount() == Long.MIN_VALUE
                && seesAll();
        if (base == null || !all) {
            return Adjacency.stream(this, filter);
        }
        var layers = new ArrayList<Adjacency.Layer>();
        layers.add(Adjacency.rows(base.nodes(), base.out.start, base.out.other, base.in.start, base.in.other));
        for (int i = 0; i < state.deltas().size(); i++) {
            int facts = state.sizeOf(i);
            if (facts > 0) {
                layers.add(layer(state.deltas().get(i), facts));
            }
        }
        return new Adjacency(state.nodes(), layers);
    }

    private Adjacency.Layer layer(Delta delta, int facts) {
        int[] from = new int[facts];
        int[] to = new int[facts];
        for (int i = 0; i < facts; i++) {
            Delta.Page page = delta.pageOf(i);
            from[i] = page.from[i & Paged.MASK];
            to[i] = page.to[i & Paged.MASK];
        }
        return Adjacency.layer(state.nodes(), facts, from, to);
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            if (state.base() != null) {
                state.base().release();
            }
        }
    }
}
