package io.clew.alerts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When what a model finds is said to have moved. */
class StabilityTest {

    private static double[] amounts(Random random, int number, double times) {
        return random.doubles(number).map(each -> Math.exp(each * 4) * times).toArray();
    }

    @Test
    void theSameHitsAreStableAndThreeTimesTheAmountsHaveDrifted() {
        for (long seed = 1; seed <= 50; seed++) {
            var random = new Random(seed);
            double[] first = amounts(random, 1_000, 1);
            assertThat(Stability.of("sum", first, amounts(random, 1_000, 1)).level())
                    .as("seed %d", seed)
                    .isEqualTo(Stability.Level.STABLE);
            assertThat(Stability.of("sum", first, amounts(random, 1_000, 3)).level())
                    .as("seed %d", seed)
                    .isEqualTo(Stability.Level.DRIFTED);
        }
        assertThat(Stability.of("sum", first(100), first(100)).index()).isZero();
    }

    private static double[] first(int number) {
        return IntStream.range(0, number).asDoubleStream().toArray();
    }

    @Test
    void itIsTheSumOverTheBinsOfTheDifferenceTimesTheLogarithmOfTheRatio() {
        double[] first =
                IntStream.range(0, 400).mapToDouble(i -> i < 200 ? 1 : 2).toArray();
        double[] second =
                IntStream.range(0, 400).mapToDouble(i -> i < 100 ? 1 : 2).toArray();
        // bins below 1 (empty), of 1, of 2; half a hit is added to each
        double[] p = {0.5 / 401.5, 200.5 / 401.5, 200.5 / 401.5};
        double[] q = {0.5 / 401.5, 100.5 / 401.5, 300.5 / 401.5};
        double index = 0;
        for (int i = 0; i < 3; i++) {
            index += (q[i] - p[i]) * Math.log(q[i] / p[i]);
        }
        assertThat(Stability.of("others", first, second).index()).isCloseTo(index, within(1e-12));
    }

    @Test
    void fewHitsSayNothing() {
        double[] few = first(99);
        assertThat(Stability.of("facts", few, first(5_000)).level()).isEqualTo(Stability.Level.UNKNOWN);
        assertThat(Stability.of("facts", first(5_000), few).level()).isEqualTo(Stability.Level.UNKNOWN);
    }
}
