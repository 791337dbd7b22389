package io.clew.analysis.trace;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.graph.Budget;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Follows victims' money forward, row by row, with the share of each victim in whole 分.
 *
 * <p>Every account that the money reaches is watched from that moment on: all its rows, whoever's money they move, are
 * booked in time order against its {@link Lots}, so that each outflow takes what the method says. Money never leaves in
 * the millisecond in which it came unless the statement's own running balance says so. What an account held before is
 * one lot of others: the balance that the statement prints, else the least with which no later balance falls below 0.
 *
 * <p>One sweep over the rows of the watched accounts: O(r log a) for r rows at a accounts, times the lots an outflow
 * takes. A row costs one unit of the budget. For one thread.
 *
 * <p>Sources: Anderson, Shumailov, Ahmed, <i>Making Bitcoin Legal</i>, 2018 (FIFO); Möser, Böhme, Breuker, FC 2014
 * (haircut, poison).
 */
public final class MoneyTrace {

    private static final Comparator<Trace.Account> BY_LEVEL = Comparator.comparingInt(Trace.Account::level)
            .thenComparing(Trace.Account::attributed, Comparator.reverseOrder())
            .thenComparingLong(Trace.Account::node);

    private final GraphView view;
    private final Statements statements;
    private final TraceQuestion question;
    private final Budget budget;
    private final long links;
    private final Stops stops;

    public MoneyTrace(
            GraphView view,
            Ontology ontology,
            Statements statements,
            Places places,
            TraceQuestion question,
            Budget budget) {
        this.view = view;
        this.statements = statements;
        this.question = question;
        this.budget = budget;
        this.links = moneyLinks(ontology);
        this.stops = new Stops(view, statements, places, question, links);
    }

    /** The link types that carry money, as bits. */
    public static long moneyLinks(Ontology ontology) {
        long bits = 0;
        for (int i = 0; i < ontology.links().size(); i++) {
            bits |= ontology.link(i).money() ? 1L << i : 0;
        }
        return bits;
    }

    /**
     * @param seeds the victims' payments, all in one currency
     * @throws ClewException {@code trace-currency} if they are not; {@code trace-empty} if there are none
     */
    public Trace from(List<Seed> seeds) {
        if (seeds.isEmpty()) {
            throw new ClewException("trace-empty", "There is no payment to start from. Name a transfer or an account.");
        }
        String currency = seeds.getFirst().currency();
        for (Seed seed : seeds) {
            if (!seed.currency().equals(currency)) {
                throw new ClewException(
                        "trace-currency",
                        "Payments in " + currency + " and " + seed.currency()
                                + " cannot be added up. Trace each currency by itself.");
            }
        }
        List<String> victims =
                seeds.stream().map(Seed::victim).distinct().sorted().toList();
        if (question.method() != Method.POISON || victims.size() == 1) {
            return new Sweep(victims, seeds, currency).run();
        }
        List<Trace> each = new ArrayList<>();
        for (String victim : victims) {
            List<Seed> own =
                    seeds.stream().filter(s -> s.victim().equals(victim)).toList();
            each.add(new Sweep(victims, own, currency).run());
        }
        return Poisoned.together(victims, each);
    }

    private final class Sweep {

        private final List<String> victims;
        private final String currency;
        private final List<Seed> seeds;
        private final long[] loss;
        private final LongObjectHashMap<Watched> watched = new LongObjectHashMap<>();
        private final Map<Long, Terminal> terminals = new LinkedHashMap<>();
        private final LongObjectHashMap<List<Lot>> delivered = new LongObjectHashMap<>();
        private final LongObjectHashMap<Watched> waitingFor = new LongObjectHashMap<>();
        private final LongObjectHashMap<Seed> seedFacts = new LongObjectHashMap<>();
        private final LongObjectHashMap<Boolean> begun = new LongObjectHashMap<>();
        private final List<Trace.Step> steps = new ArrayList<>();
        private final List<Trace.Nameless> nameless = new ArrayList<>();
        private final List<Trace.Contradiction> contradictions = new ArrayList<>();
        private final PriorityQueue<Watched> queue;
        private final PriorityQueue<Watched> blocked;
        private long otherCurrencies;
        private long undated;

