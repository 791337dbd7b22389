package io.clew.analysis.gang;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.analysis.gang.net.FactCut;
import io.clew.graph.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactCutTest {

    private record Drawn(int a, int b, long fact) {}

    private static FactCut.End person(int n) {
        return new FactCut.End(true, n);
    }

    private static FactCut cut(List<Drawn> facts) {
        var cut = new FactCut();
        facts.forEach(each -> cut.fact(person(each.a), person(each.b), each.fact));
        return cut;
    }

    @Test
    void aSharedDeviceFallsWithTheFactsOfTheOneOrTheOther() {
        var cut = new FactCut();
        var device = new FactCut.End(false, 7);
        cut.fact(person(1), device, 100);
        cut.fact(person(2), device, 101);
        cut.fact(person(2), device, 102);
        assertThat(cut.between(person(1), Set.of(person(2)))).containsExactly(100L);
        assertThat(cut.between(person(3), Set.of(person(2)))).isEmpty();
    }

    @Test
    void noFewerFactsSeparateAndTheseDo() {
        for (long seed : Seeds.fresh(300)) {
            var random = new Random(seed);
            int nodes = 2 + random.nextInt(5);
            List<Drawn> facts = new ArrayList<>();
            for (int i = 0; i < random.nextInt(11); i++) {
                facts.add(new Drawn(random.nextInt(nodes), random.nextInt(nodes), i));
            }
            Set<Integer> core = new HashSet<>();
            for (int i = 1; i < nodes; i++) {
                if (random.nextInt(3) == 0 || core.isEmpty()) {
                    core.add(i);
                }
            }
            Set<FactCut.End> ends = new HashSet<>();
            core.forEach(each -> ends.add(person(each)));
            Set<Long> found = cut(facts).between(person(0), ends);
            assertThat(found.size()).as("again with -Dclew.seed=%d", seed).isEqualTo(least(facts, core));
            assertThat(reaches(facts, found, core))
                    .as("separated, again with -Dclew.seed=%d", seed)
                    .isFalse();
        }
    }

    /** Tries every set of facts. */
    private static int least(List<Drawn> facts, Set<Integer> core) {
        int least = Integer.MAX_VALUE;
        for (int set = 0; set < 1 << facts.size(); set++) {
            Set<Long> struck = new HashSet<>();
            for (int i = 0; i < facts.size(); i++) {
                if ((set >> i & 1) != 0) {
                    struck.add(facts.get(i).fact);
                }
            }
            if (struck.size() < least && !reaches(facts, struck, core)) {
                least = struck.size();
            }
        }
        return least;
    }

    private static boolean reaches(List<Drawn> facts, Set<Long> struck, Set<Integer> core) {
        Set<Integer> reached = new HashSet<>(Set.of(0));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Drawn each : facts) {
                if (!struck.contains(each.fact) && (reached.contains(each.a) || reached.contains(each.b))) {
                    boolean a = reached.add(each.a);
                    boolean b = reached.add(each.b);
                    grew |= a || b;
                }
            }
        }
        return core.stream().anyMatch(reached::contains);
    }
}
