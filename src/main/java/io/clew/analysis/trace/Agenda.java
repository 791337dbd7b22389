package io.clew.analysis.trace;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.analysis.trace.lot.Lot;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Which account's next row is booked next. An inflow waits until its payer has booked it, as long as that can be.
 *
 * <p>Of one moment, payments come first: they may bring further payers of that moment under watch.
 */
final class Agenda {

    private final PriorityQueue<Watched> ready = new PriorityQueue<>(Comparator.comparingLong(Watched::time)
            .thenComparing(account -> !account.row().out())
            .thenComparingLong(account -> account.node));
    private final PriorityQueue<Watched> blocked = new PriorityQueue<>(
            Comparator.<Watched>comparingLong(account -> account.row().latest())
                    .thenComparingLong(account -> account.node));
    private final LongObjectHashMap<List<Lot>> delivered = new LongObjectHashMap<>();
    private final LongObjectHashMap<Watched> waitingFor = new LongObjectHashMap<>();
    private final LongHashSet carried;

    /** @param carried facts of which it is known that they bring victims' money, whoever pays them */
    Agenda(LongHashSet carried) {
        this.carried = carried;
    }

    /** Epoch milliseconds of what {@link #take} gives; the end of time where there is nothing. */
    long next() {
        if (!isBlocked()) {
            return ready.isEmpty() ? Long.MAX_VALUE : ready.element().time();
        }
        return blocked.element().row().latest();
    }

    boolean isEmpty() {
        return ready.isEmpty() && blocked.isEmpty();
    }

    /** Whether nothing can be booked before the time of a row that waits for its payer is over. */
    boolean isBlocked() {
        return !blocked.isEmpty()
                && (ready.isEmpty()
                        || ready.element().time() > blocked.element().row().latest());
    }

    /** Takes an account out; it has to be added again. Gives one that waits in vain where {@link #isBlocked}. */
    Watched take() {
        if (!isBlocked()) {
            return ready.remove();
        }
        Watched account = blocked.remove();
        waitingFor.remove(account.row().fact());
        account.waiting = false;
        return account;
    }

    void add(Watched account) {
        if (!account.done()) {
            ready.add(account);
        }
    }

    /** Puts an account aside until its next row has been delivered. */
    void await(Watched account) {
        account.waiting = true;
        waitingFor.put(account.row().fact(), account);
        blocked.add(account);
    }

    void deliver(Watched receiver, long fact, List<Lot> pieces) {
        delivered.put(fact, pieces);
        if (receiver.waiting && waitingFor.get(fact) == receiver) {
            waitingFor.remove(fact);
            receiver.waiting = false;
            blocked.remove(receiver);
            ready.add(receiver);
        }
    }

    @Nullable
    List<Lot> delivered(long fact) {
        return delivered.remove(fact);
    }

    boolean has(long fact) {
        return delivered.containsKey(fact);
    }

    boolean carries(long fact) {
        return carried.contains(fact);
    }
}