        Sweep(List<String> victims, List<Seed> seeds, String currency) {
            this.victims = victims;
            this.currency = currency;
            this.seeds = seeds.stream()
                    .sorted(Comparator.comparingLong(Seed::at).thenComparingLong(Seed::fact))
                    .toList();
            this.loss = new long[victims.size()];
            // of one moment, payments first: they may bring further payers of that moment under watch
            var byTime = Comparator.<Watched>comparingLong(w -> w.row().at())
                    .thenComparing(w -> !w.row().out())
                    .thenComparingLong(w -> w.node);
            this.queue = new PriorityQueue<>(byTime);
            this.blocked = new PriorityQueue<>(byTime);
            this.seeds.forEach(seed -> {
                int victim = victims.indexOf(seed.victim());
                loss[victim] = Shares.plus(loss[victim], seed.amount());
                seedFacts.put(seed.fact(), seed);
            });
        }

        Trace run() {
            stops.fetch(seeds.stream().mapToLong(Seed::payee).distinct().toArray());
            int seed = 0;
            while (true) {
                long next = nextAt();
                if (seed < seeds.size() && seeds.get(seed).at() <= next) {
                    start(seeds.get(seed++));
                } else if (next == Long.MAX_VALUE) {
                    return result();
                } else if (!queue.isEmpty() && queue.peek().row().at() == next) {
                    book(queue.remove(), false);
                } else {
                    Watched stuck = blocked.remove();
                    waitingFor.remove(stuck.row().fact());
                    stuck.waiting = false;
                    book(stuck, true);
                }
            }
        }

        private long nextAt() {
            long ready = queue.isEmpty() ? Long.MAX_VALUE : queue.peek().row().at();
            long stuck =
                    blocked.isEmpty() ? Long.MAX_VALUE : blocked.peek().row().at();
            return Math.min(ready, stuck);
        }

        private void start(Seed seed) {
            Watched payer = watched.get(seed.payer());
            if (payer != null && payer.awaits(seed.fact(), Long.MAX_VALUE)) {
                return; // the victim's own account holds victims' money: its row is booked in its turn
            }
            begin(seed);
        }

        private void begin(Seed seed) {
            if (begun.put(seed.fact(), Boolean.TRUE) != null) {
                return;
            }
            var pieces = new ArrayList<Lot>(2);
            pieces.add(new Lot(victims.indexOf(seed.victim()), 0, seed.amount(), seed.at()));
            if (seed.whole() > seed.amount()) {
                pieces.add(new Lot(Lot.OTHER, 0, seed.whole() - seed.amount(), seed.at()));
            }
            pay(null, seed.fact(), seed.payer(), seed.payee(), seed.link(), seed.at(), seed.whole(), pieces);
        }

        /** Books the next row of an account, or puts it aside until the payer of that row has booked it. */
        private void book(Watched account, boolean force) {
            Rows.Row row = account.row();
            if (!row.out()) {
                List<Lot> pieces = delivered.remove(row.fact());
                if (pieces == null && !force && comes(row)) {
                    account.waiting = true;
                    waitingFor.put(row.fact(), account);
                    blocked.add(account);
                    return;
                }
                account.arrive(pieces != null ? pieces : others(row));
            } else if (seedFacts.containsKey(row.fact())) {
                payOwn(account, row, seedFacts.get(row.fact()));
            } else if (!row.named()) {
                payNameless(account, row);
            } else {
                List<Lot> pieces = account.lots.draw(row.amount());
                pay(account, row.fact(), account.node, row.other(), row.link(), row.at(), row.amount(), pieces);
            }
            check(account, row.fact(), row.at());
            account.next++;
            if (!account.done()) {
                queue.add(account);
            }
        }

        private List<Lot> others(Rows.Row row) {
            return List.of(new Lot(row.named() ? Lot.OTHER : Lot.UNKNOWN, 0, row.amount(), row.at()));
        }

