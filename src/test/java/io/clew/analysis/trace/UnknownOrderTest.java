package io.clew.analysis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.analysis.trace.after.FreezeProposals;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.Ontology;
import io.clew.graph.TestGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is said of money where rows have no known order, statements print no balance, or are not there. */
class UnknownOrderTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final Places PLACES = Places.shipped(ONTOLOGY);

    /** A small world: who paid whom when, which accounts' statements are there, and which of them print balances. */
    private static final class Ledger implements Statements {

        final TestGraph graph;
        final long[] latest;
        final Set<Long> whole = new HashSet<>();
        final Map<Long, Long> openings = new HashMap<>();
        final Map<Long, Map<Long, Long>> printed = new HashMap<>();
        final List<TestGraph.Drawn> known = new ArrayList<>();

        Ledger(Random random, int accounts, int facts, boolean coarse) {
            var text = new StringBuilder();
            for (int i = 0; i < facts; i++) {
                int from = random.nextInt(accounts);
                int to = (from + 1 + random.nextInt(accounts - 1)) % accounts;
                text.append("n%d-%d->n%d:%d ".formatted(from, 1 + random.nextInt(4), to, 1 + random.nextInt(90)));
            }
            graph = TestGraph.of(text.toString());
            latest = new long[facts];
            for (int i = 0; i < facts; i++) {
                latest[i] = graph.facts().get(i).at() + (coarse ? random.nextInt(2) : 0);
            }
            for (long node = 0; node < graph.size(); node++) {
                if (random.nextInt(4) > 0 || node == graph.facts().getFirst().from()) {
                    whole.add(node);
                }
            }
            for (TestGraph.Drawn fact : graph.facts()) {
                if (whole.contains(fact.from()) || whole.contains(fact.to())) {
                    known.add(fact);
                }
            }
            print(random);
        }

        /** Some accounts print the balances of what truly happened. */
        private void print(Random random) {
            List<TestGraph.Drawn> truth = new ArrayList<>(known);
            for (int i = 0; i < truth.size(); i++) {
                List<TestGraph.Drawn> rest = truth.subList(i, truth.size());
                List<TestGraph.Drawn> next =
                        rest.stream().filter(f -> canBeNext(f, rest)).toList();
                TestGraph.Drawn chosen = next.get(random.nextInt(next.size()));
                rest.remove(chosen);
                truth.add(i, chosen);
            }
            for (long node : whole) {
                if (random.nextInt(3) == 0) {
                    openings.put(node, least(node, truth) + random.nextInt(50));
                    printed.put(node, balances(node, truth));
                }
            }
        }

        boolean canBeNext(TestGraph.Drawn fact, List<TestGraph.Drawn> rest) {
            return rest.stream().noneMatch(each -> latest[(int) each.id()] < fact.at());
        }

        long least(long node, List<TestGraph.Drawn> order) {
            long here = 0;
            long least = 0;
            for (TestGraph.Drawn fact : order) {
                here += fact.to() == node ? fact.amount() : fact.from() == node ? -fact.amount() : 0;
                least = Math.min(least, here);
            }
            return -least;
        }

        private Map<Long, Long> balances(long node, List<TestGraph.Drawn> order) {
            long here = openings.getOrDefault(node, 0L);
            Map<Long, Long> balances = new HashMap<>();
            for (TestGraph.Drawn fact : order) {
                here += fact.to() == node ? fact.amount() : fact.from() == node ? -fact.amount() : 0;
                if (fact.to() == node || fact.from() == node) {
                    balances.put(fact.id(), here);
                }
            }
            return balances;
        }

        boolean fits(List<TestGraph.Drawn> order) {
            return printed.keySet().stream()
                    .allMatch(node -> balances(node, order).equals(printed.get(node)));
        }

        /** Each order of the known rows that time and printed balances allow. */
        void orders(List<TestGraph.Drawn> begun, List<TestGraph.Drawn> rest, Consumer<List<TestGraph.Drawn>> each) {
            if (rest.isEmpty()) {
                if (fits(begun)) {
                    each.accept(begun);
                }
                return;
            }
            for (TestGraph.Drawn fact : rest) {
                if (canBeNext(fact, rest)) {
                    List<TestGraph.Drawn> left = new ArrayList<>(rest);
                    left.remove(fact);
                    begun.add(fact);
                    orders(begun, left, each);
                    begun.removeLast();
                }
            }
        }

        /** 分 of the first fact's payer that rest in each account, counted 分 by 分. */
        long[] rests(List<TestGraph.Drawn> order, boolean lifo) {
            List<Deque<Boolean>> purses = new ArrayList<>();
            for (long node = 0; node < graph.size(); node++) {
                var purse = new ArrayDeque<Boolean>();
                long opening = openings.containsKey(node) ? openings.get(node) : least(node, order);
                for (int i = 0; i < opening; i++) {
                    purse.add(false);
                }
                purses.add(purse);
            }
            for (TestGraph.Drawn fact : order) {
                Deque<Boolean> from = purses.get((int) fact.from());
                for (int i = 0; i < fact.amount(); i++) {
                    boolean victims = lifo ? from.removeLast() : from.removeFirst();
                    purses.get((int) fact.to()).addLast(victims || fact.id() == 0);
                }
            }
            return purses.stream()
                    .mapToLong(purse -> purse.stream().filter(v -> v).count())
                    .toArray();
        }

        @Override
        public long balanceAfter(long account, long fact) {
            return printed.getOrDefault(account, Map.of()).getOrDefault(fact, NO_BALANCE);
        }

        @Override
        public boolean loaded(long account, boolean paysOut) {
            return whole.contains(account);
        }

        @Override
        public long latest(long account, long fact, long at) {
            return latest[(int) fact];
        }

        @Override
        public boolean counts(long account, FactCursor row) {
            return whole.contains(account) || whole.contains(row.other());
        }

        Trace trace(Method method) {
            var first = graph.facts().getFirst();
            var seed = new Seed(
                    "v",
                    0,
                    first.from(),
                    first.to(),
                    first.at(),
                    first.amount(),
                    first.amount(),
                    first.link(),
                    first.currency());
            var question = TraceQuestion.USUAL.everything().method(method);
            return new MoneyTrace(graph, ONTOLOGY, this, PLACES, question, Budget.unlimited()).from(List.of(seed));
        }
    }

    @Test
    void theRangeIsThatOfAllOrdersThatCanBe() {
        int open = 0;
        for (long seed = 0; seed < 150; seed++) {
            var ledger = new Ledger(new Random(seed), 3 + (int) (seed % 5), 6, seed % 2 == 0);
            for (Method method : List.of(Method.FIFO, Method.LIFO)) {
                long[] least = new long[ledger.graph.size()];
                long[] most = new long[ledger.graph.size()];
                Arrays.fill(least, Long.MAX_VALUE);
                ledger.orders(new ArrayList<>(), ledger.known, order -> {
                    long[] rests = ledger.rests(order, method == Method.LIFO);
                    for (int i = 0; i < rests.length; i++) {
                        least[i] = Math.min(least[i], rests[i]);
                        most[i] = Math.max(most[i], rests[i]);
                    }
                });
                for (Trace.Account account : ledger.trace(method).accounts()) {
                    int node = (int) account.node();
                    long lower = account.knowledge() == Knowledge.WHOLE ? least[node] : 0;
                    if (account.level() > 0) {
                        String which = "seed %d, %s, account n%d".formatted(seed, method, node);
                        assertThat(account.range().least()).as(which).isLessThanOrEqualTo(lower);
                        assertThat(account.range().most()).as(which).isGreaterThanOrEqualTo(most[node]);
                        if (ledger.printed.isEmpty()) { // else balances of accounts not reached may tell more
                            assertThat(account.range().least()).as(which).isEqualTo(lower);
                            assertThat(account.range().most()).as(which).isEqualTo(most[node]);
                        }
                        open += account.range().exact() ? 0 : 1;
                    }
                }
            }
        }
        assertThat(open).as("accounts whose range is open").isGreaterThan(40);
    }

    @Test
    void theBoundsHoldWhereThereAreTooManyOrdersToTry() {
        for (long seed = 0; seed < 100; seed++) {
            var ledger = new Ledger(new Random(seed), 8, 24, true);
            var random = new Random(seed);
            ledger.printed.clear(); // any order may be the true one
            ledger.openings.clear();
            for (Method method : List.of(Method.FIFO, Method.LIFO)) {
                Trace trace = ledger.trace(method);
                for (int i = 0; i < 30; i++) {
                    long[] rests = ledger.rests(anyOrder(ledger, random), method == Method.LIFO);
                    for (Trace.Account account : trace.accounts()) {
                        if (account.level() > 0) {
                            assertThat(rests[(int) account.node()])
                                    .as("seed %d, %s, account n%d", seed, method, account.node())
                                    .isBetween(
                                            account.range().least(),
                                            account.range().most());
                        }
                    }
                }
            }
        }
    }

    private static List<TestGraph.Drawn> anyOrder(Ledger ledger, Random random) {
        List<TestGraph.Drawn> rest = new ArrayList<>(ledger.known);
        List<TestGraph.Drawn> order = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<TestGraph.Drawn> next =
                    rest.stream().filter(fact -> ledger.canBeNext(fact, rest)).toList();
            TestGraph.Drawn chosen = next.get(random.nextInt(next.size()));
            rest.remove(chosen);
            order.add(chosen);
        }
        return order;
    }

    @Test
    void nothingIsProposedForFreezingAboveWhatIsSure() {
        for (long seed = 0; seed < 300; seed++) {
            Trace trace = new Ledger(new Random(seed), 6, 14, true).trace(Method.FIFO);
            for (FreezeProposals.Proposal proposal : FreezeProposals.of(trace)) {
                Trace.Account account = trace.accounts().stream()
                        .filter(each -> each.node() == proposal.account())
                        .findFirst()
                        .orElseThrow();
                assertThat(account.knowledge()).isEqualTo(Knowledge.WHOLE);
                assertThat(proposal.cap()).isLessThanOrEqualTo(account.range().least());
            }
        }
    }
}
