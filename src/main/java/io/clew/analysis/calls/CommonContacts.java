package io.clew.analysis.calls;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * C2: numbers in touch with several of a set of numbers, those first that it says most of.
 *
 * <p>Each number of the set that a contact is in touch with weighs the contact's rarity, {@code ln(population /
 * counterparts of the contact)}; the sum is the weight. {@code p} is the chance that so many of the set would be among its
 * counterparts if they were drawn from the population at random. A number with so many calls that it might be a hub is
 * walked in full as long as the budget lasts; where it ends, the number counts as a hub.
 */
public final class CommonContacts {

    /** Who is a hub, and of how many numbers the graph knows. */
    public record Rules(Hubs hubs, long population, int atLeast) {}

    /**
     * @param with places in the set, in order
     * @param counterparts different numbers that it is in touch with at all
     * @param calls with the set
     */
    public record Common(
            long node, int[] with, long counterparts, int calls, double weight, double p, boolean hub, boolean known) {}

    private static final class Shared {
        private final BitSet with = new BitSet();
        private int calls;
    }

    private final GraphView view;
    private final FactFilter filter;
    private final Rules rules;
    private final Budget budget;

    public CommonContacts(GraphView view, FactFilter filter, Rules rules, Budget budget) {
        this.view = view;
        this.filter = filter;
        this.rules = rules;
        this.budget = budget;
    }

    /** Best first; ties go to the smaller chance, then more calls, then the older node. */
    public List<Common> of(List<Calls> set) {
        var shared = new LongObjectHashMap<Shared>();
        var own = new LongHashSet();
        set.forEach(calls -> own.add(calls.node()));
        for (int i = 0; i < set.size(); i++) {
            Calls calls = set.get(i);
            for (int k = 0; k < calls.size(); k++) {
                Shared one = shared.get(calls.other(k));
                if (one == null) {
                    one = new Shared();
                    shared.put(calls.other(k), one);
                }
                one.with.set(i);
                one.calls++;
            }
        }
        long[] common = several(shared);
        view.prefetch(common, filter);
        view.naming(common);
        var found = new ArrayList<Common>();
        for (long node : common) {
            found.add(common(node, shared.get(node), set.size() - (own.contains(node) ? 1 : 0)));
        }
        found.sort(Comparator.comparing(Common::hub)
                .thenComparing(Comparator.comparingDouble(Common::weight).reversed())
                .thenComparingDouble(Common::p)
                .thenComparingInt(each -> -each.calls)
                .thenComparingLong(Common::node));
        return found;
    }

    private long[] several(LongObjectHashMap<Shared> shared) {
        long[] nodes = new long[shared.size()];
        int size = 0;
        for (var each : shared) {
            if (each.value.with.cardinality() >= rules.atLeast) {
                nodes[size++] = each.key;
            }
        }
        long[] several = Arrays.copyOf(nodes, size);
        Arrays.sort(several);
        return several;
    }

    private Common common(long node, Shared shared, int asked) {
        boolean known = rules.hubs.isPublic(view.key(node));
        Calls calls = Calls.of(view, node, filter, budget);
        int touched = shared.with.cardinality();
        long counterparts = Math.max(touched, calls.distinct());
        long population = Math.max(rules.population - 1, Math.max(counterparts, asked));
        return new Common(
                node,
                shared.with.stream().toArray(),
                counterparts,
                shared.calls,
                touched * Math.log((double) population / counterparts),
                Hypergeometric.atLeast(population, counterparts, asked, touched),
                known || !calls.whole() || rules.hubs.busy(calls),
                known);
    }
}
