package io.clew.analysis.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clew.analysis.trace.after.BreakPoints;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.Budget;
import io.clew.graph.Ontology;
import io.clew.graph.TestGraph;
import io.clew.record.ClewException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MoneyTraceTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final Places PLACES = Places.shipped(ONTOLOGY);

    private static Seed seed(TestGraph graph, int fact, String victim) {
        var drawn = graph.facts().get(fact);
        return new Seed(
                victim,
                fact,
                drawn.from(),
                drawn.to(),
                drawn.at(),
                drawn.amount(),
                drawn.amount(),
                drawn.link(),
                drawn.currency());
    }

    private static Trace trace(TestGraph graph, Statements statements, TraceQuestion question, Seed... seeds) {
        return new MoneyTrace(graph, ONTOLOGY, statements, PLACES, question, Budget.unlimited()).from(List.of(seeds));
    }

    private static Trace trace(TestGraph graph, TraceQuestion question) {
        return trace(graph, Statements.NONE, question, seed(graph, 0, "v"));
    }

    private static Trace.Account account(Trace trace, TestGraph graph, String name) {
        return trace.accounts().stream()
                .filter(a -> a.node() == graph.at(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void followsMoneyToWhereItRests() {
        var graph =
                TestGraph.of("v-1->a:1000 a-2->b:700 b-3->c:500 c-4->x:1 a-5->d:100 d-9->x:1 b-9->m.atm:100/withdraw");
        var trace = trace(graph, TraceQuestion.USUAL.everything());
        assertThat(account(trace, graph, "a").rests()).isEqualTo(200);
        assertThat(account(trace, graph, "b").rests()).isEqualTo(100);
        assertThat(account(trace, graph, "c").rests()).isEqualTo(499);
        assertThat(account(trace, graph, "c").level()).isEqualTo(3);
        assertThat(account(trace, graph, "m.atm").stop()).isEqualTo(Stop.CASH);
        assertThat(account(trace, graph, "x").stop()).isEqualTo(Stop.NO_STATEMENT);
    }

    @Test
    void neverGoesBackInTime() {
        var graph = TestGraph.of("v-10->a:100 a-9->b:100 a-10->c:100 a-11->d:100 b-20->x c-20->x d-20->x");
        var trace = trace(graph, TraceQuestion.USUAL.everything());
        assertThat(trace.steps())
                .extracting(Trace.Step::to)
                .containsExactly(graph.at("a"), graph.at("d"), graph.at("x"));
    }

    @Test
    void stopsAtTheDepthAndSaysSo() {
        var graph = TestGraph.of("v-1->a a-2->b b-3->c c-4->d");
        var trace = trace(graph, TraceQuestion.USUAL.maxDepth(2));
        assertThat(trace.steps()).extracting(Trace.Step::stop).containsExactly(null, null, Stop.DEPTH);
        assertThat(account(trace, graph, "b").outside()).isEqualTo(100);
    }

    @Test
    void foldsTheSmallReceiversBeyondTheFan() {
        var graph = TestGraph.of("v-1->a:600 a-2->b:300 a-3->c:200 a-4->d:100 b-9->x:1 c-9->x:1 d-9->x:1");
        var few = new TraceQuestion(Method.FIFO, 10, Long.MAX_VALUE, 0, 0, 0, 2, 1000, Long.MAX_VALUE, true);
        assertThat(account(trace(graph, few), graph, "d").stop()).isEqualTo(Stop.FOLDED);
    }

    @Test
    void stopsAtHubs() {
        var graph = TestGraph.of("v-1->a a-2->h h-3->p h-4->q h-5->r");
        var question = new TraceQuestion(Method.FIFO, 10, Long.MAX_VALUE, 0, 0, 0, 50, 4, Long.MAX_VALUE, true);
        assertThat(account(trace(graph, question), graph, "h").stop()).isEqualTo(Stop.HUB);
    }

    @Test
    void leavesOtherCurrenciesAloneAndCountsThem() {
        var graph = TestGraph.of("v-1->a:100 a-2->b:100@USD a-3->c:50 c-9->x:1");
        var trace = trace(graph, TraceQuestion.USUAL.everything());
        assertThat(trace.otherCurrencies()).isEqualTo(1);
        assertThat(account(trace, graph, "a").rests()).isEqualTo(50);
        var mixed = TestGraph.of("v-1->a:100 v-2->a:100@USD");
        assertThatThrownBy(() ->
                        trace(mixed, Statements.NONE, TraceQuestion.USUAL, seed(mixed, 0, "v"), seed(mixed, 1, "v")))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("trace-currency"));
    }

    @Test
    void saysWhereAStatementContradictsItself() {
        var graph = TestGraph.of("v-1->a:100 a-2->b:40 a-3->b:10 b-9->x:1");
        Map<Long, Long> printed = Map.of(0L, 100L, 1L, 30L, 2L, 20L);
        var trace = trace(graph, of(graph, "a", printed), TraceQuestion.USUAL.everything(), seed(graph, 0, "v"));
        assertThat(trace.contradictions()).containsExactly(new Trace.Contradiction(graph.at("a"), 1, 2, 60, 30, 30));
        assertThat(account(trace, graph, "a").outside()).isEqualTo(30);
    }

    @Test
    void theRunningBalanceOrdersRowsOfTheSameMoment() {
        var graph = TestGraph.of("v-1->a:100 a-1->b:60 b-9->x:1");
        var plain = trace(graph, TraceQuestion.USUAL.everything());
        assertThat(account(plain, graph, "a").rests()).isEqualTo(40);
        assertThat(account(plain, graph, "a").range().least()).isEqualTo(40);
        assertThat(account(plain, graph, "a").range().most()).isEqualTo(100);
        var chained = trace(
                graph,
                of(graph, "a", Map.of(0L, 100L, 1L, 40L)),
                TraceQuestion.USUAL.everything(),
                seed(graph, 0, "v"));
        assertThat(account(chained, graph, "a").rests()).isEqualTo(40);
        assertThat(account(chained, graph, "a").range().exact()).isTrue();
    }

    @Test
    void aRowThatNamesNobodyTakesItsPartAndIsABreak() {
        var graph = TestGraph.of("v-1->a:100 a-5->b:40 b-9->x:1");
        var statements = new Statements() {
            @Override
            public long balanceAfter(long node, long fact) {
                return NO_BALANCE;
            }

            @Override
            public boolean loaded(long node, boolean paysOut) {
                return true;
            }

            @Override
            public List<Nameless> nameless(long node) {
                return node == graph.at("a") ? List.of(new Nameless(-2, 3, true, 30, "CNY")) : List.of();
            }
        };
        var trace = trace(graph, statements, TraceQuestion.USUAL.everything(), seed(graph, 0, "v"));
        assertThat(account(trace, graph, "a").rests()).isEqualTo(30);
        assertThat(account(trace, graph, "a").outside()).isEqualTo(30);
        assertThat(BreakPoints.of(trace)).anySatisfy(each -> {
            assertThat(each.why()).isEqualTo(Stop.NAMELESS);
            assertThat(each.amount()).isEqualTo(30);
            assertThat(each.facts()).containsExactly(-2L);
        });
    }

    @Test
    void whatThePayersStatementCallsThePayeeEndsTheTraceThere() {
        var graph = TestGraph.of("v-1->a:100 a-5->p:40 a-6->b:10");
        var statements = new Statements() {
            @Override
            public long balanceAfter(long node, long fact) {
                return NO_BALANCE;
            }

            @Override
            public boolean loaded(long node, boolean paysOut) {
                return node == graph.at("a");
            }

            @Override
            public @org.jspecify.annotations.Nullable Stop place(long payer, long fact, long payee) {
                return payee == graph.at("p") ? Stop.THIRD_PARTY : null;
            }
        };
        var trace = trace(graph, statements, TraceQuestion.USUAL.everything(), seed(graph, 0, "v"));
        assertThat(account(trace, graph, "p").stop()).isEqualTo(Stop.THIRD_PARTY);
        assertThat(account(trace, graph, "b").stop()).isEqualTo(Stop.NO_STATEMENT);
    }

    private static Statements of(TestGraph graph, String account, Map<Long, Long> printed) {
        return new Statements() {
            @Override
            public long balanceAfter(long node, long fact) {
                return node == graph.at(account) ? printed.getOrDefault(fact, NO_BALANCE) : NO_BALANCE;
            }

            @Override
            public boolean loaded(long node, boolean paysOut) {
                return true;
            }
        };
    }

    /** Books 分 by 分, in the order of time and then of the facts, from printed opening balances. */
    private static final class FenByFen implements Statements {

        static final int OPENING = 20_000;

        final Map<Long, Deque<Integer>> purses = new HashMap<>();
        final Map<Long, Map<Long, Long>> printed = new HashMap<>();
        final Map<Long, Long> attributed = new HashMap<>();

        FenByFen(TestGraph graph, List<Integer> seeds, boolean lifo) {
            var byTime = new ArrayList<>(graph.facts());
            byTime.sort(Comparator.comparingLong(TestGraph.Drawn::at).thenComparingLong(TestGraph.Drawn::id));
            for (var fact : byTime) {
                if (fact.from() == fact.to()) {
                    continue;
                }
                Deque<Integer> from = purse(fact.from());
                Deque<Integer> to = purse(fact.to());
                int victim = seeds.indexOf((int) fact.id());
                for (int i = 0; i < fact.amount(); i++) {
                    int token = lifo ? from.removeLast() : from.removeFirst();
                    token = victim >= 0 ? victim : token;
                    to.addLast(token);
                    attributed.merge(fact.id(), token >= 0 ? 1L : 0L, Long::sum);
                }
                print(fact.from(), fact.id());
                print(fact.to(), fact.id());
            }
        }

        private Deque<Integer> purse(long node) {
            return purses.computeIfAbsent(node, n -> {
                var full = new ArrayDeque<Integer>();
                for (int i = 0; i < OPENING; i++) {
                    full.add(-1);
                }
                return full;
            });
        }

        private void print(long node, long fact) {
            printed.computeIfAbsent(node, n -> new HashMap<>())
                    .put(fact, (long) purse(node).size());
        }

        long rests(long node, int victim) {
            return purse(node).stream().filter(t -> t == victim).count();
        }

        @Override
        public long balanceAfter(long node, long fact) {
            return printed.getOrDefault(node, Map.of()).getOrDefault(fact, NO_BALANCE);
        }

        @Override
        public boolean loaded(long node, boolean paysOut) {
            return true;
        }
    }

    @Test
    void agreesWithCountingEveryFen() {
        for (Method method : List.of(Method.FIFO, Method.LIFO)) {
            for (long seed = 0; seed < 150; seed++) {
                var random = new Random(seed);
                var text = new StringBuilder();
                int facts = 25;
                int times = random.nextBoolean() ? 8 : 40;
                for (int i = 0; i < facts; i++) {
                    text.append("n" + random.nextInt(5) + "-" + (1 + random.nextInt(times)) + "->n" + random.nextInt(5)
                            + ":" + (1 + random.nextInt(700)) + " ");
                }
                var graph = TestGraph.of(text.toString());
                var starts = new ArrayList<Integer>();
                for (int i = 0; i < 2; i++) {
                    int fact = random.nextInt(facts);
                    var drawn = graph.facts().get(fact);
                    if (drawn.from() != drawn.to() && !starts.contains(fact)) {
                        starts.add(fact);
                    }
                }
                if (starts.isEmpty()) {
                    continue;
                }
                var oracle = new FenByFen(graph, starts, method == Method.LIFO);
                Seed[] seeds = starts.stream()
                        .map(fact -> seed(graph, fact, "v" + starts.indexOf(fact)))
                        .toArray(Seed[]::new);
                var question = TraceQuestion.USUAL.everything().method(method).maxDepth(10);
                var trace = trace(graph, oracle, question, seeds);
                assertThat(trace.contradictions())
                        .as("%s, seed %d", method, seed)
                        .isEmpty();
                boolean deep = trace.steps().stream().anyMatch(s -> s.stop() == Stop.DEPTH);
                for (var account : trace.accounts()) {
                    for (int v = 0; v < starts.size() && !deep; v++) {
                        assertThat(account.residual()[v])
                                .as("%s, seed %d, account %s, victim %d: %s", method, seed, account.node(), v, text)
                                .isEqualTo(oracle.rests(account.node(), v));
                    }
                }
                conserves(trace, starts.stream().map(Integer::longValue).collect(Collectors.toSet()), "seed " + seed);
            }
        }
    }

    private static void conserves(Trace trace, Set<Long> seeds, String which) {
        long rest = 0;
        for (var account : trace.accounts()) {
            rest += account.rests();
            assertThat(account.attributed())
                    .as("%s: account %s", which, account)
                    .isEqualTo(account.forwarded() + account.rests() + account.outside());
        }
        if (trace.method() == Method.POISON) {
            return;
        }
        long outside = 0;
        for (var account : trace.accounts()) {
            outside += account.balance() != Statements.NO_BALANCE ? account.outside() : 0;
        }
        long stoppedAtOnce = trace.steps().stream()
                .filter(s -> seeds.contains(s.fact()) && s.stop() != null)
                .mapToLong(Trace.Step::attributed)
                .sum();
        assertThat(rest + outside + stoppedAtOnce).as(which).isEqualTo(trace.lost());
    }

    @Test
    void everyFenIsSomewhereUnderEveryMethodAndLimit() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var graph = TestGraph.random(random, 7, 40);
            var first = graph.facts().get(0);
            if (first.from() == first.to()) {
                continue;
            }
            for (Method method : Method.values()) {
                var question = new TraceQuestion(
                        method,
                        1 + random.nextInt(10),
                        1 + random.nextInt(60),
                        random.nextInt(30),
                        random.nextDouble() / 5,
                        50,
                        1 + random.nextInt(5),
                        1 + random.nextInt(60),
                        Long.MAX_VALUE,
                        true);
                conserves(trace(graph, question), Set.of(0L), method + ", seed " + seed);
            }
        }
    }

    @Test
    void proRataAgreesWithExactFractions() {
        for (long seed = 0; seed < 150; seed++) {
            var random = new Random(seed);
            var graph = TestGraph.random(random, 5, 25);
            var first = graph.facts().get(0);
            if (first.from() == first.to()) {
                continue;
            }
            var oracle = new FenByFen(graph, List.of(0), false);
            Map<Long, double[]> purses = new HashMap<>();
            var byTime = new ArrayList<>(graph.facts());
            byTime.sort(Comparator.comparingLong(TestGraph.Drawn::at).thenComparingLong(TestGraph.Drawn::id));
            for (var fact : byTime) {
                if (fact.from() != fact.to()) {
                    double[] from = purses.computeIfAbsent(fact.from(), n -> new double[] {FenByFen.OPENING, 0});
                    double[] to = purses.computeIfAbsent(fact.to(), n -> new double[] {FenByFen.OPENING, 0});
                    double share = from[1] / from[0] * fact.amount();
                    double tainted = fact.id() == 0 ? fact.amount() : share;
                    from[0] -= fact.amount();
                    from[1] -= share;
                    to[0] += fact.amount();
                    to[1] += tainted;
                }
            }
            var question = TraceQuestion.USUAL.everything().method(Method.HAIRCUT);
            var trace = trace(graph, oracle, question, seed(graph, 0, "v"));
            for (var account : trace.accounts()) {
                if (account.balance() != Statements.NO_BALANCE) {
                    double[] purse = purses.get(account.node());
                    assertThat((double) account.rests())
                            .as("seed %d", seed)
                            .isCloseTo(purse == null ? 0 : purse[1], within(20.0));
                }
            }
            conserves(trace, Set.of(0L), "seed " + seed);
        }
    }

    @Test
    void severalVictimsKeepTheirOwnLevels() {
        var graph = TestGraph.of("v-1->a:100 w-2->b:100 a-3->b:100 b-4->c:200 c-9->x:1");
        var trace = trace(
                graph, Statements.NONE, TraceQuestion.USUAL.everything(), seed(graph, 0, "v"), seed(graph, 1, "w"));
        assertThat(account(trace, graph, "b").levels()).containsExactly(2, 1);
        assertThat(account(trace, graph, "c").levels()).containsExactly(3, 2);
        assertThat(account(trace, graph, "c").residual()).containsExactly(100, 99);
    }

    @Test
    void aTraceWithNoEndIsCutAndSaysSo() {
        var text = new StringBuilder("v-1->n0:100 ");
        for (int i = 0; i < 300; i++) {
            text.append("n" + i % 3 + "-" + (2 + i) + "->n" + (i + 1) % 3 + ":100 ");
        }
        var graph = TestGraph.of(text.toString());
        var budget = new Budget(50, Long.MAX_VALUE / 2);
        var trace = new MoneyTrace(graph, ONTOLOGY, Statements.NONE, PLACES, TraceQuestion.USUAL, budget)
                .from(List.of(seed(graph, 0, "v")));
        assertThat(trace.cut()).isEqualTo("facts");
    }
}
