package io.clew.analysis.trace;

import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.lot.Shares;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Follows money backward: which earlier payments a payment was made of.
 *
 * <p>At each paying account the rows before the payment, as far back as money may rest, say by {@link Composition} where
 * it came from. What lay there before, or came from nowhere, is the account's residual. Payments are taken latest first, so that all that is asked of one is known before
 * it is opened. A step is strictly earlier than the one it feeds, unless the statement's running balance orders rows of
 * the same moment. Under poison every inflow of the span counts, up to the amount: an upper bound.
 *
 * <p>Cost: the rows of the span for each payment opened. A row costs one unit of the budget. For one thread.
 */
public final class SourceTrace {

    /** Payers that are looked up together. */
    private static final int AT_ONCE = 200;

    private final GraphView view;
    private final Statements statements;
    private final Composition composition;
    private final Places places;
    private final TraceQuestion question;
    private final Budget budget;
    private final Ground ground;
    private final long links;
    private final int deposit;

    public SourceTrace(
            GraphView view,
            Ontology ontology,
            Statements statements,
            Places places,
            TraceQuestion question,
            Budget budget) {
        this.view = view;
        this.statements = statements;
        this.composition = new Composition(question.method(), statements);
        this.places = places;
        this.question = question;
        this.budget = budget;
        this.links = MoneyTrace.moneyLinks(ontology);
        this.ground = new Ground(view, statements, question, budget, links);
        this.deposit = ontology.ordinal("deposit");
    }

    /** What is asked of one payment. */
    private record Demand(
            long fact, long from, long to, int link, long at, long amount, long[] byVictim, int level, long delay) {

        long asked() {
            return Arrays.stream(byVictim).sum();
        }
    }

    /** What is known of one account on the way back. */
    private static final class Account {
        final int[] levels;
        final long[] residual;
        long asked;
        long forwarded;
        long outside;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;

        @Nullable
        Stop stop;

        boolean opened;

        Account(int victims) {
            levels = new int[victims];
            residual = new long[victims];
            Arrays.fill(levels, -1);
        }
    }

    /**
     * @param seeds the payments whose sources are looked for; {@code victim} names what each is asked for
     * @throws ClewException {@code trace-empty}, {@code trace-currency}
     */
    public Trace from(List<Seed> seeds) {
        if (seeds.isEmpty()) {
            throw new ClewException(Message.of("trace-empty"));
        }
        String currency = seeds.getFirst().currency();
        if (seeds.stream().anyMatch(seed -> !seed.currency().equals(currency))) {
            throw new ClewException(Message.of("trace-currency.several"));
        }
        return new Run(seeds, currency).result();
    }

    private final class Run {

        private final List<String> victims;
        private final long[] loss;
        private final String currency;
        private final Map<Long, Demand> demands = new HashMap<>();
        private final PriorityQueue<Demand> queue = new PriorityQueue<>(
                Comparator.comparingLong(Demand::at).reversed().thenComparingLong(Demand::fact));
        private final Map<Long, Account> accounts = new LinkedHashMap<>();
        private final List<Trace.Step> steps = new ArrayList<>();
        private final Set<Long> fetched = new HashSet<>();
        private long otherCurrencies;
        private long undated;

        Run(List<Seed> seeds, String currency) {
            this.currency = currency;
            this.victims = seeds.stream().map(Seed::victim).distinct().sorted().toList();
            this.loss = new long[victims.size()];
            for (Seed seed : seeds) {
                long[] byVictim = new long[victims.size()];
                int victim = victims.indexOf(seed.victim());
                byVictim[victim] = seed.amount();
                loss[victim] = Shares.plus(loss[victim], seed.amount());
                Account start = account(seed.payee());
                start.levels[victim] = 0;
                start.asked = Shares.plus(start.asked, seed.amount());
                start.opened = true;
                ask(new Demand(
                        seed.fact(), seed.payer(), seed.payee(), seed.link(), seed.at(), seed.whole(), byVictim, 1, 0));
            }
            while (!queue.isEmpty()) {
                Demand next = queue.remove();
                demands.remove(next.fact);
                if (!fetched.contains(next.from)) {
                    fetch(next);
                }
                open(next);
            }
        }

        /** Brings over what is asked of this payer and of others that wait, before they are opened one by one. */
        private void fetch(Demand next) {
            fetched.add(next.from);
            long[] payers = LongStream.concat(
                            LongStream.of(next.from),
                            queue.stream()
                                    .filter(demand -> demand.link != deposit
                                            && demand.level < question.maxDepth()
                                            && !(demand.level > 1 && small(demand)))
                                    .mapToLong(Demand::from)
                                    .filter(payer -> !fetched.contains(payer))
                                    .distinct()
                                    .limit(AT_ONCE))
                    .toArray();
            view.naming(payers);
            long[] opened = Arrays.stream(payers)
                    .filter(payer -> places.stop(view.key(payer)) == null && view.degree(payer) < question.hub())
                    .toArray();
            view.prefetch(opened, FactFilter.ANY.links(links));
            statements.prefetch(opened);
            Arrays.stream(payers).forEach(fetched::add);
        }

        private Account account(long node) {
            return accounts.computeIfAbsent(node, n -> new Account(victims.size()));
        }

        /** Adds to what is asked of a payment; never more than its amount. */
        private void ask(Demand demand) {
            Demand known = demands.get(demand.fact);
            if (known == null) {
                demands.put(demand.fact, demand);
                queue.add(demand);
                return;
            }
            for (int i = 0; i < known.byVictim.length; i++) {
                known.byVictim[i] += demand.byVictim[i];
            }
        }

