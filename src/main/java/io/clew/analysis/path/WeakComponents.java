package io.clew.analysis.path;

import io.clew.graph.Adjacency;
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
            for (int node = 0; node < layer.nodes(); node++) {
                int row = layer.row(node);
                if (row >= 0) {
                    join(node, row, layer.outStart(), layer.outOther(), 0, SAMPLED_FACTS);
                }
            }
        }
        flatten();
        int large = commonest();
        for (Adjacency.Layer layer : graph.layers()) {
            for (int node = 0; node < layer.nodes(); node++) {
                int row = parent[node] == large ? -1 : layer.row(node);
                if (row >= 0) {
                    join(node, row, layer.outStart(), layer.outOther(), SAMPLED_FACTS, Integer.MAX_VALUE);
                    join(node, row, layer.inStart(), layer.inOther(), 0, Integer.MAX_VALUE);
                }
            }
        }
        flatten();
        return parent;
    }

    private void join(int node, int row, IntBuffer start, IntBuffer other, int skip, int most) {
        int from = start.get(row) + skip;
        int end = start.get(row + 1);
        if (end - from > most) {
            end = from + most;
        }
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
