package io.clew.casework.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.graph.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frozen money among those who lost it, to the 分. */
class ReturnPlanTest {

    /** P +10, M +10, −10, K +10, −10: the ten that are left are K's by time stamp and nobody's for sure. */
    private static final ReturnPlan.Pot FIRST = new ReturnPlan.Pot(1000, Map.of(), Map.of("K", 1000L));

    private static final Map<String, Long> THREE = losses("P", 1000, "M", 1000, "K", 1000);

    @Test
    void theFirstVectorOfTheCatalogue() {
        assertThat(divided(ReturnMethod.TIME, THREE, FIRST).shares()).isEqualTo(losses("P", 0, "M", 0, "K", 1000));
        assertThat(divided(ReturnMethod.PRO_RATA, THREE, FIRST).shares())
                .isEqualTo(losses("P", 334, "M", 333, "K", 333));
        assertThat(divided(ReturnMethod.DIRECT, THREE, FIRST))
                .isEqualTo(new ReturnPlan.Division(losses("P", 0, "M", 0, "K", 0), 1000));
    }

    /** Own 100, victim +200, −250, own +400: the victim's claim is 50, whatever lies there. */
    @Test
    void theSecondVectorOfTheCatalogue() {
        var pot = new ReturnPlan.Pot(5000, Map.of(), Map.of("V", 5000L));
        assertThat(divided(ReturnMethod.TIME, losses("V", 20_000), pot))
                .isEqualTo(new ReturnPlan.Division(losses("V", 5000), 0));
    }

    @Test
    void whatTheBankFrozeLessIsTakenFromAllInProportion() {
        var pot = new ReturnPlan.Pot(300, Map.of(), Map.of("A", 200L, "B", 400L));
        assertThat(divided(ReturnMethod.TIME, losses("A", 500, "B", 500), pot).shares())
                .isEqualTo(losses("A", 100, "B", 200));
    }

    @Test
    void nobodyGetsMoreThanTheyStillLack() {
        var pot = new ReturnPlan.Pot(1000, Map.of(), Map.of("A", 900L));
        assertThat(divided(ReturnMethod.TIME, losses("A", 250), pot, pot))
                .isEqualTo(new ReturnPlan.Division(losses("A", 250), 1750));
        assertThat(divided(ReturnMethod.PRO_RATA, losses("A", 250, "B", 0), pot))
                .isEqualTo(new ReturnPlan.Division(losses("A", 250, "B", 0), 750));
    }

    @Test
    void sharesAndWhatIsLeftAlwaysAddUpAndNoShareIsAboveTheLoss() {
        for (long seed : Seeds.fresh(300)) {
            var random = new Random(seed);
            var lacking = new LinkedHashMap<String, Long>();
            for (int v = 0; v <= random.nextInt(5); v++) {
                lacking.put("v" + v, (long) random.nextInt(100_000));
            }
            var pots = new ArrayList<ReturnPlan.Pot>();
            for (int p = 0; p <= random.nextInt(4); p++) {
                pots.add(new ReturnPlan.Pot(random.nextInt(90_000), claims(random), claims(random)));
            }
            long frozen = pots.stream().mapToLong(ReturnPlan.Pot::frozen).sum();
            for (ReturnMethod method : ReturnMethod.values()) {
                var division = ReturnPlan.of(method, pots, lacking);
                String again = "again with -Dclew.seed=" + seed + " " + method;
                long given = division.shares().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                assertThat(given + division.left()).as(again).isEqualTo(frozen);
                assertThat(division.left()).as(again).isNotNegative();
                division.shares()
                        .forEach((key, share) ->
                                assertThat(share).as(again).isBetween(0L, lacking.getOrDefault(key, 0L)));
            }
        }
    }

    private static Map<String, Long> claims(Random random) {
        var claims = new LinkedHashMap<String, Long>();
        for (int v = 0; v < 6; v++) {
            if (random.nextBoolean()) {
                claims.put("v" + v, (long) random.nextInt(40_000));
            }
        }
        return claims;
    }

    private static ReturnPlan.Division divided(ReturnMethod method, Map<String, Long> lacking, ReturnPlan.Pot... pots) {
        return ReturnPlan.of(method, List.of(pots), lacking);
    }

    private static Map<String, Long> losses(Object... pairs) {
        var losses = new LinkedHashMap<String, Long>();
        for (int i = 0; i < pairs.length; i += 2) {
            losses.put((String) pairs[i], ((Number) pairs[i + 1]).longValue());
        }
        return losses;
    }
}
