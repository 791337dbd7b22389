package io.clew.analysis.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.Ontology;
import io.clew.graph.Seeds;
import io.clew.graph.TestGraph;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CallsTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final FactFilter CALLS = FactFilter.ANY.links(ONTOLOGY.bits(List.of("call")));
    private static final Closeness RULES = new Closeness(0.4, 0.3, 0.2, 0.1, 0, 6);
    private static final PublicNumbers PUBLIC = PublicNumbers.shipped();
    /** Monday 2 March 2026, 00:00 in China. */
    private static final long MONDAY = 1_772_380_800_000L;

    private static final long HOUR = 3_600_000;

    private static TestGraph random(Random random, int phones, int calls) {
        var text = new StringBuilder("phone.p0-1->phone.p1/transfer ");
        for (int i = 0; i < calls; i++) {
            long at = MONDAY + random.nextInt(20) * HOUR * (random.nextInt(4) == 0 ? 24 : 3);
            text.append("phone.p%d-%d->phone.p%d:%d/call "
                    .formatted(random.nextInt(phones), at, random.nextInt(phones), random.nextInt(300)));
        }
        return TestGraph.of(text.toString());
    }

    private static Calls calls(TestGraph graph, long node) {
        return Calls.of(graph, node, CALLS, Budget.unlimited());
    }

    private static List<TestGraph.Drawn> drawn(TestGraph graph, long node) {
        int call = ONTOLOGY.ordinal("call");
        return graph.facts().stream()
                .filter(fact -> fact.link() == call && fact.from() != fact.to())
                .filter(fact -> fact.from() == node || fact.to() == node)
                .toList();
    }

    private static long other(TestGraph.Drawn fact, long node) {
        return fact.from() == node ? fact.to() : fact.from();
    }

    @Test
    void rankingAgreesWithCountingByHand() {
        for (long seed : Seeds.fresh(100)) {
            var graph = random(new Random(seed), 6, 60);
            for (long node = 0; node < graph.size(); node++) {
                var contacts = Contacts.of(calls(graph, node), RULES);
                var told = new TreeMap<Long, List<Long>>();
                for (var each : contacts.ranked(Contacts.Order.CALLS)) {
                    Tie tie = each.tie();
                    told.put(
                            tie.other(),
                            List.of(
                                    (long) tie.out(),
                                    (long) tie.in(),
                                    tie.seconds(),
                                    (long) tie.days(),
                                    tie.first(),
                                    tie.last(),
                                    (long) tie.nights()));
                }
                assertThat(told).as("again with -Dclew.seed=%d", seed).isEqualTo(byHand(graph, node));
            }
        }
    }

    private static Map<Long, List<Long>> byHand(TestGraph graph, long node) {
        var sums = new TreeMap<Long, List<Long>>();
        List<TestGraph.Drawn> rows = drawn(graph, node);
        for (var fact : rows) {
            long other = other(fact, node);
            var own = rows.stream().filter(each -> other(each, node) == other).toList();
            sums.put(
                    other,
                    List.of(
                            own.stream().filter(each -> each.from() == node).count(),
                            own.stream().filter(each -> each.to() == node).count(),
                            own.stream().mapToLong(TestGraph.Drawn::amount).sum(),
                            own.stream()
                                    .map(each -> (each.at() + 8 * HOUR) / (24 * HOUR))
                                    .distinct()
                                    .count(),
                            own.stream().mapToLong(TestGraph.Drawn::at).min().orElseThrow(),
                            own.stream().mapToLong(TestGraph.Drawn::at).max().orElseThrow(),
                            own.stream()
                                    .map(each -> (each.at() + 8 * HOUR) % (24 * HOUR))
                                    .filter(time -> time != 0 && time < 6 * HOUR)
                                    .count()));
        }
        return sums;
    }

    @Test
    void callsOfEqualCountRankBySecondsAndHoursBeginOnMondayInChina() {
        var graph = TestGraph.of("phone.a-%d->phone.b:10/call phone.c-%d->phone.a:90/call phone.a-%d->phone.d:5/call"
                .formatted(MONDAY + HOUR, MONDAY + 30 * HOUR, MONDAY));
        var contacts = Contacts.of(calls(graph, graph.at("phone.a")), RULES);
        assertThat(contacts.ranked(Contacts.Order.CALLS))
                .extracting(each -> graph.key(each.tie().other()).value())
                .containsExactly("c", "b", "d");
        assertThat(contacts.hours()[0][1]).isEqualTo(1);
        assertThat(contacts.hours()[1][6]).isEqualTo(1);
        assertThat(java.util.Arrays.stream(contacts.hours())
                        .flatMapToInt(java.util.Arrays::stream)
                        .sum())
                .as("a bare date has no hour")
                .isEqualTo(2);
        assertThat(contacts.whole().nights()).isEqualTo(1);
        assertThat(contacts.months()).containsExactly(Map.entry(2026 * 12 + 2, 3));
    }

    @Test
    void closenessAddsUpItsParts() {
        var graph = TestGraph.of(
                "phone.a-%d->phone.b/call phone.b-%d->phone.a/call phone.a-%d->phone.b/call phone.a-%d->phone.c/call"
                        .formatted(MONDAY + HOUR, MONDAY + 9 * HOUR, MONDAY + 33 * HOUR, MONDAY + 60 * HOUR));
        var near = Contacts.of(calls(graph, graph.at("phone.a")), RULES)
                .ranked(Contacts.Order.CLOSENESS)
                .getFirst();
        assertThat(near.parts().calls()).isCloseTo(0.4, within(1e-12));
        assertThat(near.parts().days()).isCloseTo(0.3 * 2 / 3, within(1e-12));
        assertThat(near.parts().balance()).isCloseTo(0.2 * 2 / 3, within(1e-12));
        assertThat(near.parts().night()).isCloseTo(0.1 / 3, within(1e-12));
        assertThat(near.parts().sum()).isCloseTo(0.4 + 0.5 * 2 / 3 + 0.1 / 3, within(1e-12));
    }

    @Test
    void theChanceIsTheSumOfItsTerms() {
        for (long seed : Seeds.fresh(200)) {
            var random = new Random(seed);
            int population = 1 + random.nextInt(60);
            int marked = random.nextInt(population + 1);
            int drawn = random.nextInt(population + 1);
            int least = random.nextInt(drawn + 2);
            var sum = BigInteger.ZERO;
            for (int hit = least; hit <= drawn; hit++) {
                sum = sum.add(choose(marked, hit).multiply(choose(population - marked, drawn - hit)));
            }
            double direct = new BigDecimal(sum)
                    .divide(new BigDecimal(choose(population, drawn)), MathContext.DECIMAL64)
                    .doubleValue();
            assertThat(Hypergeometric.atLeast(population, marked, drawn, least))
                    .as(
                            "%d of %d drawn, %d marked of %d; again with -Dclew.seed=%d",
                            least, drawn, marked, population, seed)
                    .isCloseTo(direct, within(1e-10));
        }
        assertThat(Hypergeometric.atLeast(1_000_000, 20, 50, 3)).isBetween(1e-10, 1e-8);
    }

    private static BigInteger choose(int n, int k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        var product = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            product = product.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return product;
    }

    @Test
    void commonContactsAreThoseThatSeveralTouchAndRareOnesComeFirst() {
        for (long seed : Seeds.fresh(60)) {
            var graph = random(new Random(seed), 9, 40);
            var hubs = new Hubs(PUBLIC, 500, 30 * 24 * HOUR);
            long population = 9;
            var found = new CommonContacts(
                            graph, CALLS, new CommonContacts.Rules(hubs, population, 2), Budget.unlimited())
                    .of(List.of(calls(graph, 0), calls(graph, 1), calls(graph, 2)));
            var told = new HashMap<Long, Set<Integer>>();
            for (var each : found) {
                var with = new TreeSet<Integer>();
                for (int place : each.with()) {
                    with.add(place);
                }
                told.put(each.node(), with);
                int others = neighbours(graph, each.node()).size();
                assertThat(each.counterparts()).isEqualTo(others);
                assertThat(each.weight()).isCloseTo(with.size() * Math.log(8.0 / others), within(1e-9));
            }
            var byHand = new HashMap<Long, Set<Integer>>();
            for (long node = 0; node < graph.size(); node++) {
                var with = new TreeSet<Integer>();
                for (int i = 0; i < 3; i++) {
                    if (neighbours(graph, i).contains(node)) {
                        with.add(i);
                    }
                }
                if (with.size() >= 2) {
                    byHand.put(node, with);
                }
            }
            assertThat(told).as("again with -Dclew.seed=%d", seed).isEqualTo(byHand);
            assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
        }
    }

    private static Set<Long> neighbours(TestGraph graph, long node) {
        var near = new HashSet<Long>();
        drawn(graph, node).forEach(fact -> near.add(other(fact, node)));
        return near;
    }

    @Test
    void publicNumbersAndThoseWithManyCounterpartsAreHubsAndComeLast() {
        var text = new StringBuilder();
        for (String a : List.of("a", "b")) {
            for (String b : List.of("95588", "busy", "rare")) {
                text.append("phone.%s-%d->phone.%s/call ".formatted(a, MONDAY, b));
            }
        }
        for (int i = 0; i < 20; i++) {
            text.append("phone.busy-%d->phone.x%d/call ".formatted(MONDAY + i * HOUR, i));
        }
        var graph = TestGraph.of(text.toString());
        var hubs = new Hubs(PUBLIC, 20, 24 * HOUR);
        var found = new CommonContacts(graph, CALLS, new CommonContacts.Rules(hubs, 100, 2), Budget.unlimited())
                .of(List.of(calls(graph, graph.at("phone.a")), calls(graph, graph.at("phone.b"))));
        assertThat(found)
                .extracting(each -> graph.key(each.node()).value())
                .startsWith("rare")
                .hasSize(3);
        assertThat(found).extracting(CommonContacts.Common::hub).containsExactly(false, true, true);
        var slow = new Hubs(PUBLIC, 20, 3 * HOUR);
        assertThat(slow.busy(calls(graph, graph.at("phone.busy"))))
                .as("as many, but not within the span")
                .isFalse();
    }

    @Test
    void theCircleIsWhatIsLeftWhenLooseEndsAreTakenAway() {
        for (long seed : Seeds.fresh(100)) {
            var graph = random(new Random(seed), 8, 34);
            var hubs = new Hubs(PUBLIC, 500, HOUR);
            var circle = new MutualCircle(graph, CALLS, new MutualCircle.Rules(2, 3, 100), hubs, Budget.unlimited())
                    .of(List.of(calls(graph, 0)));
            Map<Long, Set<Long>> tied = nearOf(graph, 0);
            while (tied.values().removeIf(near -> near.size() < 2)) {
                tied.values().forEach(near -> near.retainAll(tied.keySet()));
            }
            var expected = new TreeSet<Long>();
            reach(tied, 0, expected);
            assertThat(circle.members()).as("again with -Dclew.seed=%d", seed).containsExactlyElementsOf(expected);
            assertThat(circle.ties())
                    .hasSize(expected.stream()
                                    .mapToInt(node ->
                                            tied.getOrDefault(node, Set.of()).size())
                                    .sum()
                            / 2);
            for (List<Long> clique : circle.cliques()) {
                assertThat(clique).hasSizeGreaterThanOrEqualTo(3);
                clique.forEach(node -> assertThat(tied.get(node)).containsAll(without(clique, node)));
            }
        }
    }

    private static List<Long> without(List<Long> clique, long node) {
        var others = new ArrayList<>(clique);
        others.remove(node);
        return others;
    }

    /** Two-way ties among a number and those that it is tied to. */
    private static Map<Long, Set<Long>> nearOf(TestGraph graph, long node) {
        var members = new TreeSet<>(mutual(graph, node));
        members.add(node);
        var tied = new HashMap<Long, Set<Long>>();
        for (long member : members) {
            var near = mutual(graph, member);
            near.retainAll(members);
            tied.put(member, near);
        }
        return tied;
    }

    private static Set<Long> mutual(TestGraph graph, long node) {
        var out = new TreeSet<Long>();
        var in = new TreeSet<Long>();
        for (var fact : drawn(graph, node)) {
            (fact.from() == node ? out : in).add(other(fact, node));
        }
        out.retainAll(in);
        return out;
    }

    private static void reach(Map<Long, Set<Long>> tied, long node, Set<Long> reached) {
        if (tied.containsKey(node) && reached.add(node)) {
            tied.getOrDefault(node, Set.of()).forEach(other -> reach(tied, other, reached));
        }
    }

    @Test
    void callsAroundAMomentAreWithinTheHoursAndFirstAndLastAreOfTheDay() {
        var graph = TestGraph.of("phone.a-%d->phone.b/call phone.c-%d->phone.a/call phone.a-%d->phone.d/call"
                .formatted(MONDAY + 10 * HOUR, MONDAY + 13 * HOUR, MONDAY + 15 * HOUR));
        var own = calls(graph, graph.at("phone.a"));
        assertThat(Around.of(List.of(own), MONDAY + 12 * HOUR, 2 * HOUR))
                .extracting(near -> own.at(near.place()))
                .containsExactly(MONDAY + 10 * HOUR, MONDAY + 13 * HOUR);
        assertThat(Around.of(List.of(own), MONDAY + 12 * HOUR + 1, 2 * HOUR)).hasSize(1);
        assertThat(Around.ofDays(own)).singleElement().satisfies(ends -> {
            assertThat(ends.first()).isZero();
            assertThat(ends.last()).isEqualTo(2);
        });
    }
}
