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
     * Rows of nodes in one direction or both: those of row r are {@code other[start[r * step + first]] ..
     * other[start[r * step + last] - 1]}.
     *
     * @param nodes how many nodes may have rows here; those from there on have none
     * @param few which nodes have rows, where that is a part of them; null where the row of node v is v
     */
    public record Strand(
            int nodes,
            IntBuffer start,
            IntBuffer other,
            int step,
            int first,
            int last,
            @Nullable Few few) {

        /** The row of a node; -1 where it has none. */
        public int row(int node) {
            return few != null ? few.row(node) : node < nodes ? node : -1;
        }

        public int from(int row) {
            return start.get(row * step + first);
        }

        public int end(int row) {
            return start.get(row * step + last);
        }
    }

    /**
     * Rows of all nodes, facts leaving and facts arriving. A graph may have a large layer and a small one with what came
     * since; a sweep goes through both.
     *
     * @param both as one strand where each node's facts leaving and arriving lie beside each other; else null
     */
    public record Layer(Strand out, Strand in, @Nullable Strand both) {

        /** The fewest strands that give every fact of the direction once, seen from its node. */
        public List<Strand> strands(FactFilter.Direction direction) {
            return switch (direction) {
                case OUT -> List.of(out);
                case IN -> List.of(in);
                case BOTH -> both == null ? List.of(out, in) : List.of(both);
            };
        }
    }

    /** A layer in which every node has its row. */
    public static Layer rows(int nodes, IntBuffer outStart, IntBuffer outOther, IntBuffer inStart, IntBuffer inOther) {
        return new Layer(
                new Strand(nodes, outStart, outOther, 1, 0, 1, null),
                new Strand(nodes, inStart, inOther, 1, 0, 1, null),
                null);
    }

    /** The nodes of a small layer: a bit for each, and how many have theirs set before each word. */
    public static final class Few {
        /** For every 64 nodes a word with their bits and one with the rows before them, side by side. */
        private final long[] words;

        private final int rows;

        private Few(int nodes, int facts, int[] from, int[] to) {
            words = new long[2 * ((nodes >>> 6) + 1)];
            for (int i = 0; i < facts; i++) {
                words[from[i] >>> 6 << 1] |= 1L << from[i];
                words[to[i] >>> 6 << 1] |= 1L << to[i];
            }
            int sum = 0;
            for (int word = 0; word < words.length; word += 2) {
                words[word + 1] = sum;
                sum += Long.bitCount(words[word]);
            }
            rows = sum;
        }

        /** The row of a node; -1 where it has none. */
        public int row(int node) {
            int place = node >>> 6 << 1;
            long word = words[place];
            long bit = 1L << node;
            return (word & bit) == 0 ? -1 : (int) words[place + 1] + Long.bitCount(word & bit - 1);
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

    /** Sorts facts into rows of those nodes that have any; O(nodes / 64 + facts). */
    public static Layer layer(int nodes, int facts, int[] from, int[] to) {
        var few = new Few(nodes, facts, from, to);
        int[] start = new int[2 * few.rows + 1];
        int[] out = new int[facts];
        int[] in = new int[facts];
        for (int i = 0; i < facts; i++) {
            out[i] = 2 * few.row(from[i]);
            in[i] = 2 * few.row(to[i]) + 1;
            start[out[i]]++;
            start[in[i]]++;
        }
        int sum = 0;
        for (int i = 0; i < start.length; i++) {
            int count = start[i];
            start[i] = sum;
            sum += count;
        }
        int[] next = start.clone();
        int[] other = new int[2 * facts];
        for (int i = 0; i < facts; i++) {
            other[next[out[i]]++] = to[i];
            other[next[in[i]]++] = from[i];
        }
        IntBuffer starts = direct(start);
        IntBuffer others = direct(other);
        return new Layer(
                new Strand(nodes, starts, others, 2, 0, 1, few),
                new Strand(nodes, starts, others, 2, 1, 2, few),
                new Strand(nodes, starts, others, 2, 0, 2, few));
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
            facts += layer.both == null ? layer.out.other.limit() : layer.both.other.limit() / 2;
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
