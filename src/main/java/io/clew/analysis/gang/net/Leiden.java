package io.clew.analysis.gang.net;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;

/**
 * Finds communities by the Leiden algorithm, with modularity at a resolution as quality.
 *
 * <p>Nodes move to the neighbouring community that gains most, from a queue; each community is then refined into
 * well-connected parts, the parts become nodes, and so on until nothing moves. The same seed gives the same answer. About
 * O(edges) a level.
 *
 * <p>Source: Traag, Waltman, van Eck, <i>From Louvain to Leiden: guaranteeing well-connected communities</i>, 2019.
 */
public final class Leiden {

    private static final double LEAST_GAIN = 1e-12;
    private static final int MOST_LEVELS = 50;

    private final double resolution;
    private final Random random;

    /** @param resolution of modularity: 1 is usual, more gives smaller communities */
    public Leiden(double resolution, long seed) {
        this.resolution = resolution;
        this.random = new Random(seed);
    }

    /** Returns of each node the number of its community, numbered from 0 in the order of nodes. */
    public int[] communities(WeightedGraph graph) {
        int nodes = graph.nodes();
        int[] of = new int[nodes];
        Arrays.setAll(of, i -> i);
        WeightedGraph level = graph;
        int[] at = of.clone();
        for (int round = 0; round < MOST_LEVELS; round++) {
            boolean moved = move(level, at);
            int[] parts = refine(level, at);
            int count = WeightedGraph.renumber(parts);
            if (count == level.nodes() && !moved) {
                break;
            }
            for (int i = 0; i < nodes; i++) {
                of[i] = parts[of[i]];
            }
            at = communitiesOf(parts, count, at);
            level = level.aggregate(parts, count);
        }
        for (int i = 0; i < nodes; i++) {
            of[i] = at[of[i]];
        }
        WeightedGraph.renumber(of);
        return of;
    }

    private static int[] communitiesOf(int[] parts, int count, int[] at) {
        int[] next = new int[count];
        for (int i = 0; i < parts.length; i++) {
            next[parts[i]] = at[i];
        }
        WeightedGraph.renumber(next);
        return next;
    }

    private boolean move(WeightedGraph graph, int[] at) {
        int nodes = graph.nodes();
        double[] total = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            total[at[i]] += graph.strength(i);
        }
        var queue = new ArrayDeque<Integer>();
        boolean[] queued = new boolean[nodes];
        for (int i : shuffled(nodes)) {
            queue.add(i);
            queued[i] = true;
        }
        double[] toward = new double[nodes];
        boolean moved = false;
        while (!queue.isEmpty()) {
            int node = queue.remove();
            queued[node] = false;
            int best = best(graph, at, total, toward, node);
            if (best != at[node]) {
                total[at[node]] -= graph.strength(node);
                total[best] += graph.strength(node);
                at[node] = best;
                moved = true;
                for (int e = graph.first(node); e < graph.end(node); e++) {
                    int other = graph.other(e);
                    if (!queued[other] && at[other] != best) {
                        queue.add(other);
                        queued[other] = true;
                    }
                }
            }
        }
        return moved;
    }

    /** The community to which the node gains most; its own where none is better. */
    private int best(WeightedGraph graph, int[] at, double[] total, double[] toward, int node) {
        for (int e = graph.first(node); e < graph.end(node); e++) {
            if (graph.other(e) != node) {
                toward[at[graph.other(e)]] += graph.weight(e);
            }
        }
        double share = resolution * graph.strength(node) / graph.total();
        int best = at[node];
        double most = toward[best] - share * (total[best] - graph.strength(node));
        for (int e = graph.first(node); e < graph.end(node); e++) {
            int community = at[graph.other(e)];
            double gain = toward[community] - share * total[community];
            if (community != at[node] && gain > most + LEAST_GAIN) {
                most = gain;
                best = community;
            }
        }
        for (int e = graph.first(node); e < graph.end(node); e++) {
            toward[at[graph.other(e)]] = 0;
        }
        return best;
    }

    /** Splits each community into parts that hang together: single nodes join parts of their own community only. */
    private int[] refine(WeightedGraph graph, int[] at) {
        int nodes = graph.nodes();
        int[] part = new int[nodes];
        Arrays.setAll(part, i -> i);
        double[] total = new double[nodes];
        int[] size = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            total[i] = graph.strength(i);
            size[i] = 1;
        }
        double[] toward = new double[nodes];
        for (int node : shuffled(nodes)) {
            if (size[part[node]] == 1) {
                int best = join(graph, at, part, total, toward, node);
                if (best != part[node]) {
                    size[part[node]]--;
                    total[part[node]] -= graph.strength(node);
                    part[node] = best;
                    size[best]++;
                    total[best] += graph.strength(node);
                }
            }
        }
        return part;
    }

    private int join(WeightedGraph graph, int[] at, int[] part, double[] total, double[] toward, int node) {
        for (int e = graph.first(node); e < graph.end(node); e++) {
            int other = graph.other(e);
            if (other != node && at[other] == at[node]) {
                toward[part[other]] += graph.weight(e);
            }
        }
        double share = resolution * graph.strength(node) / graph.total();
        int best = part[node];
        double most = 0;
        for (int e = graph.first(node); e < graph.end(node); e++) {
            int other = graph.other(e);
            double gain = toward[part[other]] - share * total[part[other]];
            if (other != node && at[other] == at[node] && gain > most + LEAST_GAIN) {
                most = gain;
                best = part[other];
            }
        }
        for (int e = graph.first(node); e < graph.end(node); e++) {
            toward[part[graph.other(e)]] = 0;
        }
        return best;
    }

    private int[] shuffled(int nodes) {
        int[] order = new int[nodes];
        Arrays.setAll(order, i -> i);
        for (int i = nodes - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }
}
