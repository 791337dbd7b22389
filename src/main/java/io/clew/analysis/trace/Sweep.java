package io.clew.analysis.trace;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.cursors.LongCursor;
import com.carrotsearch.hppc.cursors.ObjectCursor;
import io.clew.analysis.trace.lot.Losses;
import io.clew.analysis.trace.lot.Lot;
import io.clew.analysis.trace.lot.Lots;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sweep over the rows of the accounts that victims' money reaches, in one order of the rows of which the order is not
 * known.
 *
 * <p>Every account is watched from the first payment of victims' money on: all its rows, whoever's money they move, are
 * booked against its {@link Lots}, so that each outflow takes what the method says. For one thread, used once.
 */
final class Sweep {

    private static final long DAY = 86_400_000L;

    private final Ground ground;
    private final Stops stops;
    private final Losses losses;
    private final Orders orders;
    private final Shelf shelf;
    private final Agenda agenda;
    private final LongObjectHashMap<Watched> watched = new LongObjectHashMap<>();
    private final LongHashSet begun = new LongHashSet();
    private final LongHashSet late = new LongHashSet();
    private final Map<Long, Terminal> terminals = new LinkedHashMap<>();
    private final List<Trace.Step> steps = new ArrayList<>();
    private final List<Trace.Nameless> nameless = new ArrayList<>();
    private final List<Trace.Contradiction> contradictions = new ArrayList<>();
    private boolean forced;

    /**
     * @param orders gives the order of unordered rows
     * @param shelf keeps rows for the next sweep
     * @param carried facts of which an earlier sweep found that they bring victims' money
     */
    Sweep(Ground ground, Stops stops, Losses losses, Orders orders, Shelf shelf, LongHashSet carried) {
        this.ground = ground;
        this.stops = stops;
        this.losses = losses;
        this.orders = orders;
        this.shelf = shelf;
        this.agenda = new Agenda(carried);
    }

    Sweep run() {
        List<Seed> seeds = losses.seeds();
        stops.fetch(seeds);
        int seed = 0;
        while (seed < seeds.size() || !agenda.isEmpty()) {
            if (seed < seeds.size() && begins(seeds.get(seed)) <= agenda.next()) {
                start(seeds.get(seed++));
            } else {
                boolean force = agenda.isBlocked();
                book(agenda.take(), force);
            }
        }
        return this;
    }

    /**
     * Facts whose victims' money came after the payee had booked them: it has to wait for them.
     *
     * @return whether some of them are not among those given
     */
    boolean addLate(LongHashSet carried) {
        boolean more = false;
        for (LongCursor fact : late) {
            more |= carried.add(fact.value);
        }
        return more;
    }

    /** Whether the orders of all accounts can be true together. */
    boolean consistent() {
        return !forced && Consistency.of(watchedAccounts());
    }

    Iterable<Watched> watchedAccounts() {
        var all = new ArrayList<Watched>(watched.size());
        for (ObjectCursor<Watched> each : watched.values()) {
            all.add(each.value);
        }
        return all;
    }

    Trace result() {
        return new Outcome(ground, losses, watched, terminals).trace(steps, nameless, contradictions, shelf);
    }

    private long begins(Seed seed) {
        return ground.statements().earliest(seed.payee(), seed.fact(), seed.at());
    }

    private void start(Seed seed) {
        Watched payer = watched.get(seed.payer());
        if (payer == null || !payer.awaits(seed.fact(), Long.MAX_VALUE)) {
            begin(seed);
        } // else the victim's own account holds victims' money: its row is booked in its turn
    }

    private void begin(Seed seed) {
        if (!begun.add(seed.fact())) {
            return;
        }
        var pieces = new ArrayList<Lot>(2);
        pieces.add(new Lot(losses.victim(seed), 0, seed.amount(), seed.at()));
        if (seed.whole() > seed.amount()) {
            pieces.add(new Lot(Lot.OTHER, 0, seed.whole() - seed.amount(), seed.at()));
        }
        pay(
                null,
                new Stops.Payment(seed.fact(), seed.payer(), seed.payee(), seed.link(), seed.at(), seed.whole()),
                pieces);
    }

    /** Books the next row of an account, or puts it aside until the payer of that row has booked it. */
    private void book(Watched account, boolean force) {
        order(account);
        Rows.Row row = account.row();
        if (!row.out()) {
            List<Lot> pieces = agenda.delivered(row.fact());
            if (pieces == null && comes(row)) {
                if (!force) {
                    agenda.await(account);
                    return;
                }
                forced |= isWatchedPayer(row);
            }
            account.arrive(pieces != null ? pieces : others(row));
        } else {
            payOut(account, row);
        }
        check(account, row.fact(), row.at());
        account.pass();
        agenda.add(account);
    }

