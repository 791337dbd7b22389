package io.clew.analysis.trace;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The money rows of one account in the order in which they were booked.
 *
 * <p>Earlier rows first. Among rows of the same millisecond the running balance that the statement prints decides where
 * it does; else outflows come before inflows, so that money never leaves in the instant it arrives, and then the order
 * of the facts. Transfers from an account to itself change nothing and are left out.
 */
final class Rows {

    private static final int NO_LINK = -1;

    /** @param other the node at the other end; {@link GraphView#NO_NODE} where the statement does not name it */
    record Row(long at, boolean out, long amount, long fact, long other, int link) {

        long signed() {
            return out ? -amount : amount;
        }

        boolean named() {
            return other != GraphView.NO_NODE;
        }
    }

    private static final Comparator<Row> BOOKED = Comparator.comparingLong(Row::at)
            .thenComparing(Row::out, Comparator.reverseOrder())
            .thenComparingLong(Row::fact);

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
    static Rows of(
            GraphView view,
            Statements statements,
            long account,
            long links,
            String currency,
            long from,
            long to,
            io.clew.graph.Budget budget) {
        var rows = new Rows();
        FactCursor facts = view.facts(account, FactFilter.ANY.links(links).between(from, to));
        while (facts.next()) {
            if (!budget.spend()) {
                rows.whole = false;
                break;
            }
            rows.take(statements, account, facts, currency);
        }
        for (Statements.Nameless row : statements.nameless(account)) {
            if (row.at() >= from && row.at() < to && row.currency().equals(currency)) {
                rows.add(new Row(row.at(), row.out(), row.amount(), row.row(), GraphView.NO_NODE, NO_LINK));
            }
        }
        Arrays.sort(rows.rows, 0, rows.size, BOOKED);
        rows.chain(statements, account);
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
            add(new Row(facts.at(), facts.outgoing(), facts.amount(), facts.fact(), facts.other(), facts.link()));
        }
    }

    private void add(Row row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        rows[size++] = row;
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

    /** Brings rows of the same millisecond into the order of the running balance, as far as it is printed. */
    private void chain(Statements statements, long account) {
        if (statements == Statements.NONE) {
            return;
        }
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && rows[to].at == rows[from].at) {
                to++;
            }
            if (to - from > 1) {
                chain(statements, account, from, to);
            }
            from = to;
        }
    }

    private void chain(Statements statements, long account, int from, int to) {
        long[] after = new long[to - from];
        for (int i = from; i < to; i++) {
            after[i - from] = statements.balanceAfter(account, rows[i].fact);
            if (after[i - from] == Statements.NO_BALANCE) {
                return;
            }
        }
        int[] order = BalanceChain.order(Arrays.copyOfRange(rows, from, to), after);
        Row[] group = Arrays.copyOfRange(rows, from, to);
        for (int i = 0; i < order.length; i++) {
            rows[from + i] = group[order[i]];
        }
    }
}
