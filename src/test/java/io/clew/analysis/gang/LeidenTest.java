package io.clew.analysis.gang;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.analysis.gang.net.Leiden;
import io.clew.analysis.gang.net.WeightedGraph;
import io.clew.graph.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;
import org.junit.jupiter.api.Test;

/** Communities in graphs whose communities are known: drawn as Lancichinetti, Fortunato and Radicchi (2008) define them. */
class LeidenTest {

    /** @param community of each node */
    private record Planted(WeightedGraph graph, int[] community) {}

    /** Nodes with power-law degrees in communities of power-law sizes; a share mu of each node's edges leads out of its own. */
    private static Planted lfr(Random random, int nodes, double mu) {
        List<Integer> sizes = new ArrayList<>();
        int left = nodes;
        while (left > 0) {
            int size = Math.min(left, power(random, 15, 60, 1.0));
            sizes.add(left - size < 15 ? left : size);
            left -= sizes.getLast();
        }
        int[] community = new int[nodes];
        int at = 0;
        for (int c = 0; c < sizes.size(); c++) {
            Arrays.fill(community, at, at + sizes.get(c), c);
            at += sizes.get(c);
        }
        var builder = new WeightedGraph.Builder(nodes);
        Map<Integer, List<Integer>> within = new HashMap<>();
        List<Integer> across = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            int degree = Math.min(power(random, 8, 40, 2.0), 2 * (sizes.get(community[i]) - 1) / 3 + 4);
            for (int e = 0; e < degree; e++) {
                (random.nextDouble() < mu ? across : within.computeIfAbsent(community[i], c -> new ArrayList<>()))
                        .add(i);
            }
        }
        within.values().forEach(stubs -> pair(random, stubs, builder));
        pair(random, across, builder);
        return new Planted(builder.build(), community);
    }

    private static void pair(Random random, List<Integer> stubs, WeightedGraph.Builder builder) {
        for (int i = stubs.size() - 1; i > 0; i--) {
            java.util.Collections.swap(stubs, i, random.nextInt(i + 1));
        }
        for (int i = 0; i + 1 < stubs.size(); i += 2) {
            if (!stubs.get(i).equals(stubs.get(i + 1))) {
                builder.add(stubs.get(i), stubs.get(i + 1), 1);
            }
        }
    }

    /** A whole number between two, with a density that falls by the power. */
    private static int power(Random random, int least, int most, double exponent) {
        double x = random.nextDouble();
        if (exponent == 1) {
            return (int) Math.round(least * Math.pow((double) most / least, x));
        }
        double a = Math.pow(least, 1 - exponent);
        double b = Math.pow(most, 1 - exponent);
        return (int) Math.round(Math.pow(a + x * (b - a), 1 / (1 - exponent)));
    }

    /** Normalised mutual information: 1 where both say the same, 0 where one tells nothing of the other. */
    private static double agreement(int[] x, int[] y) {
        Map<Integer, Integer> ofX = new HashMap<>();
        Map<Integer, Integer> ofY = new HashMap<>();
        Map<Long, Integer> both = new HashMap<>();
        for (int i = 0; i < x.length; i++) {
            ofX.merge(x[i], 1, Integer::sum);
            ofY.merge(y[i], 1, Integer::sum);
            both.merge((long) x[i] << 32 | y[i], 1, Integer::sum);
        }
        double n = x.length;
        double shared = 0;
        for (Map.Entry<Long, Integer> each : both.entrySet()) {
            double p = each.getValue() / n;
            int a = (int) (each.getKey() >>> 32);
            int b = (int) (long) each.getKey();
            shared += p * Math.log(p * n * n / ofX.getOrDefault(a, 1) / ofY.getOrDefault(b, 1));
        }
        return 2 * shared / (entropy(ofX, n) + entropy(ofY, n));
    }

    private static double entropy(Map<Integer, Integer> of, double n) {
        return of.values().stream().mapToDouble(c -> -c / n * Math.log(c / n)).sum();
    }

    @Test
    void findsPlantedCommunitiesAgainThroughNoise() {
        for (long seed : Seeds.fresh(5)) {
            Planted planted = lfr(new Random(seed), 600, 0.25);
            int[] found = new Leiden(1, seed).communities(planted.graph());
            assertThat(agreement(found, planted.community()))
                    .as("again with -Dclew.seed=%d", seed)
                    .isGreaterThan(0.9);
            assertThat(planted.graph().modularity(found, 1))
                    .as("no worse than what was planted, again with -Dclew.seed=%d", seed)
                    .isGreaterThan(planted.graph().modularity(planted.community(), 1) - 0.01);
        }
    }

    /** On average over ten graphs, by modularity and by agreement with what was planted; with half noise it is worse. */
    @Test
    void isNoWorseThanTheLeidenOfItsAuthors() {
        for (double mu : new double[] {0.1, 0.3}) {
            double[] ours = new double[2];
            double[] theirs = new double[2];
            long[] seeds = Seeds.fresh(10);
            for (long seed : seeds) {
                Planted planted = lfr(new Random(seed), 1_000, mu);
                add(planted, new Leiden(1, seed).communities(planted.graph()), ours);
                add(planted, published(planted.graph(), seed), theirs);
            }
            assertThat(ours[0] / seeds.length)
                    .as("modularity at mu %.1f, seeds %s", mu, Arrays.toString(seeds))
                    .isGreaterThan(theirs[0] / seeds.length - 0.01);
            assertThat(ours[1] / seeds.length)
                    .as("agreement at mu %.1f, seeds %s", mu, Arrays.toString(seeds))
                    .isGreaterThan(theirs[1] / seeds.length - 0.02);
        }
    }

    private static void add(Planted planted, int[] found, double[] sums) {
        sums[0] += planted.graph().modularity(found, 1);
        sums[1] += agreement(found, planted.community());
    }

    /** By the library of CWTS: modularity is its quality with strengths for node weights and 1/2m for resolution. */
    private static int[] published(WeightedGraph graph, long seed) {
        var ends = new LargeIntArray[] {new LargeIntArray(0), new LargeIntArray(0)};
        var weights = new LargeDoubleArray(0);
        double total = 0;
        for (int node = 0; node < graph.nodes(); node++) {
            for (int e = graph.first(node); e < graph.end(node); e++) {
                if (node < graph.other(e)) {
                    ends[0].append(node);
                    ends[1].append(graph.other(e));
                    weights.append(graph.weight(e));
                    total += graph.weight(e);
                }
            }
        }
        var network = new Network(graph.nodes(), true, ends, weights, false, true);
        var leiden = new LeidenAlgorithm(1 / (2 * total), 50, LeidenAlgorithm.DEFAULT_RANDOMNESS, new Random(seed));
        return leiden.findClustering(network).getClusters();
    }

    @Test
    void everyCommunityHangsTogether() {
        for (long seed : Seeds.fresh(20)) {
            Planted planted = lfr(new Random(seed), 120, 0.5);
            WeightedGraph graph = planted.graph();
            int[] found = new Leiden(1, seed).communities(graph);
            for (int node = 0; node < graph.nodes(); node++) {
                assertThat(hangsWithFirst(graph, found, node))
                        .as("node %d, again with -Dclew.seed=%d", node, seed)
                        .isTrue();
            }
        }
    }

    private static boolean hangsWithFirst(WeightedGraph graph, int[] community, int node) {
        int first = 0;
        while (community[first] != community[node]) {
            first++;
        }
        boolean[] reached = new boolean[graph.nodes()];
        var queue = new java.util.ArrayDeque<Integer>();
        queue.add(first);
        reached[first] = true;
        while (!queue.isEmpty()) {
            int at = queue.remove();
            for (int e = graph.first(at); e < graph.end(at); e++) {
                int other = graph.other(e);
                if (!reached[other] && community[other] == community[node]) {
                    reached[other] = true;
                    queue.add(other);
                }
            }
        }
        return reached[node];
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        Planted planted = lfr(new Random(3), 200, 0.4);
        assertThat(new Leiden(1, 9).communities(planted.graph()))
                .isEqualTo(new Leiden(1, 9).communities(planted.graph()));
    }
}
