package io.clew.casework.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands after decisions about ties. */
class StandingTest {

    @Test
    void takingAnActBackLeavesExactlyWhatWasThere() {
        var acts = new ArrayList<Act>();
        acts.add(act(1, Act.Kind.ACCEPT, "", 0, "A", "B", "B", "C"));
        acts.add(act(2, Act.Kind.ACCEPT, "s1", 0, "C", "D"));
        Map<String, Set<String>> before = Standing.after(acts).series();
        acts.add(act(3, Act.Kind.SPLIT, "s1", 0, "B", "C"));
        assertThat(Standing.after(acts).series()).isEqualTo(Map.of("s1", Set.of("A", "B"), "s3", Set.of("C", "D")));
        acts.add(act(4, Act.Kind.UNDO, "s1", 3, "B", "C"));
        assertThat(Standing.after(acts).series()).isEqualTo(before).isEqualTo(Map.of("s1", Set.of("A", "B", "C", "D")));
        assertThat(Standing.after(acts).isUndone(acts.get(2))).isTrue();
    }

    @Test
    void whereTwoSeriesMeetTheOlderNameStays() {
        var acts = List.of(
                act(1, Act.Kind.ACCEPT, "", 0, "A", "B"),
                act(2, Act.Kind.ACCEPT, "", 0, "C", "D"),
                act(3, Act.Kind.ACCEPT, "s2", 0, "B", "C"));
        assertThat(Standing.after(acts).series()).isEqualTo(Map.of("s1", Set.of("A", "B", "C", "D")));
    }

    @Test
    void whatTwoPeopleDecideOfOneTieIsKeptBoth() {
        var acts = List.of(act(1, Act.Kind.ACCEPT, "", 0, "A", "B"), act(2, Act.Kind.REFUSE, "", 0, "B", "A"));
        Standing standing = Standing.after(acts);
        assertThat(standing.series()).isEmpty();
        assertThat(standing.ties())
                .singleElement()
                .satisfies(held -> assertThat(held.acts())
                        .extracting(Act::kind)
                        .containsExactly(Act.Kind.ACCEPT, Act.Kind.REFUSE));
    }

    @Test
    void seriesAreTheComponentsOfAcceptedTies() {
        for (int round = 0; round < 200; round++) {
            long seed = Long.getLong("clew.seed", System.nanoTime() + round);
            var random = new Random(seed);
            var acts = new ArrayList<Act>();
            var state = new java.util.TreeMap<String, Act.Kind>();
            for (int n = 1; n < 30; n++) {
                String a = Character.toString('A' + random.nextInt(9));
                String b = Character.toString('A' + random.nextInt(9));
                if (!a.equals(b)) {
                    var kind = random.nextInt(3) == 0 ? Act.Kind.REFUSE : Act.Kind.ACCEPT;
                    acts.add(act(n, kind, "", 0, a, b));
                    state.put(a.compareTo(b) < 0 ? a + b : b + a, kind);
                }
            }
            Set<Set<String>> expected = new HashSet<>();
            for (char c = 'A'; c < 'A' + 9; c++) {
                Set<String> reached = new HashSet<>(Set.of(Character.toString(c)));
                for (int step = 0; step < 9; step++) {
                    state.forEach((pair, kind) -> {
                        String a = pair.substring(0, 1);
                        String b = pair.substring(1);
                        if (kind == Act.Kind.ACCEPT && (reached.contains(a) || reached.contains(b))) {
                            reached.add(a);
                            reached.add(b);
                        }
                    });
                }
                if (reached.size() > 1) {
                    expected.add(reached);
                }
            }
            assertThat(new HashSet<>(Standing.after(acts).series().values()))
                    .as("again with -Dclew.seed=%d", seed)
                    .isEqualTo(expected);
        }
    }

    private static Act act(long n, Act.Kind kind, String series, long undoes, String... pairs) {
        var ties = new ArrayList<Act.Tie>();
        for (int i = 0; i < pairs.length; i += 2) {
            ties.add(Act.Tie.bare(pairs[i], pairs[i + 1]));
        }
        return new Act(n, kind, series, ties, undoes, "li", "核查", Instant.EPOCH);
    }
}
