package io.clew.analysis.cycle;

import com.carrotsearch.hppc.LongIntHashMap;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import java.util.Arrays;

/**
 * Outgoing transfers of every node as plain columns, for sweeps: those of node {@code v} are {@code start[v]} to {@code
 * start[v + 1] - 1}, oldest first.
 *
 * <p>Made from any view in one walk, so sweeps run alike on every engine. 28 bytes a transfer. Safe for many readers.
 */
public final class TransferColumns {

    final int nodes;
    final int[] start;
    final int[] to;
    final long[] at;
    final long[] amount;
    public final long[] fact;
    private final long[] handles;

    private TransferColumns(int nodes, int[] start, int[] to, long[] at, long[] amount, long[] fact, long[] handles) {
        this.nodes = nodes;
        this.start = start;
        this.to = to;
        this.at = at;
        this.amount = amount;
        this.fact = fact;
        this.handles = handles;
    }

    /** @param filter link types, times and amounts to keep; its direction is not used */
    public static TransferColumns of(GraphView view, FactFilter filter) {
        var indexes = new LongIntHashMap();
        long[] handles = new long[1024];
        int nodes = 0;
        GraphView.NodeCursor all = view.nodes();
        while (all.next()) {
            handles = nodes == handles.length ? Arrays.copyOf(handles, nodes * 2) : handles;
            handles[nodes] = all.node();
            indexes.put(all.node(), nodes++);
        }
        FactFilter leaving = filter.direction(FactFilter.Direction.OUT);
        int[] start = new int[nodes + 1];
        int[] to = new int[1024];
        long[] at = new long[1024];
        long[] amount = new long[1024];
        long[] fact = new long[1024];
        int size = 0;
        for (int node = 0; node < nodes; node++) {
            FactCursor facts = view.facts(handles[node], leaving);
            int own = size;
            while (facts.next()) {
                if (facts.other() == handles[node] || facts.at() == FactCursor.NO_TIME || facts.amount() <= 0) {
                    continue;
                }
                if (size == to.length) {
                    int larger = size + (size >> 1);
                    to = Arrays.copyOf(to, larger);
                    at = Arrays.copyOf(at, larger);
                    amount = Arrays.copyOf(amount, larger);
                    fact = Arrays.copyOf(fact, larger);
                }
                to[size] = indexes.get(facts.other());
                at[size] = facts.at();
                amount[size] = facts.amount();
                fact[size++] = facts.fact();
            }
            start[node + 1] = size;
            order(own, size, to, at, amount, fact);
        }
        return new TransferColumns(nodes, start, to, at, amount, fact, Arrays.copyOf(handles, nodes));
    }

    /** Insertion sort by time: rows of one link type come sorted, so that it is one pass. */
    private static void order(int from, int end, int[] to, long[] at, long[] amount, long[] fact) {
        for (int i = from + 1; i < end; i++) {
            int other = to[i];
            long time = at[i];
            long money = amount[i];
            long name = fact[i];
            int j = i - 1;
            for (; j >= from && at[j] > time; j--) {
                to[j + 1] = to[j];
                at[j + 1] = at[j];
                amount[j + 1] = amount[j];
                fact[j + 1] = fact[j];
            }
            to[j + 1] = other;
            at[j + 1] = time;
            amount[j + 1] = money;
            fact[j + 1] = name;
        }
    }

    public int transfers() {
        return start[nodes];
    }

    /** Handle in the view of the node of this number. */
    public long handle(int node) {
        return handles[node];
    }

    /** First place at this node whose time is not before {@code from}. */
    int first(int node, long from) {
        int low = start[node];
        int high = start[node + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[middle] < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
