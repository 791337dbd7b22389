package io.clew.analysis.trace.after;

import io.clew.analysis.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * How probable it is that money still lies where it came to, by how long money lay in the accounts whose statements are
 * there: the estimator of Kaplan and Meier.
 *
 * <p>Each payment that brought victims' money counts once, in parts as it left. What had not left by the end of a statement
 * counts as long as it was seen to lie there (censored). Accounts of the same bank and level are taken together where they
 * make {@value #ENOUGH} payments, else all of the level, else all. Beyond the longest time that was seen the estimate stays
 * as it was there and is an upper bound.
 *
 * <p>Cost: n log n for n parts of payments, once for each group, and n for each question. For one thread.
 *
 * <p>Source: Kaplan, Meier, <i>Nonparametric Estimation from Incomplete Observations</i>, JASA 53, 1958.
 */
public final class Survival {

    /** Payments from which on a group of its own is estimated [D]. */
    static final int ENOUGH = 10;

    /** Which accounts the estimate rests on. */
    public enum Basis {
        BANK_AND_LEVEL,
        LEVEL,
        ALL
    }

    /**
     * @param probability 0 to 1 that a 分 still lies there
     * @param payments on how many it rests: those that lay at least as long as this money is known to have lain
     * @param stayed how many of them had not left, or not wholly, by the end of their statement
     * @param atMost whether nothing was seen to lie so long, so that it is an upper bound
     */
    public record Chance(double probability, int payments, int stayed, Basis basis, boolean atMost) {}

    /** One part of a payment: how long it lay, what share of the payment it is, and whether it then left. */
    private record Part(int payment, long length, double share, boolean left) {}

    private record Group(String bank, int level) {}

    private static final int ANY_LEVEL = -1;

    private final Map<Group, List<Part>> groups = new HashMap<>();
    private final Map<Group, Stretch> stretches = new HashMap<>();

    private Survival() {}

    /**
     * @param trace by FIFO, so that each part is of one payment
     * @param bank of an account; empty where it is not known
     */
    public static Survival of(Trace trace, LongFunction<String> bank) {
        record Arrival(long node, int level, long came) {}
        var sums = new HashMap<Arrival, Long>();
        for (Trace.Stay stay : trace.stays()) {
            sums.merge(new Arrival(stay.node(), stay.level(), stay.came()), stay.amount(), Long::sum);
        }
        var survival = new Survival();
        var numbers = new HashMap<Arrival, Integer>();
        var banks = new HashMap<Long, String>();
        for (Trace.Stay stay : trace.stays()) {
            var arrival = new Arrival(stay.node(), stay.level(), stay.came());
            int number = numbers.computeIfAbsent(arrival, a -> numbers.size());
            double share = (double) stay.amount() / sums.getOrDefault(arrival, stay.amount());
            var part = new Part(number, stay.length(), share, stay.left());
            String where = banks.computeIfAbsent(stay.node(), bank::apply);
            if (!where.isEmpty()) {
                survival.put(new Group(where, stay.level()), part);
            }
            survival.put(new Group("", stay.level()), part);
            survival.put(new Group("", ANY_LEVEL), part);
        }
        return survival;
    }

    private void put(Group group, Part part) {
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(part);
    }

    /**
     * @param bank empty where it is not known
     * @param level hops from the victim
     * @param known milliseconds for which the money is known to have lain there; 0 where only its coming is known
     * @param since milliseconds since it came; not less than {@code known}
     * @return empty where no money was seen to lie longer than that
     */
    public Optional<Chance> chance(String bank, int level, long known, long since) {
        var tried = new LinkedHashMap<Group, Basis>();
        if (!bank.isEmpty()) {
            tried.put(new Group(bank, level), Basis.BANK_AND_LEVEL);
        }
        tried.put(new Group("", level), Basis.LEVEL);
        tried.put(new Group("", ANY_LEVEL), Basis.ALL);
        for (var each : tried.entrySet()) {
            Stretch stretch = stretches.computeIfAbsent(
                    each.getKey(), group -> new Stretch(groups.getOrDefault(group, List.of())));
            int first = stretch.after(known);
            int payments = stretch.payments[first];
            if (payments >= ENOUGH || payments > 0 && each.getValue() == Basis.ALL) {
                return Optional.of(stretch.estimate(first, since, each.getValue()));
            }
        }
        return Optional.empty();
    }

    /** The parts of a group by length, side by side. */
    private static final class Stretch {

        private final List<Part> parts;
        /** Of the parts from each place on, the payments that they are of; none from the end on. */
        private final int[] payments;
        /** As {@link #payments}, of those parts that had not left. */
        private final int[] stayed;

        Stretch(List<Part> all) {
            this.parts = new ArrayList<>(all);
            parts.sort(Comparator.comparingLong(Part::length));
            this.payments = new int[parts.size() + 1];
            this.stayed = new int[parts.size() + 1];
            var seen = new HashSet<Integer>();
            var rested = new HashSet<Integer>();
            for (int i = parts.size() - 1; i >= 0; i--) {
                Part part = parts.get(i);
                payments[i] = payments[i + 1] + (seen.add(part.payment) ? 1 : 0);
                stayed[i] = stayed[i + 1] + (!part.left && rested.add(part.payment) ? 1 : 0);
            }
        }

        /** Place of the first part that lay longer. */
        int after(long known) {
            int low = 0;
            int high = parts.size();
            while (low < high) {
                int middle = low + high >>> 1;
                if (parts.get(middle).length > known) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        Chance estimate(int first, long since, Basis basis) {
            double atRisk = 0;
            for (int i = first; i < parts.size(); i++) {
                atRisk += parts.get(i).share;
            }
            double survival = 1;
            for (int i = first; i < parts.size() && parts.get(i).length <= since; ) {
                long length = parts.get(i).length;
                double left = 0;
                double passed = 0;
                for (; i < parts.size() && parts.get(i).length == length; i++) {
                    passed += parts.get(i).share;
                    left += parts.get(i).left ? parts.get(i).share : 0;
                }
                survival *= Math.max(0, 1 - left / atRisk);
                atRisk -= passed;
            }
            boolean atMost = since > parts.getLast().length;
            return new Chance(rounded(survival), payments[first], stayed[first], basis, atMost);
        }
    }

    /** Sums of shares are not exact to the last bit. */
    private static double rounded(double probability) {
        return Math.round(Math.min(1, Math.max(0, probability)) * 1e9) / 1e9;
    }
}