    /** Chooses the order of the unordered rows that are next, where it decides who gets which money. */
    private void order(Watched account) {
        Rows.Unordered group = account.group();
        if (group != null && !group.mixed() && matters(account, group)) {
            account.order(group);
        }
    }

    private boolean matters(Watched account, Rows.Unordered group) {
        Method method = ground.question().method();
        if (method == Method.HAIRCUT || method == Method.POISON) {
            return false;
        }
        if (account.row().out()) {
            long ofVictims = account.lots.ofVictims();
            return ofVictims > 0
                    && !(ofVictims == account.lots.total() && losses.victims().size() == 1);
        }
        return method.aged()
                && account.rows.list().subList(group.from(), group.to()).stream()
                        .anyMatch(row -> comes(row) || agenda.has(row.fact()));
    }

    private void payOut(Watched account, Rows.Row row) {
        account.expire(row.earliest() - ground.question().maxDelay());
        Seed seed = losses.paidBy(row.fact());
        if (seed != null) {
            payOwn(account, row, seed);
        } else if (!row.named()) {
            payNameless(account, row);
        } else {
            pay(
                    account,
                    new Stops.Payment(row.fact(), account.node, row.other(), row.link(), row.at(), row.amount()),
                    account.draw(row));
        }
    }

    private static List<Lot> others(Rows.Row row) {
        return List.of(new Lot(row.named() ? Lot.OTHER : Lot.UNKNOWN, 0, row.amount(), row.at()));
    }

    /** What goes to somebody whom the statement does not name leaves sight there. */
    private void payNameless(Watched account, Rows.Row row) {
        long[] byVictim = byVictim(account.draw(row));
        var gone = new Trace.Nameless(account.node, row.fact(), row.at(), row.amount(), byVictim);
        if (gone.attributed() > 0) {
            nameless.add(gone);
            account.outside += gone.attributed();
            account.last = row.at();
        }
    }

    /** A victim's own payment from an account that already holds victims' money. */
    private void payOwn(Watched account, Rows.Row row, Seed seed) {
        for (Lot lot : account.draw(row)) {
            account.outside += lot.victims() ? lot.amount() : 0;
        }
        begin(seed);
    }

    /** Whether a row brings what its payer has yet to book. */
    private boolean comes(Rows.Row row) {
        return isWatchedPayer(row) || agenda.carries(row.fact()) && !begun.contains(row.fact());
    }

    private boolean isWatchedPayer(Rows.Row row) {
        Watched payer = watched.get(row.other());
        return payer != null && payer.awaits(row.fact(), row.latest());
    }

    private long[] byVictim(List<Lot> pieces) {
        long[] byVictim = new long[losses.victims().size()];
        for (Lot lot : pieces) {
            if (lot.victims()) {
                byVictim[lot.origin()] += lot.amount();
            }
        }
        return byVictim;
    }

    private Stops.@Nullable Load load(List<Lot> pieces, long at) {
        int level = Integer.MAX_VALUE;
        long youngest = Long.MIN_VALUE;
        for (Lot lot : pieces) {
            if (lot.victims()) {
                level = Math.min(level, lot.level() + 1);
                youngest = Math.max(youngest, lot.at());
            }
        }
        return level == Integer.MAX_VALUE ? null : new Stops.Load(byVictim(pieces), level, at - youngest);
    }

    private void pay(@Nullable Watched payer, Stops.Payment payment, List<Lot> pieces) {
        Stops.Load load = load(pieces, payment.at());
        Watched receiver = watched.get(payment.to());
        if (load == null) {
            if (receiver != null) {
                deliver(receiver, payment, moved(pieces, payment.at()));
            }
            return;
        }
        Stop stop = stops.of(payer, receiver, payment, load, losses.amounts());
        if (stop == null && receiver == null) {
            receiver = watch(payment);
            stop = receiver == null ? Stop.CUT : null;
        }
        note(payer, payment, load, stop);
        if (receiver == null) {
            Stop why = stop == null ? Stop.CUT : stop;
            terminals
                    .computeIfAbsent(
                            payment.to(),
                            node -> new Terminal(node, why, losses.victims().size()))
                    .add(payment.at(), load.byVictim(), load.level(), load.sum());
        } else if (stop == null) {
            deliver(receiver, payment, moved(pieces, payment.at()));
        } else {
            deliver(receiver, payment, List.of(new Lot(Lot.OTHER, 0, payment.amount(), payment.at())));
        }
    }

