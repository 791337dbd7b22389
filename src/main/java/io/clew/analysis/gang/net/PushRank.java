package io.clew.analysis.gang.net;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;

/**
 * Who else: personalised PageRank from some nodes by local push. Nodes that are marked as hubs take what reaches them
 * and pass nothing on.
 *
 * <p>Each value is below the exact one by at most {@code accuracy} times the node's strength; O(1 / (accuracy · alpha)).
 * Source: Andersen, Chung, Lang, <i>Local Graph Partitioning using PageRank Vectors</i>, 2006.
 */
public final class PushRank {

    private final WeightedGraph graph;
    private final boolean[] hubs;
    private final double alpha;
    private final double accuracy;

    /** @param alpha chance to begin anew at each step */
    public PushRank(WeightedGraph graph, boolean[] hubs, double alpha, double accuracy) {
        this.graph = graph;
        this.hubs = hubs.clone();
        this.alpha = alpha;
        this.accuracy = accuracy;
    }

    public double[] from(Collection<Integer> seeds) {
        double[] rank = new double[graph.nodes()];
        double[] rest = new double[graph.nodes()];
        var queue = new ArrayDeque<Integer>(seeds);
        seeds.forEach(seed -> rest[seed] += 1.0 / seeds.size());
        boolean[] queued = new boolean[graph.nodes()];
        seeds.forEach(seed -> queued[seed] = true);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            queued[node] = false;
            double here = rest[node];
            rest[node] = 0;
            if (hubs[node] || graph.strength(node) == 0) {
                rank[node] += here;
                continue;
            }
            rank[node] += alpha * here;
            for (int e = graph.first(node); e < graph.end(node); e++) {
                int other = graph.other(e);
                rest[other] += (1 - alpha) * here * graph.weight(e) / graph.strength(node);
                if (!queued[other] && rest[other] > accuracy * Math.max(graph.strength(other), Double.MIN_NORMAL)) {
                    queued[other] = true;
                    queue.add(other);
                }
            }
        }
        return Arrays.copyOf(rank, rank.length);
    }
}