        private void open(Demand demand) {
            Account payer = account(demand.from);
            Account payee = account(demand.to);
            long asked = demand.asked();
            for (int i = 0; i < victims.size(); i++) {
                if (demand.byVictim[i] > 0) {
                    payer.levels[i] = payer.levels[i] < 0 ? demand.level : Math.min(payer.levels[i], demand.level);
                }
            }
            payer.first = Math.min(payer.first, demand.at);
            payer.last = Math.max(payer.last, demand.at);
            payee.first = Math.min(payee.first, demand.at);
            payee.last = Math.max(payee.last, demand.at);
            Stop stop = stop(demand);
            steps.add(new Trace.Step(
                    demand.fact,
                    demand.from,
                    demand.to,
                    demand.link,
                    demand.at,
                    demand.amount,
                    demand.byVictim,
                    demand.level,
                    demand.delay,
                    stop));
            if (stop != null) {
                payee.outside = Shares.plus(payee.outside, asked);
                payer.stop = payer.opened ? null : stop;
                return;
            }
            payee.forwarded = Shares.plus(payee.forwarded, asked);
            payer.opened = true;
            payer.stop = null;
            payer.asked = Shares.plus(payer.asked, asked);
            compose(demand, payer);
        }

        private @Nullable Stop stop(Demand demand) {
            if (demand.link == deposit) {
                return Stop.CASH;
            }
            Stop place = places.stop(view.key(demand.from));
            if (place != null) {
                return place;
            }
            if (demand.level > 1 && small(demand)) {
                return Stop.SMALL;
            }
            if (demand.level >= question.maxDepth()) {
                return Stop.DEPTH;
            }
            if (view.degree(demand.from) >= question.hub()) {
                return Stop.HUB;
            }
            if (budget.exhausted()) {
                return Stop.CUT;
            }
            boolean gets = view.facts(demand.from, FactFilter.ANY.links(links).direction(FactFilter.Direction.IN))
                    .next();
            if (statements.loaded(demand.from, gets)) {
                return null;
            }
            Stop user = places.unlessLoaded(view.key(demand.from));
            return user == null ? Stop.NO_STATEMENT : user;
        }

        private boolean small(Demand demand) {
            if (demand.amount < question.minAmount()) {
                return true;
            }
            for (int i = 0; i < loss.length; i++) {
                long part = demand.byVictim[i];
                if (part > 0 && (part >= question.minAttributed() || part >= question.minShare() * (double) loss[i])) {
                    return false;
                }
            }
            return true;
        }

        /** Asks the inflows of the paying account for what the payment took of them. */
        private void compose(Demand demand, Account payer) {
            long from =
                    demand.at < Long.MIN_VALUE + question.maxDelay() ? Long.MIN_VALUE : demand.at - question.maxDelay();
            Rows rows =
                    Rows.of(ground, demand.from, currency, from, demand.at + 1).nearest();
            otherCurrencies += rows.otherCurrencies;
            undated += rows.undated;
            int place = 0;
            while (place < rows.size() && rows.at(place).fact() != demand.fact) {
                place++;
            }
            long[] taken = composition.of(demand.from, rows, place, demand.amount);
            long explained = Arrays.stream(taken).reduce(0, Shares::plus);
            long[] weights = Arrays.copyOf(taken, taken.length + 1);
            weights[taken.length] = Math.max(0, demand.amount - explained);
            for (int victim = 0; victim < victims.size(); victim++) {
                long part = demand.byVictim[victim];
                if (part == 0) {
                    continue;
                }
                long[] parts = question.method() == Method.POISON
                        ? Arrays.stream(weights).map(w -> Math.min(w, part)).toArray()
                        : Shares.split(part, weights);
                payer.residual[victim] += question.method() == Method.POISON ? 0 : parts[taken.length];
                for (int i = 0; i < taken.length; i++) {
                    if (parts[i] > 0) {
                        Rows.Row row = rows.at(i);
                        long[] byVictim = new long[victims.size()];
                        byVictim[victim] = parts[i];
                        ask(new Demand(
                                row.fact(),
                                row.other(),
                                demand.from,
                                row.link(),
                                row.at(),
                                row.amount(),
                                byVictim,
                                demand.level + 1,
                                demand.at - row.at()));
                    }
                }
            }
        }

        Trace result() {
            var told = new ArrayList<Trace.Account>();
            Map<Long, Long> stoppedAt = new HashMap<>();
            for (Trace.Step step : steps) {
                if (step.stop() != null) {
                    stoppedAt.merge(step.from(), step.attributed(), Shares::plus);
                }
            }
            accounts.forEach((node, account) -> {
                long stopped = stoppedAt.getOrDefault(node, 0L);
                boolean ends = !account.opened;
                told.add(new Trace.Account(
                        node,
                        Watched.least(account.levels),
                        account.levels,
                        account.asked,
                        ends ? stopped : account.asked,
                        account.forwarded,
                        account.residual,
                        ends ? stopped : account.outside,
                        ends ? Statements.NO_BALANCE : 0,
                        account.stop,
                        account.first,
                        account.last,
                        Knowledge.WHOLE,
                        0,
                        0,
                        Trace.Range.exactly(account.residual)));
            });
            told.sort(Comparator.comparingInt(Trace.Account::level)
                    .thenComparing(Trace.Account::attributed, Comparator.reverseOrder())
                    .thenComparingLong(Trace.Account::node));
            steps.sort(Comparator.comparingLong(Trace.Step::at).thenComparingLong(Trace.Step::fact));
            return new Trace(
                    true,
                    question.method(),
                    currency,
                    victims,
                    loss,
                    told,
                    steps,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    budget.why(),
                    otherCurrencies,
                    undated);
        }
    }
}
