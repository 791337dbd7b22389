package io.clew.analysis.trace.lot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * What lies in one account, lot by lot, and which lots an outflow takes.
 *
 * <p>The lots always add up to {@link #total()}, the account's balance. Amounts are whole 分; pro rata parts are split
 * by largest remainder, so that no 分 is lost or made. FIFO and LIFO cost the lots they take; pro rata and LIBR cost the
 * lots that lie there, at most one for each origin, in the order in which the origins came. For one thread.
 *
 * <p>Sources: Clayton's Case (1816) for FIFO; the rolling charge for pro rata; Roscoe v Winder (1915) for the lowest
 * intermediate balance; Möser, Böhme, Breuker, FC 2014 for poison and haircut.
 */
public final class Lots {

    private final Method method;
    private final Deque<Lot> lots = new ArrayDeque<>();
    private long total;

    public Lots(Method method) {
        this.method = method;
    }

    /** 分. */
    public long total() {
        return total;
    }

    /** Oldest first. */
    public List<Lot> all() {
        return List.copyOf(lots);
    }

    /** 分 that lie here from this origin. */
    public long of(int origin) {
        long sum = 0;
        for (Lot lot : lots) {
            sum += lot.origin() == origin ? lot.amount() : 0;
        }
        return sum;
    }

    /** 分 that lie here from victims. */
    public long ofVictims() {
        long sum = 0;
        for (Lot lot : lots) {
            sum += lot.victims() ? lot.amount() : 0;
        }
        return sum;
    }

    /**
     * Puts money in; nothing where the amount is 0.
     *
     * @return 分 of others that thereby count as the victim's: only under {@link Method#POISON}, else 0
     */
    public long add(Lot lot) {
        if (lot.amount() == 0) {
            return 0;
        }
        total = Shares.plus(total, lot.amount());
        if (method == Method.POISON) {
            return poison(lot);
        }
        boolean alike = method == Method.HAIRCUT || method == Method.LIBR || !lot.victims();
        if (!alike || !merged(lot)) {
            lots.addLast(lot);
        }
        return 0;
    }

    private long poison(Lot lot) {
        Lot tainted = lots.stream().filter(Lot::victims).findFirst().orElse(lot.victims() ? lot : null);
        if (tainted == null) {
            lots.addLast(lot);
            return 0;
        }
        long converted = 0;
        for (Lot each : lots) {
            converted += each.victims() ? 0 : each.amount();
        }
        converted += lot.victims() ? 0 : lot.amount();
        int level = lot.victims() ? Math.min(lot.level(), tainted.level()) : tainted.level();
        lots.clear();
        lots.addLast(new Lot(tainted.origin(), level, total, lot.victims() ? lot.at() : tainted.at()));
        return converted;
    }

    /** Adds to a lot of the same origin, if it need not be told apart by its age. */
    private boolean merged(Lot lot) {
        if (method == Method.FIFO || method == Method.LIFO) {
            Lot last = lots.peekLast();
            if (last == null || last.origin() != lot.origin()) {
                return false;
            }
            lots.removeLast();
            lots.addLast(last.of(last.amount() + lot.amount()));
            return true;
        }
        boolean found = false;
        for (int i = lots.size(); i > 0; i--) { // once round: the others keep their places
            Lot there = lots.removeFirst();
            if (!found && same(there, lot)) {
                found = true;
                there = new Lot(
                        there.origin(),
                        Math.min(there.level(), lot.level()),
                        Shares.plus(there.amount(), lot.amount()),
                        lot.at());
            }
            lots.addLast(there);
        }
        return found;
    }

    private static boolean same(Lot a, Lot b) {
        return a.origin() == b.origin() || !a.victims() && !b.victims();
    }

    /**
     * Takes money out. Where less lies here than leaves, the difference is a lot of {@link Lot#UNKNOWN} origin.
     *
     * @param amount 分, not negative
     * @return the lots taken, which add up to the amount
     */
    public List<Lot> draw(long amount) {
        var taken = new ArrayList<Lot>(2);
        long here = Math.min(amount, total);
        switch (method) {
            case FIFO, POISON -> oldest(here, taken);
            case LIFO -> newest(here, taken);
            case HAIRCUT -> proRata(here, taken);
            case LIBR -> othersFirst(here, taken);
        }
        total -= here;
        if (amount > here) {
            taken.add(new Lot(Lot.UNKNOWN, 0, amount - here, Long.MIN_VALUE));
        }
        return taken;
    }

    private void oldest(long amount, List<Lot> taken) {
        for (long left = amount; left > 0; ) {
            Lot lot = lots.removeFirst();
            long part = Math.min(left, lot.amount());
            taken.add(lot.of(part));
            if (part < lot.amount()) {
                lots.addFirst(lot.of(lot.amount() - part));
            }
            left -= part;
        }
    }

    private void newest(long amount, List<Lot> taken) {
        for (long left = amount; left > 0; ) {
            Lot lot = lots.removeLast();
            long part = Math.min(left, lot.amount());
            taken.add(lot.of(part));
            if (part < lot.amount()) {
                lots.addLast(lot.of(lot.amount() - part));
            }
            left -= part;
        }
    }

    private void proRata(long amount, List<Lot> taken) {
        if (amount == 0) {
            return;
        }
        var there = new ArrayList<>(lots);
        long[] parts =
                Shares.split(amount, there.stream().mapToLong(Lot::amount).toArray());
        lots.clear();
        for (int i = 0; i < parts.length; i++) {
            Lot lot = there.get(i);
            if (parts[i] > 0) {
                taken.add(lot.of(parts[i]));
            }
            if (parts[i] < lot.amount()) {
                lots.addLast(lot.of(lot.amount() - parts[i]));
            }
        }
    }

    private void othersFirst(long amount, List<Lot> taken) {
        long left = amount;
        for (Iterator<Lot> each = lots.iterator(); each.hasNext() && left > 0; ) {
            Lot lot = each.next();
            if (!lot.victims() && lot.amount() <= left) {
                taken.add(lot);
                left -= lot.amount();
                each.remove();
            }
        }
        if (left == 0) {
            return;
        }
        Lot partly = lots.stream().filter(lot -> !lot.victims()).findFirst().orElse(null);
        if (partly == null) {
            proRata(left, taken);
            return;
        }
        lots.remove(partly);
        taken.add(partly.of(left));
        lots.addLast(partly.of(partly.amount() - left));
    }

    /** Takes out what came before that moment, whoever's it is. */
    public List<Lot> expire(long before) {
        var gone = new ArrayList<Lot>();
        for (Iterator<Lot> each = lots.iterator(); each.hasNext(); ) {
            Lot lot = each.next();
            if (lot.at() < before) {
                gone.add(lot);
                total -= lot.amount();
                each.remove();
            }
        }
        return gone;
    }

    /** Gives what lies here as others' to victims instead, newest first: a row turns out to have carried their money. */
    public void substitute(List<Lot> victims) {
        for (Lot lot : victims) {
            long left = lot.amount();
            var kept = new ArrayDeque<Lot>();
            while (left > 0 && !lots.isEmpty()) {
                Lot last = lots.removeLast();
                long part = last.victims() ? 0 : Math.min(left, last.amount());
                left -= part;
                total -= part;
                if (part < last.amount()) {
                    kept.addFirst(last.of(last.amount() - part));
                }
            }
            lots.addAll(kept);
            add(lot);
        }
    }
}
