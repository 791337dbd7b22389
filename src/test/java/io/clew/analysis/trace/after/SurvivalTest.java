package io.clew.analysis.trace.after;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.lot.Method;
import io.clew.graph.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurvivalTest {

    private static final long HOUR = 3_600_000;

    private static Trace.Stay stay(long node, int level, long came, double hours, long amount, boolean left) {
        return new Trace.Stay(node, level, came, came + Math.round(hours * HOUR), amount, left);
    }

    private static Survival survival(List<Trace.Stay> stays) {
        var trace = new Trace(
                false,
                Method.FIFO,
                "CNY",
                List.of("victim"),
                new long[1],
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                stays,
                List.of(),
                "",
                0,
                0);
        return Survival.of(trace, node -> node < 100 ? "" : "bank " + node / 100);
    }

    private static Survival.Chance chance(Survival survival, double known, double since) {
        return survival.chance("", 1, Math.round(known * HOUR), Math.round(since * HOUR))
                .orElseThrow();
    }

    @Test
    void whatHadNotLeftByTheEndOfItsStatementCountsAsLongAsItWasSeen() {
        var survival = survival(List.of(
                stay(1, 1, 0, 1, 70, true),
                stay(2, 1, 0, 2, 50, true),
                stay(2, 1, 0, 4, 50, false),
                stay(3, 1, 0, 3, 20, false)));
        assertThat(chance(survival, 0, 0.5).probability()).isEqualTo(1);
        assertThat(chance(survival, 0, 1).probability()).as("one of three left").isEqualTo(2 / 3.0, within(1e-9));
        assertThat(chance(survival, 0, 2).probability())
                .as("half a payment of the two that lay there")
                .isEqualTo(0.5, within(1e-9));
        assertThat(chance(survival, 0, 4)).isEqualTo(new Survival.Chance(0.5, 3, 2, Survival.Basis.ALL, false));
        assertThat(chance(survival, 0, 9).atMost()).isTrue();
    }

    @Test
    void moneyKnownToHaveLainIsComparedWithWhatLayAsLong() {
        var survival =
                survival(List.of(stay(1, 1, 0, 1, 70, true), stay(2, 1, 0, 6, 70, true), stay(3, 1, 0, 8, 20, false)));
        assertThat(chance(survival, 0, 6).probability()).isEqualTo(1 / 3.0, within(1e-9));
        assertThat(chance(survival, 2, 6)).isEqualTo(new Survival.Chance(0.5, 2, 1, Survival.Basis.ALL, false));
        assertThat(survival.chance("", 1, 8 * HOUR, 9 * HOUR))
                .as("nothing was seen to lie longer")
                .isEmpty();
    }

    @Test
    void aBanksOwnPaymentsCountWhereTheyAreEnough() {
        var stays = new ArrayList<Trace.Stay>();
        for (int i = 0; i < Survival.ENOUGH; i++) {
            stays.add(stay(200, 1, i, 1, 10, true));
            stays.add(stay(300, 1, i, 9, 10, false));
            stays.add(stay(400, 2, i, 3, 10, true));
        }
        stays.add(stay(500, 1, 0, 9, 10, false));
        var survival = survival(stays);
        assertThat(survival.chance("bank 2", 1, 0, 2 * HOUR))
                .hasValue(new Survival.Chance(0, Survival.ENOUGH, 0, Survival.Basis.BANK_AND_LEVEL, true));
        assertThat(survival.chance("bank 3", 1, 0, 2 * HOUR).orElseThrow().probability())
                .isEqualTo(1);
        assertThat(survival.chance("bank 5", 1, 0, 2 * HOUR).orElseThrow())
                .satisfies(chance -> assertThat(chance.basis()).isEqualTo(Survival.Basis.LEVEL))
                .satisfies(chance -> assertThat(chance.payments()).isEqualTo(2 * Survival.ENOUGH + 1))
                .satisfies(chance -> assertThat(chance.probability()).isEqualTo(11 / 21.0, within(1e-9)));
        assertThat(survival.chance("bank 5", 7, 0, 2 * HOUR).orElseThrow().basis())
                .isEqualTo(Survival.Basis.ALL);
    }

    @Test
    void agreesWithHandingOnWhatWasNotSeenToItsEnd() {
        for (long seed : Seeds.fresh(300)) {
            var random = new Random(seed);
            var stays = new ArrayList<Trace.Stay>();
            int payments = 1 + random.nextInt(30);
            for (int i = 0; i < payments; i++) {
                int parts = 1 + random.nextInt(3);
                for (int j = 0; j < parts; j++) {
                    stays.add(stay(1, 1, i, 1 + random.nextInt(8), 1 + random.nextInt(90), random.nextInt(3) > 0));
                }
            }
            var survival = survival(stays);
            for (int hours = 0; hours < 10; hours++) {
                assertThat(chance(survival, 0, hours).probability())
                        .as("again with -Dclew.seed=%d, %d hours", seed, hours)
                        .isEqualTo(handedOn(stays, payments, hours), within(1e-7));
            }
        }
    }

    /** Efron's way: what was not seen to its end hands its weight on to all that lay longer. */
    private static double handedOn(List<Trace.Stay> stays, int payments, int hours) {
        var parts = new ArrayList<>(stays);
        parts.sort(Comparator.comparingLong(Trace.Stay::length).thenComparing(stay -> !stay.left()));
        double[] weights = new double[parts.size()];
        for (int i = 0; i < weights.length; i++) {
            Trace.Stay part = parts.get(i);
            double whole = stays.stream()
                    .filter(stay -> stay.came() == part.came())
                    .mapToLong(Trace.Stay::amount)
                    .sum();
            weights[i] = part.amount() / whole / payments;
        }
        double gone = 0;
        for (int i = 0; i < weights.length; i++) {
            if (parts.get(i).length() > hours * HOUR) {
                break;
            }
            if (parts.get(i).left()) {
                gone += weights[i];
                continue;
            }
            double after = 0;
            for (int j = i + 1; j < weights.length; j++) {
                after += weights[j];
            }
            for (int j = i + 1; j < weights.length && after > 0; j++) {
                weights[j] += weights[i] * weights[j] / after;
            }
        }
        return 1 - gone;
    }
}