        /** What goes to somebody whom the statement does not name leaves sight there. */
        private void payNameless(Watched account, Rows.Row row) {
            long[] byVictim = new long[victims.size()];
            for (Lot lot : account.lots.draw(row.amount())) {
                if (lot.victims()) {
                    byVictim[lot.origin()] += lot.amount();
                }
            }
            var gone = new Trace.Nameless(account.node, row.fact(), row.at(), row.amount(), byVictim);
            if (gone.attributed() > 0) {
                nameless.add(gone);
                account.outside += gone.attributed();
                account.last = row.at();
            }
        }

        /** A victim's own payment from an account that already holds victims' money. */
        private void payOwn(Watched account, Rows.Row row, Seed seed) {
            List<Lot> taken = account.lots.draw(row.amount());
            long lost = 0;
            for (Lot lot : taken) {
                lost += lot.victims() ? lot.amount() : 0;
            }
            account.outside += lost;
            begin(seed);
        }

        /** Whether the payer of this row is watched and will yet book it. */
        private boolean comes(Rows.Row row) {
            Watched payer = watched.get(row.other());
            return payer != null && payer.awaits(row.fact(), row.at());
        }

        private void pay(
                @Nullable Watched payer,
                long fact,
                long from,
                long to,
                int link,
                long at,
                long amount,
                List<Lot> pieces) {
            long[] byVictim = new long[victims.size()];
            int level = Integer.MAX_VALUE;
            long youngest = Long.MIN_VALUE;
            for (Lot lot : pieces) {
                if (lot.victims()) {
                    byVictim[lot.origin()] += lot.amount();
                    level = Math.min(level, lot.level() + 1);
                    youngest = Math.max(youngest, lot.at());
                }
            }
            var moved = new ArrayList<Lot>(pieces.size());
            pieces.forEach(lot -> moved.add(lot.movedAt(at)));
            Watched receiver = watched.get(to);
            if (level == Integer.MAX_VALUE) {
                if (receiver != null) {
                    deliver(receiver, fact, at, moved);
                }
                return;
            }
            long delay = at - youngest;
            Stop stop = stops.of(
                    payer, receiver, new Stops.Payment(fact, from, to, link, amount), byVictim, loss, level, delay);
            if (stop == null && receiver == null) {
                receiver = watch(to, fact, at, amount);
                stop = receiver == null ? Stop.CUT : null;
            }
            steps.add(new Trace.Step(fact, from, to, link, at, amount, byVictim, level, delay, stop));
            long attributed = 0;
            for (long part : byVictim) {
                attributed += part;
            }
            if (payer != null) {
                payer.last = at;
                payer.forwarded += stop == null ? attributed : 0;
                payer.outside += stop == null ? 0 : attributed;
            }
            if (stop == null && receiver != null) {
                deliver(receiver, fact, at, moved);
            } else {
                if (receiver == null) {
                    Stop why = stop == null ? Stop.CUT : stop;
                    terminals
                            .computeIfAbsent(to, node -> new Terminal(node, why, victims.size()))
                            .add(at, byVictim, level, attributed);
                } else {
                    deliver(receiver, fact, at, List.of(new Lot(Lot.OTHER, 0, amount, at)));
                }
            }
        }

        /** Begins to watch an account with the row that brings the money; null where the budget is used up. */
        private @Nullable Watched watch(long node, long fact, long at, long amount) {
            if (budget.exhausted()) {
                return null;
            }
            Rows rows = Rows.of(view, statements, node, links, currency, at, question.until(), budget);
            otherCurrencies += rows.otherCurrencies;
            undated += rows.undated;
            boolean chained = statements.balanceAfter(node, fact) != Statements.NO_BALANCE;
            var account = new Watched(node, at, fact, chained, victims.size(), rows, question.method());
            while (account.next < rows.size()
                    && rows.at(account.next).fact() != fact
                    && rows.at(account.next).at() <= at) {
                account.next++;
            }
            if (!chained) {
                while (account.next < rows.size() && rows.at(account.next).at() <= at) {
                    account.next++;
                }
            } else if (account.next < rows.size() && rows.at(account.next).fact() == fact) {
                account.next++;
            }
            account.lots.add(new Lot(Lot.OTHER, 0, opening(account, fact, amount), Long.MIN_VALUE));
            watched.put(node, account);
            if (!account.done()) {
                queue.add(account);
            }
            return account;
        }

