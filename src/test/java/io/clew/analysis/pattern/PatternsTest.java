package io.clew.analysis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.analysis.cycle.TemporalCycles;
import io.clew.analysis.cycle.TransferColumns;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.FactFilter;
import io.clew.graph.Ontology;
import io.clew.graph.TestGraph;
import io.clew.record.Message;
import io.clew.record.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The smallest case of each pattern that is a hit, and the nearest one that is not. */
class PatternsTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final Places PLACES = Places.shipped(ONTOLOGY);
    private static final Catalogue CATALOGUE = Catalogue.shipped();

    /** Draws facts at times in minutes from a day at 08:00 in Asia/Shanghai, amounts in yuan. */
    private static final class Drawing {
        private static final long START = 1_700_006_400_000L; // 2023-11-15 08:00 +08:00
        private final StringBuilder text = new StringBuilder();

        Drawing pays(String from, long minute, String to, long yuan) {
            return fact(from, minute, to, yuan, "transfer");
        }

        Drawing fact(String from, long minute, String to, long yuan, String link) {
            text.append(from + "-" + (START + minute * 60_000) + "->" + to + ":" + yuan * 100 + "/" + link + " ");
            return this;
        }

        TestGraph graph() {
            return TestGraph.of(text.toString());
        }
    }

    private static List<Hit> find(TestGraph graph, String code, Map<String, Double> changed) {
        return find(graph, code, changed, Statements.NONE);
    }

    private static List<Hit> find(TestGraph graph, String code, Map<String, Double> changed, Statements statements) {
        var scene = new Scene(
                graph, ONTOLOGY, PLACES, statements, CATALOGUE, Long.MIN_VALUE, Long.MAX_VALUE, Map.of(code, changed));
        var hits = new ArrayList<Hit>();
        for (long node = 0; node < graph.size(); node++) {
            if (scene.isAccount(node)) {
                Patterns.of(code).find(scene, node, hits::add);
            }
        }
        assertThat(hits)
                .allSatisfy(hit -> assertThat(Messages.ENGLISH.tell(hit.why()))
                        .as("what an English reader is told")
                        .doesNotContainPattern("\\p{IsHan}"));
        return hits;
    }

    /** What is left when ordinary hits are left out, one for each account that tells of it. */
    private static List<Hit> rated(TestGraph graph, String code, Map<String, Double> changed) {
        var scene = new Scene(
                graph,
                ONTOLOGY,
                PLACES,
                Statements.NONE,
                CATALOGUE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Map.of(code, changed));
        var hits = new ArrayList<Hit>();
        for (long node = 0; node < graph.size(); node++) {
            Patterns.of(code).judge(scene, node, hits::add);
        }
        return hits;
    }

    private static List<Hit> find(Drawing drawing, String code) {
        return find(drawing.graph(), code, Map.of());
    }

    @Test
    void everyPatternHasAnEntryWithItsDefinition() {
        assertThat(Patterns.ALL).hasSize(29);
        for (Pattern pattern : Patterns.ALL) {
            var entry = CATALOGUE.entry(pattern.code());
            for (Message text : List.of(entry.definition(), entry.innocent(), entry.unless())) {
                assertThat(Messages.CHINESE.tell(text)).isNotEmpty();
                assertThat(Messages.ENGLISH.tell(text)).doesNotContainPattern("\\p{IsHan}");
            }
            assertThat(entry.parameters()).allMatch(p -> Set.of("R", "P", "D").contains(p.origin()));
        }
    }

    @Test
    void fastInFastOutNeedsThreeTimes() {
        var drawing = new Drawing();
        for (int i = 0; i < 3; i++) {
            drawing.pays("p" + i, i * 3_000, "a", 10_000).pays("a", i * 3_000 + 30, "q" + i, 9_800);
        }
        assertThat(find(drawing, "F1"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.facts()).hasSize(6));
        var slow = new Drawing();
        for (int i = 0; i < 3; i++) {
            slow.pays("p" + i, i * 5_000, "a", 10_000).pays("a", i * 5_000 + 1_500, "q" + i, 9_800);
        }
        assertThat(find(slow, "F1"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.why().toString()).contains("168"));
        assertThat(find(slow.graph(), "F1", Map.of("slow", 24.0))).isEmpty();
    }

    @Test
    void whoKeepsACommissionOfEachPaymentStillPassesItOn() {
        var drawing = new Drawing();
        for (int i = 0; i < 8; i++) {
            drawing.pays("victim" + i, i * 2_000, "mule", 10_000).pays("mule", i * 2_000 + 40, "next" + i, 9_700);
        }
        assertThat(rated(drawing.graph(), "F1", Map.of())).singleElement().satisfies(hit -> {
            assertThat(hit.measures()).containsEntry("times", "8");
            assertThat(hit.members()).as("all who paid and were paid").hasSize(17);
            assertThat(hit.core()).isEqualTo(1);
        });
    }

    @Test
    void wagesThatGoToTheLandlordAreNoPassingOn() {
        var drawing = new Drawing();
        for (int month = 0; month < 6; month++) {
            long payday = month * 43_800L;
            drawing.pays("firm", payday, "worker", 6_000)
                    .pays("worker", payday + 300, "landlord", 2_500)
                    .pays("worker", payday + 400, "lender", 3_400);
        }
        assertThat(find(drawing, "F1")).as("it has the shape").isNotEmpty();
        assertThat(rated(drawing.graph(), "F1", Map.of())).isEmpty();
    }

    @Test
    void moneyThatIsPassedOnAgainIsLessLikelyThanMoneyThatRests() {
        var alone = new Drawing();
        var chain = new Drawing();
        for (int i = 0; i < 4; i++) {
            alone.pays("p" + i, i * 3_000, "a", 8_000).pays("a", i * 3_000 + 20, "b", 7_900);
            chain.pays("p" + i, i * 3_000, "a", 8_000)
                    .pays("a", i * 3_000 + 20, "b", 7_900)
                    .pays("b", i * 3_000 + 50, "c" + i, 7_800);
        }
        double rests = rated(alone.graph(), "F1", Map.of()).getFirst().rarity();
        assertThat(rated(chain.graph(), "F1", Map.of()))
                .hasSize(2)
                .allSatisfy(hit -> assertThat(hit.rarity()).isGreaterThan(2 * rests));
    }

    @Test
    void aDeviceOfPeopleWhoHaveNothingToDoWithEachOtherIsAPublicPlace() {
        var drawing = new Drawing();
        for (int i = 0; i < 5; i++) {
            drawing.fact("a" + i, i * 60, "device", 0, "login");
        }
        drawing.pays("firm", 0, "a1", 5_000).pays("a1", 600, "shop", 40);
        assertThat(rated(drawing.graph(), "F22", Map.of())).isEmpty();
    }

    @Test
    void gatheringNeedsTenPayersAndPassesOn() {
        var drawing = new Drawing();
        for (int i = 0; i < 10; i++) {
            drawing.pays("p" + i, i * 10, "a", 1_000);
        }
        assertThat(find(drawing, "F3")).isEmpty();
        assertThat(find(drawing.pays("a", 200, "q", 9_500), "F3")).hasSize(1);
    }

    @Test
    void payrollFromABalanceIsNoScattering() {
        var drawing = new Drawing();
        for (int i = 0; i < 12; i++) {
            drawing.pays("a", i * 10, "w" + i, 8_000);
        }
        assertThat(find(drawing, "F4")).isEmpty();
        assertThat(find(drawing.pays("boss", -60, "a", 100_000), "F4")).hasSize(1);
    }

    @Test
    void aCircleComesBackInTimeOrder() {
        var drawing = new Drawing().pays("a", 0, "b", 10_000).pays("b", 60, "c", 9_800);
        assertThat(find(drawing, "F5")).isEmpty();
        assertThat(find(new Drawing().pays("a", 60, "b", 10_000).pays("b", 0, "a", 9_800), "F5"))
                .hasSize(1);
        assertThat(find(drawing.pays("c", 120, "a", 9_500), "F5"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.facts()).containsExactly(0L, 1L, 2L));
    }

    @Test
    void peopleWhoPayEachOtherAllTheTimeMakeNoCircle() {
        var drawing = new Drawing();
        for (int week = 0; week < 30; week++) {
            drawing.pays("a", week * 10_080, "b", 8_000).pays("b", week * 10_080 + 600, "a", 7_900);
        }
        assertThat(rated(drawing.graph(), "F5", Map.of())).isEmpty();
        assertThat(rated(drawing.graph(), "F5", Map.of("rarity", 0.0))).isNotEmpty();
    }

    @Test
    void severalWhoPayTheSameSeveralAreALayer() {
        var drawing = new Drawing();
        for (int payer = 0; payer < 3; payer++) {
            for (int payee = 0; payee < 3; payee++) {
                if (payer != 2 || payee != 2) {
                    drawing.pays("p" + payer, payer * 100 + payee, "q" + payee, 5_000);
                }
            }
        }
        assertThat(find(drawing, "F18")).isEmpty();
        assertThat(find(drawing.pays("p2", 400, "q2", 5_000), "F18"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.measures()).containsEntry("shape", "bipartite"));
    }

    @Test
    void aFifthOfWhatIsGatheredMayComeLate() {
        var drawing = new Drawing()
                .pays("p0", 0, "a", 5_000)
                .pays("p1", 10, "a", 5_000)
                .pays("p2", 20, "a", 5_000)
                .pays("a", 60, "q0", 6_000)
                .pays("p3", 70, "a", 2_000)
                .pays("a", 80, "q1", 6_000)
                .pays("a", 90, "q2", 4_500);
        assertThat(find(drawing, "F18"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.measures()).containsEntry("shape", "gather-scatter"));
        assertThat(find(drawing.graph(), "F18", Map.of("late", 0.05))).isEmpty();
    }

    @Test
    void aSmallLoanPaidBackIsNoCircle() {
        assertThat(find(new Drawing().pays("a", 0, "b", 3_000).pays("b", 600, "a", 2_900), "F5"))
                .isEmpty();
        assertThat(find(new Drawing().pays("a", 0, "b", 30_000).pays("b", 600, "a", 29_000), "F5"))
                .hasSize(1);
    }

    @Test
    void circlesAgreeWithTryingEverySequence() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int i = 0; i < 22; i++) {
                text.append(random.nextInt(5) + "-" + (1 + random.nextInt(12)) + "->" + random.nextInt(5) + ":"
                        + (100_000 + random.nextInt(30_000)) + " ");
            }
            var graph = TestGraph.of(text.toString());
            Set<List<Long>> every = everyCircle(graph, 4);
            var found = find(graph, "F5", Map.of("hops", 4.0, "pair", 0.0, "rarity", 0.0));
            assertThat(every)
                    .as("seed %d", seed)
                    .containsAll(found.stream().map(Hit::facts).toList());
            assertThat(found.stream().map(hit -> round(graph, hit.facts())).toList())
                    .as("one for each first payer and set of accounts, seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(
                            every.stream().map(circle -> round(graph, circle)).collect(Collectors.toSet()));
            assertThat(swept(graph, 4)).as("sweep, seed %d", seed).isEqualTo(every);
        }
    }

    /** Who paid first, and which accounts the circle goes through. */
    private static List<Object> round(TestGraph graph, List<Long> circle) {
        var facts = graph.facts();
        return List.of(
                facts.get(circle.getFirst().intValue()).from(),
                circle.stream().map(fact -> facts.get(fact.intValue()).to()).collect(Collectors.toSet()));
    }

    private static Set<List<Long>> swept(TestGraph graph, int hops) {
        var columns = TransferColumns.of(graph, FactFilter.ANY);
        Set<List<Long>> found = Collections.synchronizedSet(new HashSet<>());
        new TemporalCycles(columns, CATALOGUE.parameters("F5", Map.of("hops", (double) hops, "pair", 0.0)))
                .run(
                        2,
                        (places, length) -> found.add(Arrays.stream(places)
                                .limit(length)
                                .mapToObj(place -> columns.fact[place])
                                .toList()));
        return found;
    }

    private static Set<List<Long>> everyCircle(TestGraph graph, int hops) {
        Set<List<Long>> circles = new HashSet<>();
        extend(graph, new ArrayList<>(), hops, circles);
        return circles;
    }

    private static void extend(TestGraph graph, List<TestGraph.Drawn> path, int hops, Set<List<Long>> circles) {
        for (var next : graph.facts()) {
            if (next.from() == next.to()) {
                continue;
            }
            if (!path.isEmpty()) {
                var last = path.getLast();
                boolean follows = next.from() == last.to()
                        && next.at() > last.at()
                        && next.amount() >= 0.8 * last.amount()
                        && next.amount() <= 1.05 * last.amount();
                boolean repeats = path.stream().skip(1).anyMatch(f -> f.from() == next.to());
                if (!follows || repeats) {
                    continue;
                }
            }
            path.add(next);
            if (path.size() > 1 && next.to() == path.getFirst().from()) {
                if (next.amount() >= 0.5 * path.getFirst().amount()) {
                    circles.add(path.stream().map(TestGraph.Drawn::id).toList());
                }
            } else if (path.size() < hops) {
                extend(graph, path, hops, circles);
            }
            path.removeLast();
        }
    }

    @Test
    void aProbeIsTheFirstContact() {
        assertThat(find(new Drawing().pays("a", 0, "b", 1).pays("a", 60, "b", 20_000), "F10"))
                .hasSize(1);
        var friends = new Drawing().pays("b", 0, "a", 500).pays("a", 10, "b", 1).pays("a", 60, "b", 20_000);
        assertThat(find(friends, "F10")).isEmpty();
    }

    @Test
    void splittingStaysJustBelowTheLimit() {
        var drawing = new Drawing();
        var lower = new Drawing();
        for (int i = 0; i < 3; i++) {
            drawing.fact("a", i * 60, "machine.m", 48_000, "withdraw");
            lower.fact("a", i * 60, "machine.m", 40_000, "withdraw");
        }
        assertThat(find(drawing, "F11")).hasSize(1);
        assertThat(find(lower, "F11")).isEmpty();
    }

    @Test
    void cashWithinTwoHoursIsAHitAndTheMachineGroups() {
        var drawing = new Drawing();
        for (int i = 0; i < 3; i++) {
            drawing.pays("p" + i, 0, "a" + i, 20_000).fact("a" + i, 20 + i, "machine.m", 19_000, "withdraw");
        }
        assertThat(find(drawing, "F15"))
                .hasSize(3)
                .allSatisfy(hit -> assertThat(hit.members()).hasSize(3));
        assertThat(find(new Drawing().pays("p", 0, "a", 20_000).fact("a", 150, "machine.m", 19_000, "withdraw"), "F15"))
                .isEmpty();
    }

    @Test
    void aStackGoesThroughALayerOfThreeToALayerOfThree() {
        var stack = new Drawing();
        var suppliers = new Drawing();
        for (int s = 0; s < 3; s++) {
            for (int m = 0; m < 3; m++) {
                stack.pays("s" + s, s * 3 + m, "m" + m, 5_000).pays("m" + m, 100 + s * 3 + m, "t" + s, 4_900);
                suppliers.pays("s" + s, s * 3 + m, "m" + m, 5_000);
            }
        }
        var stacks = find(stack, "F18").stream()
                .filter(hit -> "stack".equals(hit.measures().get("shape")))
                .toList();
        assertThat(stacks).singleElement().satisfies(hit -> {
            assertThat(hit.members()).hasSize(9);
            assertThat(hit.facts()).hasSize(18);
        });
        assertThat(find(suppliers, "F18"))
                .singleElement()
                .satisfies(hit ->
                        assertThat(hit.measures()).as("one layer is no stack").containsEntry("shape", "bipartite"));
    }

    @Test
    void scatterGatherNeedsThreeMiddlemen() {
        var two = new Drawing();
        var three = new Drawing();
        for (int i = 0; i < 3; i++) {
            three.pays("s", i, "m" + i, 5_000).pays("m" + i, 60 + i, "d", 4_900);
        }
        for (int i = 0; i < 2; i++) {
            two.pays("s", i, "m" + i, 5_000).pays("m" + i, 60 + i, "d", 4_900);
        }
        assertThat(find(three, "F18")).hasSize(1);
        assertThat(find(two, "F18")).isEmpty();
    }

    @Test
    void washTradesCancelOut() {
        var drawing = new Drawing();
        var oneWay = new Drawing();
        for (int i = 0; i < 6; i++) {
            drawing.pays(i % 2 == 0 ? "a" : "b", i * 100, i % 2 == 0 ? "b" : "a", 5_000);
            oneWay.pays("a", i * 100, "b", 5_000);
        }
        assertThat(find(drawing, "F19")).hasSize(1);
        assertThat(find(oneWay, "F19")).isEmpty();
    }

    @Test
    void threeAccountsOnOneDeviceAreUnderOneControl() {
        var drawing = new Drawing();
        for (int i = 0; i < 3; i++) {
            drawing.fact("a" + i, i * 60, "device.d", 0, "uses-device");
        }
        assertThat(find(drawing, "F22")).hasSize(1);
        var shop = new Drawing();
        for (int i = 0; i < 60; i++) {
            shop.fact("a" + i, i, "ip.i", 0, "login");
        }
        assertThat(find(shop, "F22")).isEmpty();
    }

    @Test
    void risingPaymentsToAVictimsPayeeMakeALikelyVictim() {
        var drawing = new Drawing()
                .pays("v", 0, "s", 5_000)
                .fact("v", 500, "case.c1", 0, "victim-of")
                .pays("w", 100, "s", 1_000)
                .pays("w", 200, "s", 3_000)
                .pays("w", 300, "s", 9_000);
        assertThat(find(drawing, "F23"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.facts()).hasSize(3));
        assertThat(find(drawing.pays("s", 400, "w", 100), "F23")).isEmpty();
    }

    @Test
    void moneyOfAnUnnamedVictimBreaksOffAtAReportedPayeeWhoseStatementNobodySent() {
        var graph = new Drawing()
                .pays("v", 0, "s", 5_000)
                .pays("s", 10, "t", 4_900) // known from the statement of t alone
                .pays("t", 20, "u", 4_800)
                .fact("s", 0, "case.c1", 0, "suspect-of")
                .graph();
        long reported = graph.at("s");
        var missing = new Statements() {
            @Override
            public long balanceAfter(long account, long fact) {
                return NO_BALANCE;
            }

            @Override
            public boolean loaded(long account, boolean paysOut) {
                return account != reported;
            }
        };
        assertThat(find(graph, "F7", Map.of(), missing)).singleElement().satisfies(hit -> {
            assertThat(hit.members().getFirst()).isEqualTo(reported);
            assertThat(hit.amount()).isEqualTo(500_000);
        });
        assertThat(find(graph, "F7", Map.of())).noneMatch(hit -> hit.members().getFirst() == reported);
    }

    private static final int DAY = 1_440;

    /** Days on which as much leaves as came in half an hour before. */
    private static Drawing transit(int days, int people, long out) {
        var drawing = new Drawing();
        for (int i = 0; i < days; i++) {
            drawing.pays("p" + i % people, i * DAY, "a", 10_000).pays("a", i * DAY + 30, "q" + i % people, out);
        }
        return drawing;
    }

    @Test
    void aTransitAccountIsEmptyInTheEvening() {
        assertThat(find(transit(4, 4, 10_000), "F2")).hasSize(1);
        assertThat(find(transit(4, 4, 9_000), "F2")).as("a tenth stays").isEmpty();
        assertThat(find(transit(4, 2, 10_000), "F2")).as("two payers").isEmpty();
    }

    @Test
    void layersBeginAtAVictimAndGoOnFromTheFirstPayee() {
        var drawing = new Drawing().pays("v", 0, "a", 10_000).fact("v", 600, "case.c1", 0, "victim-of");
        assertThat(find(drawing, "F6")).isEmpty();
        assertThat(find(drawing.pays("a", 60, "b", 9_500), "F6"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.facts()).hasSize(2));
    }

    @Test
    void aRankingNeedsThreeRowsAndSumsThem() {
        var drawing = new Drawing().pays("a", 0, "q", 500).pays("p", 60, "a", 300);
        assertThat(find(drawing, "F8")).isEmpty();
        assertThat(find(drawing.pays("a", 120, "r", 1_200), "F8"))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.amount()).isEqualTo(2_000_00);
                    assertThat(hit.why().toString()).contains("3 个对手", "1,200.00", "60%");
                });
    }

    /** Twenty payments further and further apart, so many of them between midnight and six. */
    private static Drawing nightly(int nights) {
        var drawing = new Drawing();
        for (int i = 0; i < 20; i++) {
            drawing.pays("a", i * i / 2 * DAY + (i < nights ? 1_000 : 60), "q" + i, 120 + i);
        }
        return drawing;
    }

    @Test
    void nightWorkIsThreeTenths() {
        assertThat(find(nightly(6), "F9"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.facts()).hasSize(6));
        assertThat(find(nightly(5), "F9")).isEmpty();
    }

    @Test
    void paymentsLikeClockworkAreRhythm() {
        var regular = new Drawing();
        var irregular = new Drawing();
        for (int i = 0; i < 20; i++) {
            regular.pays("a", i * 400, "q" + i, 123);
            irregular.pays("a", i * 400 + i % 2 * 250, "q" + i, 123);
        }
        assertThat(find(regular, "F9")).isNotEmpty();
        assertThat(find(irregular, "F9")).noneMatch(hit -> hit.why().toString().contains("程序"));
    }

    @Test
    void fourFifthsOfTwentyAmountsAreRound() {
        for (int round : List.of(16, 15)) {
            var drawing = new Drawing();
            for (int i = 0; i < 20; i++) {
                drawing.pays("a", i * 700, "q" + i, i < round ? 500 : 501);
            }
            assertThat(find(drawing, "F12")).hasSize(round == 16 ? 1 : 0);
        }
    }

    @Test
    void anAccountAwakesAfterHalfAYear() {
        for (int slept : List.of(180, 179)) {
            var drawing = new Drawing();
            for (int i = 0; i < 3; i++) {
                drawing.pays("a", i * 10 * DAY, "q" + i, 100);
                drawing.pays("p" + i, (20 + slept) * DAY + i * 60, "a", 20_000);
            }
            assertThat(find(drawing, "F13")).hasSize(slept == 180 ? 1 : 0);
        }
    }

    @Test
    void marksOfRunningPointsAddUpToAReview() {
        assertThat(find(transit(5, 5, 10_000), "F14"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.why().toString()).contains("累计 9 分", "快进快出 3", "对手多为首次 2"));
        assertThat(find(transit(5, 3, 10_000), "F14"))
                .as("the same few people: 7 points")
                .isEmpty();
    }

    @Test
    void threeAccountsThatPayTheSameTwoShareThem() {
        var drawing = new Drawing();
        for (String payer : List.of("a", "b", "c")) {
            drawing.pays(payer, 0, "x", 3_000);
        }
        drawing.pays("a", 60, "y", 3_000).pays("b", 60, "y", 3_000);
        assertThat(find(drawing, "F16")).isEmpty();
        assertThat(find(drawing.pays("c", 60, "y", 3_000), "F16")).hasSize(1);
    }

    @Test
    void anAccountOnTheSameDeviceReplacesTheOneThatFellSilent() {
        for (String device : List.of("device.d", "device.other")) {
            var drawing = new Drawing()
                    .fact("a", 0, "device.d", 0, "uses-device")
                    .fact("b", 12 * DAY, device, 0, "uses-device")
                    .pays("a", 0, "x", 100)
                    .pays("a", 10 * DAY, "y", 100)
                    .pays("b", 12 * DAY, "z", 100)
                    .pays("b", 30 * DAY, "w", 100);
            assertThat(find(drawing, "F17")).hasSize(device.equals("device.d") ? 1 : 0);
        }
    }

    @Test
    void thirtyPayersOverAMonthMakeAPool() {
        for (int payers : List.of(30, 29)) {
            var drawing = new Drawing();
            for (int i = 0; i < payers; i++) {
                drawing.pays("p" + i, i * 1_550, "a", 600);
            }
            drawing.pays("a", 31 * 1_550, "q", 1_000).pays("a", 31 * 1_550 + 60, "q", 1_000);
            assertThat(find(drawing, "F20")).hasSize(payers == 30 ? 1 : 0);
        }
    }

    @Test
    void fivePeoplePaidAlikeOnTheSameDayOfTwoMonthsAreAPayroll() {
        for (int people : List.of(5, 4)) {
            var drawing = new Drawing();
            for (int i = 0; i < people; i++) {
                drawing.pays("a", i, "w" + i, 8_000).pays("a", 30 * DAY + i, "w" + i, 8_100);
            }
            assertThat(find(drawing, "F21")).hasSize(people == 5 ? 1 : 0);
        }
    }
}
