package io.clew.analysis.gang;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.analysis.gang.net.PushRank;
import io.clew.analysis.gang.net.WeightedGraph;
import io.clew.graph.Seeds;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PushRankTest {

    private static final double ALPHA = 0.15;

    @Test
    void comesToWhatPowerIterationComesTo() {
        for (long seed : Seeds.fresh(40)) {
            var random = new Random(seed);
            int nodes = 2 + random.nextInt(12);
            var builder = new WeightedGraph.Builder(nodes);
            double[][] weight = new double[nodes][nodes];
            for (int i = 0; i < 3 * nodes; i++) {
                int a = random.nextInt(nodes);
                int b = random.nextInt(nodes);
                if (a != b) {
                    double w = 0.5 + random.nextDouble();
                    builder.add(a, b, w);
                    weight[a][b] += w;
                    weight[b][a] += w;
                }
            }
            boolean[] hubs = new boolean[nodes];
            hubs[nodes - 1] = random.nextBoolean();
            double[] pushed = new PushRank(builder.build(), hubs, ALPHA, 1e-10).from(List.of(0));
            double[] exact = iterate(weight, hubs);
            for (int i = 0; i < nodes; i++) {
                assertThat(pushed[i])
                        .as("node %d, again with -Dclew.seed=%d", i, seed)
                        .isCloseTo(exact[i], Offset.offset(1e-6));
            }
        }
    }

    /** Lets all mass walk a step at a time, what stops being laid down, until next to nothing walks any more. */
    private static double[] iterate(double[][] weight, boolean[] hubs) {
        int nodes = weight.length;
        double[] rank = new double[nodes];
        double[] walking = new double[nodes];
        walking[0] = 1;
        for (int round = 0; round < 2_000; round++) {
            double[] next = new double[nodes];
            for (int i = 0; i < nodes; i++) {
                double strength = 0;
                for (double w : weight[i]) {
                    strength += w;
                }
                boolean stays = hubs[i] || strength == 0;
                rank[i] += (stays ? 1 : ALPHA) * walking[i];
                for (int j = 0; j < nodes && !stays; j++) {
                    next[j] += (1 - ALPHA) * walking[i] * weight[i][j] / strength;
                }
            }
            walking = next;
        }
        return rank;
    }
}
