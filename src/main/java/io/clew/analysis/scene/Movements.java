package io.clew.analysis.scene;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongIntHashMap;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.record.ClewException;
import io.clew.record.Fact;
import io.clew.record.Message;
import io.clew.record.Money;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The money rows of one account in yuan, oldest first; transfers to itself are left out. */
public final class Movements {

    /**
     * @param at epoch milliseconds
     * @param amount 分, above 0
     * @param other the node at the other end
     * @param link ordinal of the link type
     */
    public record Row(long at, boolean out, long amount, long other, int link, long fact) {

        public long signed() {
            return out ? -amount : amount;
        }
    }

    /** 分 that one account may turn over, 22 trillion yuan: sums over thousands of accounts then fit in 64 bits. */
    static final long MOST = Long.MAX_VALUE >> 12;

    private static final Comparator<Row> IN_TIME =
            Comparator.comparingLong(Row::at).thenComparing(Row::out).thenComparingLong(Row::fact);

    private final long node;
    private final Row[] rows;
    private @Nullable LongIntHashMap timesPaid;
    private final Others paid = new Others(true);
    private final Others paidBy = new Others(false);

    private Movements(long node, Row[] rows) {
        this.node = node;
        this.rows = rows;
    }

    /** Nothing, at this node. */
    static Movements none(long node) {
        return new Movements(node, new Row[0]);
    }

    /** @throws ClewException {@code amount-overflow} where the rows add up to more than {@link #MOST} */
    static Movements of(GraphView view, long node, FactFilter filter) {
        Row[] rows = new Row[16];
        long turnover = 0;
        int size = 0;
        FactCursor facts = view.facts(node, filter);
        while (facts.next()) {
            boolean usable = facts.other() != node
                    && facts.at() != FactCursor.NO_TIME
                    && facts.amount() != FactCursor.NO_AMOUNT
                    && facts.amount() > 0
                    && facts.currency().equals(Fact.YUAN);
            if (usable) {
                turnover = Money.sum(turnover, facts.amount());
                if (size == rows.length) {
                    rows = Arrays.copyOf(rows, size * 2);
                }
                rows[size++] = new Row(
                        facts.at(), facts.outgoing(), facts.amount(), facts.other(), facts.link(), facts.fact());
            }
        }
        if (turnover > MOST) {
            throw new ClewException(Message.of("amount-overflow.account", view.key(node), new Money(turnover)));
        }
        Row[] own = Arrays.copyOf(rows, size);
        Arrays.sort(own, IN_TIME);
        return new Movements(node, own);
    }

    public long node() {
        return node;
    }

    public int size() {
        return rows.length;
    }

    public Row at(int place) {
        return rows[place];
    }

    public List<Row> all() {
        return Arrays.asList(rows);
    }

    /** Rows of a span. */
    public List<Row> between(long from, long to) {
        return Arrays.asList(rows).subList(first(from), first(to));
    }

    /** Place of the first row not before this time. */
    public int first(long from) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle].at < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whom the account paid at least so many 分 at once, each once; not to be changed. */
    public long[] paid(long least) {
        return paid.with(least);
    }

    /** Who paid the account at least so many 分 at once, each once; not to be changed. */
    public long[] paidBy(long least) {
        return paidBy.with(least);
    }

    /** How often the account paid this one in all; counted once and remembered. */
    public int timesPaid(long other) {
        LongIntHashMap counts = timesPaid;
        if (counts == null) {
            counts = new LongIntHashMap();
            for (Row row : rows) {
                if (row.out) {
                    counts.addTo(row.other, 1);
                }
            }
            timesPaid = counts;
        }
        return counts.get(other);
    }

    /** The others on one side, remembered for the amount that was last asked about. */
    private final class Others {
        private final boolean out;
        private long least = -1;
        private long[] nodes = {};

        Others(boolean out) {
            this.out = out;
        }

        long[] with(long asked) {
            if (least != asked) {
                var found = new LongHashSet();
                for (Row row : rows) {
                    if (row.out == out && row.amount >= asked) {
                        found.add(row.other);
                    }
                }
                nodes = found.toArray();
                Arrays.sort(nodes);
                least = asked;
            }
            return nodes;
        }
    }

    /** 分 that the account must have held before its first row for its balance never to fall below 0. */
    public long leastOpening() {
        long balance = 0;
        long least = 0;
        for (Row row : rows) {
            balance += row.signed();
            least = Math.min(least, balance);
        }
        return -least;
    }
}
