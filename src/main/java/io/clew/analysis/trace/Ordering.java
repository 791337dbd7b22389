package io.clew.analysis.trace;

import io.clew.analysis.trace.lot.Losses;
import io.clew.analysis.trace.lot.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts unordered rows of one account into the order that is being tried. */
final class Ordering {

    private final Orders orders;
    private final Losses losses;
    private final long account;
    private final Rows rows;
    private final Set<Rows.Unordered> ordered = new HashSet<>();
    private boolean chosen;

    /** @param rows a copy that may be changed */
    Ordering(Orders orders, Losses losses, long account, Rows rows) {
        this.orders = orders;
        this.losses = losses;
        this.account = account;
        this.rows = rows;
    }

    Rows rows() {
        return rows;
    }

    /** Whether there was a choice. */
    boolean chosen() {
        return chosen;
    }

    /**
     * Orders what the opening balance, and what lies above what, depend on.
     *
     * @param opener the first payment of victims' money
     * @param printed whether a balance is printed after it
     * @param aged whether it matters which of two inflows is the older
     */
    void before(long opener, boolean printed, boolean aged) {
        int place = rows.place(opener);
        boolean openingDiffers = !printed && Opening.differs(rows);
        for (Rows.Unordered group : rows.unordered()) {
            boolean own = group.from() <= place && place < group.to();
            if (group.mixed() && (group.to() > place || openingDiffers) || own && aged) {
                order(group);
            }
        }
    }

    /** Chooses row after row among those that no other row that is left surely precedes. */
    void order(Rows.Unordered group) {
        if (!ordered.add(group)) {
            return;
        }
        List<Rows.Row> left = new ArrayList<>(rows.list().subList(group.from(), group.to()));
        for (int place = group.from(); place < group.to(); place++) {
            int[] ways = first(left);
            chosen |= ways.length > 1;
            int way = ways[orders.choose(account, place, ways.length)];
            rows.put(place, left.remove(way));
        }
    }

    private int[] first(List<Rows.Row> left) {
        int[] ways = new int[left.size()];
        int found = 0;
        for (int i = 0; i < ways.length; i++) {
            if (canBeNext(left, i)) {
                ways[found++] = i;
            }
        }
        return Arrays.copyOf(ways, found);
    }

    private boolean canBeNext(List<Rows.Row> left, int row) {
        Rows.Row candidate = left.get(row);
        for (int i = 0; i < left.size(); i++) {
            Rows.Row each = left.get(i);
            if (i != row && each.surelyBefore(candidate) || i < row && twins(each, candidate)) {
                return false;
            }
        }
        return true;
    }

    private boolean twins(Rows.Row a, Rows.Row b) {
        Seed paidByA = losses.paidBy(a.fact());
        Seed paidByB = losses.paidBy(b.fact());
        boolean alike = paidByA == null || paidByB == null
                ? paidByA == paidByB
                : paidByA.victim().equals(paidByB.victim()) && paidByA.amount() == paidByB.amount();
        return alike && a.twin(b);
    }
}
