package io.clew.analysis.trace.after;

import io.clew.analysis.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
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
 * <p>Cost: n log n for n parts of payments, once for each group. Immutable.
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
        survival.groups.values().forEach(parts -> parts.sort((a, b) -> Long.compare(a.length, b.length)));
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
            List<Part> there = groups.getOrDefault(each.getKey(), List.of()).stream()
                    .filter(part -> part.length > known)
                    .toList();
            long payments = there.stream().mapToInt(Part::payment).distinct().count();
            if (payments >= ENOUGH || payments > 0 && each.getValue() == Basis.ALL) {
                return Optional.of(estimate(there, (int) payments, since, each.getValue()));
            }
        }
        return Optional.empty();
    }

    /** @param parts by length */
    private static Chance estimate(List<Part> parts, int payments, long since, Basis basis) {
        double atRisk = parts.stream().mapToDouble(Part::share).sum();
        double survival = 1;
        for (int i = 0; i < parts.size() && parts.get(i).length <= since; ) {
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
        int stayed = (int) parts.stream()
                .filter(part -> !part.left)
                .mapToInt(Part::payment)
                .distinct()
                .count();
        boolean atMost = since > parts.getLast().length;
        return new Chance(rounded(survival), payments, stayed, basis, atMost);
    }

    /** Sums of shares are not exact to the last bit. */
    private static double rounded(double probability) {
        return Math.round(Math.min(1, Math.max(0, probability)) * 1e9) / 1e9;
    }
}
