package io.clew.analysis.path;

import io.clew.graph.Adjacency;
import io.clew.graph.Adjacency.Strand;
import java.nio.IntBuffer;

/**
 * Groups all nodes by whether facts of any direction join them.
 *
 * <p>Joins the first two facts of every node, finds the group that most nodes are in by then, and joins the remaining
 * facts only of nodes outside it. The label of a group is its smallest index, whatever the order of facts.
 *
 * <p>Source: Sutton, Ben-Nun, Barak, <i>Optimizing Parallel Graph Connectivity Computation via Subgraph Sampling</i>
 * (Afforest), IPDPS 2018. Near to O(nodes) for one large group, O(nodes + facts) at worst.
 */
public final class WeakComponents {

    private static final int NONE = -1;
    private static final int SAMPLED_FACTS = 2;
    private static final int SAMPLED_NODES = 1024;

    private final Adjacency graph;
    private final int[] parent;

    public WeakComponents(Adjacency graph) {
        this.graph = graph;
        parent = new int[graph.nodes()];
    }

    /** The label of every node's group, by index. */
    public int[] labels() {
        for (int node = 0; node < parent.length; node++) {
            parent[node] = node;
        }
        for (Adjacency.Layer layer : graph.layers()) {
            join(layer.out(), 0, SAMPLED_FACTS, NONE);
        }
        flatten();
        int large = commonest();
        for (Adjacency.Layer layer : graph.layers()) {
            join(layer.out(), SAMPLED_FACTS, Integer.MAX_VALUE, large);
            join(layer.in(), 0, Integer.MAX_VALUE, large);
        }
        flatten();
        return parent;
    }

    /** @param except the label of the group whose nodes are passed over */
    private void join(Strand strand, int skip, int most, int except) {
        for (int node = 0; node < strand.nodes(); node++) {
            int row = parent[node] == except ? -1 : strand.row(node);
            if (row >= 0) {
                join(node, strand.other(), strand.from(row) + skip, strand.end(row), most);
            }
        }
    }

    private void join(int node, IntBuffer other, int from, int last, int most) {
        int end = last - from > most ? from + most : last;
        for (int i = from; i < end; i++) {
            join(node, other.get(i));
        }
    }

    private void join(int a, int b) {
        int first = parent[a];
        int second = parent[b];
        while (first != second) {
            int high = Math.max(first, second);
            int low = Math.min(first, second);
            int above = parent[high];
            if (above == high) {
                parent[high] = low;
                return;
            }
            first = parent[above];
            second = low;
        }
    }

    private void flatten() {
        for (int node = 0; node < parent.length; node++) {
            while (parent[node] != parent[parent[node]]) {
                parent[node] = parent[parent[node]];
            }
        }
    }

    private int commonest() {
        var counts = new com.carrotsearch.hppc.IntIntHashMap();
        int best = -1;
        int most = 0;
        for (int i = 0; i < SAMPLED_NODES && parent.length > 0; i++) {
            int label = parent[(int) ((long) i * parent.length / SAMPLED_NODES)];
            int count = counts.addTo(label, 1);
            if (count > most) {
                most = count;
                best = label;
            }
        }
        return best;
    }
}