        /** What lay in the account before the row that brought the money. */
        private long opening(Watched account, long fact, long amount) {
            long printed = statements.balanceAfter(account.node, fact);
            if (printed != Statements.NO_BALANCE) {
                return printed > amount ? printed - amount : 0;
            }
            long here = amount;
            long least = 0;
            for (int i = account.next; i < account.rows.size(); i++) {
                Rows.Row row = account.rows.at(i);
                here = Shares.plus(here, row.signed());
                long later = statements.balanceAfter(account.node, row.fact());
                if (later != Statements.NO_BALANCE) {
                    return Math.max(0, Shares.plus(later, -here));
                }
                least = Math.min(least, here);
            }
            return -least;
        }

        private void deliver(Watched receiver, long fact, long at, List<Lot> pieces) {
            if (receiver.awaits(fact, at)) {
                delivered.put(fact, pieces);
                if (receiver.waiting && waitingFor.get(fact) == receiver) {
                    waitingFor.remove(fact);
                    receiver.waiting = false;
                    blocked.remove(receiver);
                    queue.add(receiver);
                }
                return;
            }
            if (receiver.opener == fact || receiver.since == at && !receiver.chained) {
                receiver.arrive(pieces);
                check(receiver, fact, at);
                return;
            }
            List<Lot> late = pieces.stream().filter(Lot::victims).toList();
            receiver.lots.substitute(late);
            late.forEach(receiver::arrived);
        }

        /** Compares the lots with the balance that the statement prints, and mends the lots where they differ. */
        private void check(Watched account, long fact, long at) {
            long printed = statements.balanceAfter(account.node, fact);
            long computed = account.lots.total();
            if (printed == Statements.NO_BALANCE || printed == computed || printed < 0) {
                return;
            }
            long gone = 0;
            if (printed > computed) {
                account.lots.add(new Lot(Lot.UNKNOWN, 0, printed - computed, at));
            } else {
                for (Lot lot : account.lots.draw(computed - printed)) {
                    gone += lot.victims() ? lot.amount() : 0;
                }
                account.outside += gone;
            }
            contradictions.add(new Trace.Contradiction(account.node, fact, at, computed, printed, gone));
        }

        private Trace result() {
            var accounts = new ArrayList<Trace.Account>();
            origins(accounts);
            for (var each : watched.values()) {
                accounts.add(each.value.told());
            }
            for (Terminal end : terminals.values()) {
                if (!watched.containsKey(end.node)) {
                    accounts.add(end.told());
                }
            }
            accounts.sort(BY_LEVEL);
            steps.sort(Comparator.comparingLong(Trace.Step::at).thenComparingLong(Trace.Step::fact));
            return new Trace(
                    false,
                    question.method(),
                    currency,
                    victims,
                    loss,
                    accounts,
                    steps,
                    nameless,
                    contradictions,
                    budget.why(),
                    otherCurrencies,
                    undated);
        }

        /** The victims' own accounts, where they are not watched for the money of others. */
        private void origins(List<Trace.Account> accounts) {
            Map<Long, List<Seed>> byPayer = new LinkedHashMap<>();
            for (Seed seed : seeds) {
                if (!watched.containsKey(seed.payer())) {
                    byPayer.computeIfAbsent(seed.payer(), payer -> new ArrayList<>())
                            .add(seed);
                }
            }
            byPayer.forEach((payer, own) -> accounts.add(origin(payer, own)));
        }

        /** @param own its payments, in time order */
        private Trace.Account origin(long payer, List<Seed> own) {
            long sum = 0;
            int[] levels = new int[victims.size()];
            Arrays.fill(levels, -1);
            for (Seed each : own) {
                sum = Shares.plus(sum, each.amount());
                levels[victims.indexOf(each.victim())] = 0;
            }
            return new Trace.Account(
                    payer,
                    0,
                    levels,
                    0,
                    sum,
                    sum,
                    new long[victims.size()],
                    0,
                    Statements.NO_BALANCE,
                    null,
                    own.getFirst().at(),
                    own.getLast().at());
        }
    }
}
