package io.clew.analysis.calls;

import com.carrotsearch.hppc.LongHashSet;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import java.util.Arrays;

/**
 * The calls of one number, oldest first, those without a time before all others; calls to itself are left out.
 *
 * <p>One walk; a fact costs one unit of the budget. Rows are columns:
 *
 * <pre>
 * at[i]       epoch ms, or {@link FactCursor#NO_TIME}
 * other[i]    node of the counterpart
 * seconds[i]  how long, or {@link FactCursor#NO_SECONDS}
 * out[i]      whether the number called
 * fact[i]     handle of the fact
 * </pre>
 */
public final class Calls {

    private final long node;
    private int size;
    private long[] at = new long[16];
    private long[] other = new long[16];
    private int[] seconds = new int[16];
    private boolean[] out = new boolean[16];
    private long[] fact = new long[16];
    private boolean whole = true;

    private Calls(long node) {
        this.node = node;
    }

    /** @param filter which calls count; its direction and links are the caller's choice */
    public static Calls of(GraphView view, long node, FactFilter filter, Budget budget) {
        var calls = new Calls(node);
        FactCursor facts = view.facts(node, filter);
        while (facts.next()) {
            if (!budget.spend()) {
                calls.whole = false;
                break;
            }
            if (facts.other() != node) {
                calls.add(facts);
            }
        }
        calls.sort();
        return calls;
    }

    private void add(FactCursor facts) {
        if (size == at.length) {
            int more = size * 2;
            at = Arrays.copyOf(at, more);
            other = Arrays.copyOf(other, more);
            seconds = Arrays.copyOf(seconds, more);
            out = Arrays.copyOf(out, more);
            fact = Arrays.copyOf(fact, more);
        }
        at[size] = facts.at();
        other[size] = facts.other();
        seconds[size] = (int) Math.min(Integer.MAX_VALUE, facts.seconds());
        out[size] = facts.outgoing();
        fact[size++] = facts.fact();
    }

    /** The cursor gives two runs, each in order of time: what was dialled, then what was answered. */
    private void sort() {
        int split = 0;
        while (split < size && out[split]) {
            split++;
        }
        boolean runs = true;
        for (int i = 1; i < size; i++) {
            runs &= i == split || at[i - 1] <= at[i] && out[i - 1] == out[i];
        }
        if (runs) {
            order(split);
        } else {
            orderAny();
        }
    }

    private void order(int split) {
        int[] places = new int[size];
        int a = 0;
        int b = split;
        for (int i = 0; i < size; i++) {
            boolean first = b == size || a < split && (at[a] < at[b] || at[a] == at[b] && fact[a] <= fact[b]);
            places[i] = first ? a++ : b++;
        }
        permute(places);
    }

    private void orderAny() {
        Integer[] places = new Integer[size];
        Arrays.setAll(places, i -> i);
        Arrays.sort(places, (a, b) -> at[a] != at[b] ? Long.compare(at[a], at[b]) : Long.compare(fact[a], fact[b]));
        permute(Arrays.stream(places).mapToInt(Integer::intValue).toArray());
    }

    private void permute(int[] places) {
        long[] newAt = new long[size];
        long[] newOther = new long[size];
        int[] newSeconds = new int[size];
        boolean[] newOut = new boolean[size];
        long[] newFact = new long[size];
        for (int i = 0; i < size; i++) {
            int place = places[i];
            newAt[i] = at[place];
            newOther[i] = other[place];
            newSeconds[i] = seconds[place];
            newOut[i] = out[place];
            newFact[i] = fact[place];
        }
        at = newAt;
        other = newOther;
        seconds = newSeconds;
        out = newOut;
        fact = newFact;
    }

    public long node() {
        return node;
    }

    public int size() {
        return size;
    }

    /** Whether every call was walked. */
    public boolean whole() {
        return whole;
    }

    public long at(int place) {
        return at[place];
    }

    public long other(int place) {
        return other[place];
    }

    public int seconds(int place) {
        return seconds[place];
    }

    public boolean out(int place) {
        return out[place];
    }

    public long fact(int place) {
        return fact[place];
    }

    /** Place of the first call that has a time. */
    public int firstTimed() {
        return first(FactCursor.NO_TIME + 1);
    }

    /** Place of the first call not before this time, in epoch ms. */
    public int first(long from) {
        int low = 0;
        int high = size;
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

    /** How many different numbers it was in touch with. */
    public int distinct() {
        return others(0, size).size();
    }

    /** The numbers that calls of a run of places are with. */
    public LongHashSet others(int from, int to) {
        var others = new LongHashSet(to - from);
        for (int i = from; i < to; i++) {
            others.add(other[i]);
        }
        return others;
    }
}
