package io.clew.analysis.trace.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.record.ClewException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LotsTest {

    private static final int P = 0;
    private static final int M = 1;
    private static final int K = 2;

    /** P +10, M +10, −10, K +10, −10. */
    private static Lots threeVictims(Method method) {
        var lots = new Lots(method);
        lots.add(new Lot(P, 1, 1000, 1));
        lots.add(new Lot(M, 1, 1000, 2));
        lots.draw(1000);
        lots.add(new Lot(K, 1, 1000, 4));
        lots.draw(1000);
        return lots;
    }

    @Test
    void firstInFirstOutLeavesTheLastVictimsMoney() {
        var lots = threeVictims(Method.FIFO);
        assertThat(new long[] {lots.of(P), lots.of(M), lots.of(K)}).containsExactly(0, 0, 1000);
    }

    @Test
    void lastInFirstOutLeavesTheFirstVictimsMoney() {
        var lots = threeVictims(Method.LIFO);
        assertThat(new long[] {lots.of(P), lots.of(M), lots.of(K)}).containsExactly(1000, 0, 0);
    }

    @Test
    void proRataLeavesEachVictimTheRollingShare() {
        var lots = threeVictims(Method.HAIRCUT);
        assertThat(new long[] {lots.of(P), lots.of(M), lots.of(K)}).containsExactly(250, 250, 500);
    }

    @Test
    void returnsAtTheEndArePariPassu() {
        assertThat(PariPassu.of(1000, new long[] {1000, 1000, 1000})).containsExactly(334, 333, 333);
    }

    @Test
    void theLowestBalanceSinceCapsAVictimsClaim() {
        var lots = new Lots(Method.LIBR);
        lots.add(new Lot(Lot.OTHER, 0, 10_000, 1));
        lots.add(new Lot(P, 1, 20_000, 2));
        lots.draw(25_000);
        lots.add(new Lot(Lot.OTHER, 0, 40_000, 4));
        assertThat(lots.of(P)).isEqualTo(5_000);
    }

    @Test
    void poisonCountsAllThatTouchesAVictimsMoney() {
        var lots = new Lots(Method.POISON);
        lots.add(new Lot(Lot.OTHER, 0, 300, 1));
        assertThat(lots.add(new Lot(P, 1, 200, 2))).isEqualTo(300);
        lots.draw(400);
        lots.add(new Lot(Lot.OTHER, 0, 50, 4));
        assertThat(lots.of(P)).isEqualTo(150);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void lotsAddUpToTheBalanceAfterEveryRow(Method method) {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var lots = new Lots(method);
            long balance = 0;
            for (int row = 0; row < 60; row++) {
                long amount = 1 + random.nextInt(999);
                if (random.nextBoolean()) {
                    lots.add(new Lot(random.nextInt(-1, 3), 1 + random.nextInt(3), amount, row));
                    balance += amount;
                } else {
                    long taken =
                            lots.draw(amount).stream().mapToLong(Lot::amount).sum();
                    assertThat(taken).isEqualTo(amount);
                    balance = Math.max(0, balance - amount);
                }
                assertThat(lots.total()).as("seed %d", seed).isEqualTo(balance);
                assertThat(lots.all().stream().mapToLong(Lot::amount).sum()).isEqualTo(balance);
            }
        }
    }

    @Test
    void splitsToTheLastFen() {
        for (long seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            long[] weights = random.longs(1 + random.nextInt(6), 0, 1L << 40).toArray();
            weights[0]++;
            long amount = random.nextLong(1 + Arrays.stream(weights).sum());
            long[] parts = Shares.split(amount, weights);
            assertThat(Arrays.stream(parts).sum()).isEqualTo(amount);
            for (int i = 0; i < parts.length; i++) {
                assertThat(parts[i]).isBetween(0L, weights[i]);
            }
        }
    }

    @Test
    void saysThatAmountsOverflow() {
        var lots = new Lots(Method.FIFO);
        lots.add(new Lot(P, 1, Long.MAX_VALUE, 1));
        assertThatThrownBy(() -> lots.add(new Lot(P, 1, 1, 2)))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("amount-overflow"));
    }
}
