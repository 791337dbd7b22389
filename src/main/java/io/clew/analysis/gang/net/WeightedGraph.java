package io.clew.analysis.gang.net;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Nodes from 0 and undirected weighted edges, in compressed rows: an edge stands in the row of each of its ends, an edge
 * of a node with itself once, with its weight twice.
 */
public final class WeightedGraph {

    private final int[] start;
    private final int[] other;
    private final double[] weight;
    private final double[] strength;
    private final double total;

    private WeightedGraph(int[] start, int[] other, double[] weight) {
        this.start = start;
        this.other = other;
        this.weight = weight;
        this.strength = new double[start.length - 1];
        double sum = 0;
        for (int node = 0; node < strength.length; node++) {
            for (int e = start[node]; e < start[node + 1]; e++) {
                strength[node] += weight[e];
            }
            sum += strength[node];
        }
        this.total = sum == 0 ? 1 : sum;
    }

    /** Adds up the weights of edges between the same nodes. */
    public static final class Builder {
        private final int nodes;
        private final Map<Long, Double> edges = new HashMap<>();

        public Builder(int nodes) {
            this.nodes = nodes;
        }

        public Builder add(int a, int b, double weight) {
            edges.merge((long) Math.min(a, b) * nodes + Math.max(a, b), weight, Double::sum);
            return this;
        }

        public WeightedGraph build() {
            int[] start = new int[nodes + 1];
            long[] keys =
                    edges.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
            for (long key : keys) {
                int a = (int) (key / nodes);
                int b = (int) (key % nodes);
                start[a + 1]++;
                if (a != b) {
                    start[b + 1]++;
                }
            }
            for (int i = 0; i < nodes; i++) {
                start[i + 1] += start[i];
            }
            int[] next = Arrays.copyOf(start, nodes);
            int[] other = new int[start[nodes]];
            double[] weight = new double[start[nodes]];
            for (long key : keys) {
                int a = (int) (key / nodes);
                int b = (int) (key % nodes);
                double of = edges.getOrDefault(key, 0.0);
                other[next[a]] = b;
                weight[next[a]++] = a == b ? 2 * of : of;
                if (a != b) {
                    other[next[b]] = a;
                    weight[next[b]++] = of;
                }
            }
            return new WeightedGraph(start, other, weight);
        }
    }

    public int nodes() {
        return start.length - 1;
    }

    public int first(int node) {
        return start[node];
    }

    public int end(int node) {
        return start[node + 1];
    }

    public int other(int edge) {
        return other[edge];
    }

    public double weight(int edge) {
        return weight[edge];
    }

    /** Weight of all edges at the node, one with itself counted twice. */
    public double strength(int node) {
        return strength[node];
    }

    /** Sum of all strengths. */
    public double total() {
        return total;
    }

    /** The graph whose nodes are these parts. */
    public WeightedGraph aggregate(int[] part, int count) {
        var builder = new Builder(count);
        for (int node = 0; node < nodes(); node++) {
            for (int e = start[node]; e < start[node + 1]; e++) {
                if (node <= other[e]) {
                    builder.add(part[node], part[other[e]], node == other[e] ? weight[e] / 2 : weight[e]);
                }
            }
        }
        return builder.build();
    }

    /** Renames values to 0, 1, … in the order in which they come; returns how many there are. */
    public static int renumber(int[] values) {
        var names = new HashMap<Integer, Integer>();
        for (int i = 0; i < values.length; i++) {
            int fresh = names.size();
            values[i] = names.computeIfAbsent(values[i], v -> fresh);
        }
        return names.size();
    }

    /** The share of edge weight within communities beyond what chance would put there. */
    public double modularity(int[] community, double resolution) {
        double[] within = new double[nodes()];
        double[] sum = new double[nodes()];
        for (int node = 0; node < nodes(); node++) {
            sum[community[node]] += strength[node];
            for (int e = start[node]; e < start[node + 1]; e++) {
                if (community[other[e]] == community[node]) {
                    within[community[node]] += weight[e];
                }
            }
        }
        double quality = 0;
        for (int c = 0; c < nodes(); c++) {
            quality += within[c] / total - resolution * (sum[c] / total) * (sum[c] / total);
        }
        return quality;
    }
}
