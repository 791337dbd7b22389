package io.clew.analysis.trace;

import io.clew.analysis.trace.statement.BalanceChain;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The money rows of one account, oldest first.
 *
 * <p>A row may have been booked at any moment between {@link Row#earliest} and {@link Row#latest}; of rows for which these
 * overlap the order is not known. Where each of them prints a balance after it, the balances say the order. Else they
 * are {@link Unordered}, and stand with inflows as early and outflows as late as they may be, so that money goes as far
 * as it can have gone. Transfers from an account to itself change nothing and are left out.
 */
final class Rows {

    /** What two banks print of one movement may lie as far apart. */
    static final long NEAR = 600_000L;

    private static final long DAY = 86_400_000L;
    private static final int NO_LINK = -1;

    /**
     * @param at epoch milliseconds, as kept
     * @param earliest epoch milliseconds of the first moment at which it may have been booked
     * @param latest of the last, included
     * @param amount 分
     * @param other the node at the other end; {@link GraphView#NO_NODE} where the statement does not name it
     */
    record Row(long at, long earliest, long latest, boolean out, long amount, long fact, long other, int link) {

        long signed() {
            return out ? -amount : amount;
        }

        boolean named() {
            return other != GraphView.NO_NODE;
        }

        boolean surelyBefore(Row row) {
            return latest < row.earliest;
        }

        /** Whether nothing but its name tells it from the other row. */
        boolean twin(Row row) {
            return out == row.out
                    && amount == row.amount
                    && other == row.other
                    && earliest == row.earliest
                    && latest == row.latest;
        }
    }

    /**
     * Places of rows whose order is not known.
     *
     * @param from included
     * @param to excluded
     * @param mixed whether there are inflows and outflows among them
     */
    record Unordered(int from, int to, boolean mixed) {}

    private static final Comparator<Row> BY_TIME =
            Comparator.comparingLong(Row::earliest).thenComparingLong(Row::fact);

    private static final Comparator<Row> FARTHEST = Comparator.<Row>comparingLong(
                    row -> row.out ? row.latest : row.earliest)
            .thenComparing(Row::out)
            .thenComparingLong(Row::at)
            .thenComparingLong(Row::fact);

    private static final Comparator<Row> NEAREST = Comparator.<Row>comparingLong(
                    row -> row.out ? row.earliest : row.latest)
            .thenComparing(Row::out, Comparator.reverseOrder())
            .thenComparingLong(Row::at)
            .thenComparingLong(Row::fact);

    private final List<Unordered> unordered = new ArrayList<>(0);
    private Row[] rows = new Row[16];
    private int size;
    long otherCurrencies;
    long undated;
    boolean whole = true;

    private Rows() {}

    /**
     * Reads the rows of an account from the view; each fact walked costs one unit of the budget.
     *
     * @param from epoch milliseconds, included
     * @param to epoch milliseconds, excluded
     */
    static Rows of(Ground ground, long account, String currency, long from, long to) {
        var rows = new Rows();
        FactCursor facts = ground.view()
                .facts(account, FactFilter.ANY.links(ground.links()).between(from, to));
        while (facts.next()) {
            if (!ground.budget().spend()) {
                rows.whole = false;
                break;
            }
            rows.take(ground.statements(), account, facts, currency);
        }
        for (Statements.Nameless row : ground.statements().nameless(account)) {
            if (row.at() >= from && row.at() < to && row.currency().equals(currency)) {
                rows.add(
                        ground.statements(),
                        account,
                        new Row(
                                row.at(),
                                row.at(),
                                row.at(),
                                row.out(),
                                row.amount(),
                                row.row(),
                                GraphView.NO_NODE,
                                NO_LINK));
            }
        }
        Arrays.sort(rows.rows, 0, rows.size, BY_TIME);
        rows.settle(ground.statements(), account);
        return rows;
    }

    private void take(Statements statements, long account, FactCursor facts, String currency) {
        if (facts.other() == account || facts.amount() == FactCursor.NO_AMOUNT || facts.amount() <= 0) {
            return;
        }
        if (facts.at() == FactCursor.NO_TIME) {
            undated++;
        } else if (!facts.currency().equals(currency)) {
            otherCurrencies++;
        } else if (statements.counts(account, facts)) {
            add(
                    statements,
                    account,
                    new Row(
                            facts.at(),
                            facts.at(),
                            facts.at(),
                            facts.outgoing(),
                            facts.amount(),
                            facts.fact(),
                            facts.other(),
                            facts.link()));
        }
    }

    private void add(Statements statements, long account, Row row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        long earliest = statements.earliest(account, row.fact, row.at);
        long latest = statements.latest(account, row.fact, row.at);
        rows[size++] = earliest == row.at && latest == row.at
                ? row
                : new Row(row.at, earliest, latest, row.out, row.amount, row.fact, row.other, row.link);
    }

    int size() {
        return size;
    }

    Row at(int place) {
        return rows[place];
    }

    List<Row> list() {
        return Arrays.asList(rows).subList(0, size);
    }

    /** Oldest first; they do not overlap. */
    List<Unordered> unordered() {
        return unordered;
    }

    /** The place of a row; -1 where it is not here. */
    int place(long fact) {
        for (int i = 0; i < size; i++) {
            if (rows[i].fact == fact) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The place of a payment that came in: of its own row, or of a row of the same amount from the same payer at most {@value
     * #NEAR} ms away, where the two statements tell of it at different times.
     *
     * @param earliest epoch milliseconds at which the payer may have booked it
     * @param latest epoch milliseconds, included
     * @param from place from which on it may stand
     * @return -1 where it does not stand here
     */
    int booked(Stops.Payment payment, long earliest, long latest, int from) {
        int found = -1;
        long nearest = NEAR + 1;
        for (int i = Math.max(from, search(earliest - NEAR - DAY));
                i < size && rows[i].earliest <= latest + NEAR + DAY;
                i++) {
            Row row = rows[i];
            if (row.fact == payment.fact()) {
                return i;
            }
            long apart = Math.max(row.earliest - latest, earliest - row.latest);
            if (!row.out && row.other == payment.from() && row.amount == payment.amount() && apart < nearest) {
                nearest = apart;
                found = i;
            }
        }
        return found;
    }

    /** The first place of a row that is not earlier, or one somewhat before it. */
    private int search(long time) {
        int low = 0;
        for (int high = size; low < high; ) {
            int middle = (low + high) >>> 1;
            if (rows[middle].earliest < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The same rows and a payment that came in. */
    Rows with(Statements statements, long account, Stops.Payment payment) {
        Rows more = new Rows();
        more.rows = rows.clone();
        more.size = size;
        more.whole = whole;
        more.add(
                statements,
                account,
                new Row(
                        payment.at(),
                        payment.at(),
                        payment.at(),
                        false,
                        payment.amount(),
                        payment.fact(),
                        payment.from(),
                        payment.link()));
        Arrays.sort(more.rows, 0, more.size, BY_TIME);
        more.settle(statements, account);
        return more;
    }

    /** The same rows, in an order of one's own to be filled in by {@link #put}. */
    Rows copy() {
        if (unordered.isEmpty()) {
            return this;
        }
        var copy = new Rows();
        copy.rows = rows.clone();
        copy.size = size;
        copy.unordered.addAll(unordered);
        copy.whole = whole;
        return copy;
    }

    void put(int place, Row row) {
        rows[place] = row;
    }

    /** Brings unordered rows into the order in which money goes least far: outflows first. */
    Rows nearest() {
        unordered.forEach(group -> Arrays.sort(rows, group.from, group.to, NEAREST));
        return this;
    }

    /** Puts rows that overlap in time in the order of the balances that they print, or notes that there is none. */
    private void settle(Statements statements, long account) {
        for (int from = 0; from < size; ) {
            int to = from + 1;
            long latest = rows[from].latest;
            while (to < size && rows[to].earliest <= latest) {
                latest = Math.max(latest, rows[to].latest);
                to++;
            }
            if (to - from > 1 && !chain(statements, account, from, to)) {
                Arrays.sort(rows, from, to, FARTHEST);
                unordered.add(new Unordered(from, to, mixed(from, to)));
            }
            from = to;
        }
    }

    private boolean mixed(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (rows[i].out != rows[from].out) {
                return true;
            }
        }
        return false;
    }

    private boolean chain(Statements statements, long account, int from, int to) {
        long[] after = new long[to - from];
        long[] before = new long[to - from];
        for (int i = from; i < to; i++) {
            long printed = statements.balanceAfter(account, rows[i].fact);
            if (printed == Statements.NO_BALANCE) {
                return false;
            }
            after[i - from] = printed;
            before[i - from] = printed - rows[i].signed();
        }
        int[] order = BalanceChain.order(before, after, around(statements, account, from, to));
        Row[] group = Arrays.copyOfRange(rows, from, to);
        for (int i = 0; i < order.length; i++) {
            rows[from + i] = group[order[i]];
        }
        return order.length > 0;
    }

    /** The balance printed before these rows, or else the one that a row after them begins with. */
    private long around(Statements statements, long account, int from, int to) {
        long here = from == 0 ? Statements.NO_BALANCE : statements.balanceAfter(account, rows[from - 1].fact);
        boolean alone = to + 1 == size || to + 1 < size && rows[to].surelyBefore(rows[to + 1]);
        if (here != Statements.NO_BALANCE || !alone) {
            return here;
        }
        long next = statements.balanceAfter(account, rows[to].fact);
        return next == Statements.NO_BALANCE ? next : next - rows[to].signed();
    }
}