    private static List<Lot> moved(List<Lot> pieces, long at) {
        var moved = new ArrayList<Lot>(pieces.size());
        pieces.forEach(lot -> moved.add(lot.movedAt(at)));
        return moved;
    }

    private void note(@Nullable Watched payer, Stops.Payment payment, Stops.Load load, @Nullable Stop stop) {
        steps.add(new Trace.Step(
                payment.fact(),
                payment.from(),
                payment.to(),
                payment.link(),
                payment.at(),
                payment.amount(),
                load.byVictim(),
                load.level(),
                load.delay(),
                stop));
        if (payer != null) {
            payer.last = payment.at();
            payer.forwarded += stop == null ? load.sum() : 0;
            payer.outside += stop == null ? 0 : load.sum();
        }
    }

    /** Begins to watch an account with the row that brings the money; null where the budget is used up. */
    private @Nullable Watched watch(Stops.Payment payment) {
        if (ground.budget().exhausted()) {
            return null;
        }
        long node = payment.to();
        Knowledge knowledge = stops.knowledge(payment);
        Rows rows = read(payment, knowledge);
        long opener = rows.at(booked(rows, payment, 0)).fact();
        boolean printed = ground.statements().balanceAfter(node, opener) != Statements.NO_BALANCE;
        var ordering = new Ordering(orders, losses, node, rows.copy());
        Method method = ground.question().method();
        ordering.before(opener, printed, method.aged());
        int start = start(ordering.rows(), opener);
        Opening opening = Opening.of(ground.statements(), node, ordering.rows(), start, until(knowledge, payment.at()));
        var account = new Watched(
                node,
                knowledge,
                ordering,
                start,
                opening,
                new Lots(method),
                losses.victims().size());
        watched.put(node, account);
        agenda.add(account);
        return account;
    }

    /** The receiver's rows, with the payment among them. */
    private Rows read(Stops.Payment payment, Knowledge knowledge) {
        boolean printed = ground.statements().balanceAfter(payment.to(), payment.fact()) != Statements.NO_BALANCE;
        long from = from(knowledge, printed, payment.at());
        Rows rows = shelf.rows(payment.to(), from);
        return booked(rows, payment, 0) >= 0 ? rows : shelf.with(payment.to(), payment, from);
    }

    private int booked(Rows rows, Stops.Payment payment, int from) {
        var statements = ground.statements();
        return rows.booked(
                payment,
                statements.earliest(payment.from(), payment.fact(), payment.at()),
                statements.latest(payment.from(), payment.fact(), payment.at()),
                from);
    }

    /** How far back rows say what lay in an account before; where rows may be missing, no longer than money may rest. */
    private long from(Knowledge knowledge, boolean printed, long at) {
        long rest = ground.question().maxDelay();
        if (knowledge == Knowledge.SEEN) {
            return at < Long.MIN_VALUE + rest ? Long.MIN_VALUE : at - rest;
        }
        return printed ? at - DAY : Long.MIN_VALUE;
    }

    /**
     * Until when a row says what must have lain in an account before: where rows may be missing, what a later one lacks came
     * by one of those.
     */
    private long until(Knowledge knowledge, long at) {
        long rest = ground.question().maxDelay();
        return knowledge == Knowledge.SEEN && at < Long.MAX_VALUE - rest ? at + rest : Long.MAX_VALUE;
    }

    /** The place of the opener, or of the first row of its moment before it that may bring victims' money too. */
    private int start(Rows rows, long opener) {
        int place = rows.place(opener);
        for (Rows.Unordered group : rows.unordered()) {
            if (group.from() <= place && place < group.to()) {
                for (int i = group.from(); i < place; i++) {
                    Rows.Row row = rows.at(i);
                    if (!row.out() && (comes(row) || agenda.has(row.fact()))) {
                        return i;
                    }
                }
            }
        }
        return place;
    }

    private void deliver(Watched receiver, Stops.Payment payment, List<Lot> pieces) {
        int place = booked(receiver.rows, payment, receiver.next);
        if (place >= 0) {
            agenda.deliver(receiver, receiver.rows.at(place).fact(), pieces);
            return;
        }
        List<Lot> ofVictims = pieces.stream().filter(Lot::victims).toList();
        if (!ofVictims.isEmpty()) {
            late.add(payment.fact());
            receiver.lots.substitute(ofVictims);
            ofVictims.forEach(receiver::arrived);
        }
    }

    /** Compares the lots with the balance that the statement prints, and mends the lots where they differ. */
    private void check(Watched account, long fact, long at) {
        long printed = ground.statements().balanceAfter(account.node, fact);
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
}
