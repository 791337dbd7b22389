package io.clew.graph;

import com.carrotsearch.hppc.LongIntHashMap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who touches whom in a view, as compressed rows for sweeps over everything. Valid as long as the view is open.
 *
 * <p>Nodes are numbered from 0; {@link #index} and {@link #handle} translate. A fact stands once in the rows of the
 * node it leaves and once in those of the node it reaches; parallel facts stand as often as there are.
 */
public final class Adjacency {

    /**
     * Rows of all nodes: those of node v are {@code other[start[v]] .. other[start[v + 1] - 1]}. A graph may have a
     * large layer and a small one with what came since; a sweep goes through both.
     *
     * @param nodes how many nodes may have rows here; those from there on have none
     * @param few which nodes have rows, where that is a small part of them; null where the row of node v is v
     */
    public record Layer(
            int nodes,
            IntBuffer outStart,
            IntBuffer outOther,
            IntBuffer inStart,
            IntBuffer inOther,
            @Nullable Few few) {

        /** The row of a node; -1 where it has none. */
        public int row(int node) {
            return few != null ? few.row(node) : node < nodes ? node : -1;
        }
    }

    /** The nodes of a small layer: a bit for each, and how many have theirs set before each word. */
    public static final class Few {
        private final long[] bits;
        private final int[] before;
        private final int rows;

        private Few(int nodes, int facts, int[] from, int[] to) {
            bits = new long[(nodes >>> 6) + 1];
            before = new int[bits.length];
            for (int i = 0; i < facts; i++) {
                bits[from[i] >>> 6] |= 1L << from[i];
                bits[to[i] >>> 6] |= 1L << to[i];
            }
            int sum = 0;
            for (int word = 0; word < bits.length; word++) {
                before[word] = sum;
                sum += Long.bitCount(bits[word]);
            }
            rows = sum;
        }

        private int[] rows(int count, int[] nodes) {
            int[] rows = new int[count];
            for (int i = 0; i < count; i++) {
                rows[i] = row(nodes[i]);
            }
            return rows;
        }

        /** The row of a node; -1 where it has none. */
        public int row(int node) {
            long word = bits[node >>> 6];
            long bit = 1L << node;
            return (word & bit) == 0 ? -1 : before[node >>> 6] + Long.bitCount(word & bit - 1);
        }
    }

    private final int nodes;
    private final List<Layer> layers;
    private final long @Nullable [] handles;
    private final @Nullable LongIntHashMap indexes;

    /** For engines whose handles are the numbers from 0. */
    public Adjacency(int nodes, List<Layer> layers) {
        this(nodes, layers, null, null);
    }

    private Adjacency(int nodes, List<Layer> layers, long @Nullable [] handles, @Nullable LongIntHashMap indexes) {
        this.nodes = nodes;
        this.layers = List.copyOf(layers);
        this.handles = handles;
        this.indexes = indexes;
    }

    /** Walks every fact that the filter lets through once; its direction is not used. */
    public static Adjacency stream(GraphView view, FactFilter filter) {
        var indexes = new LongIntHashMap();
        long[] handles = new long[64];
        int nodes = 0;
        GraphView.NodeCursor all = view.nodes();
        while (all.next()) {
            if (nodes == handles.length) {
                handles = Arrays.copyOf(handles, nodes * 2);
            }
            handles[nodes] = all.node();
            indexes.put(all.node(), nodes++);
        }
        int[] from = new int[64];
        int[] to = new int[64];
        int facts = 0;
        FactFilter leaving = filter.direction(FactFilter.Direction.OUT);
        for (int node = 0; node < nodes; node++) {
            FactCursor cursor = view.facts(handles[node], leaving);
            while (cursor.next()) {
                if (facts == from.length) {
                    from = Arrays.copyOf(from, facts * 2);
                    to = Arrays.copyOf(to, facts * 2);
                }
                from[facts] = node;
                to[facts++] = indexes.get(cursor.other());
            }
        }
        return new Adjacency(nodes, List.of(layer(nodes, facts, from, to)), Arrays.copyOf(handles, nodes), indexes);
    }

    /** Sorts facts into rows; O(nodes + facts), and a 64th of the nodes where there are few facts. */
    public static Layer layer(int nodes, int facts, int[] from, int[] to) {
        Few few = facts < nodes / 8 ? new Few(nodes, facts, from, to) : null;
        int rows = few == null ? nodes : few.rows;
        int[] leaving = few == null ? from : few.rows(facts, from);
        int[] reached = few == null ? to : few.rows(facts, to);
        int[] outStart = counts(rows, facts, leaving);
        int[] inStart = counts(rows, facts, reached);
        IntBuffer outOther = rows(rows, facts, leaving, to, outStart);
        IntBuffer inOther = rows(rows, facts, reached, from, inStart);
        return new Layer(nodes, direct(outStart), outOther, direct(inStart), inOther, few);
    }

    private static int[] counts(int rows, int facts, int[] row) {
        int[] counts = new int[rows + 1];
        for (int i = 0; i < facts; i++) {
            counts[row[i]]++;
        }
        return counts;
    }

    private static IntBuffer rows(int nodes, int facts, int[] from, int[] to, int[] start) {
        int sum = 0;
        for (int node = 0; node <= nodes; node++) {
            int count = start[node];
            start[node] = sum;
            sum += count;
        }
        int[] next = start.clone();
        int[] other = new int[facts];
        for (int i = 0; i < facts; i++) {
            other[next[from[i]]++] = to[i];
        }
        return direct(other);
    }

    /** Outside the heap like the columns of a base: kernels that see one kind of buffer only are three times as fast. */
    private static IntBuffer direct(int[] values) {
        IntBuffer copy = ByteBuffer.allocateDirect(Math.multiplyExact(values.length, Integer.BYTES))
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
        return copy.put(values).flip();
    }

    public int nodes() {
        return nodes;
    }

    public List<Layer> layers() {
        return layers;
    }

    public long facts() {
        long facts = 0;
        for (Layer layer : layers) {
            facts += layer.outOther.limit();
        }
        return facts;
    }

    /** @param handle of a node of the view */
    public int index(long handle) {
        return indexes == null ? (int) handle : indexes.getOrDefault(handle, -1);
    }

    public long handle(int index) {
        return handles == null ? index : handles[index];
    }
}
