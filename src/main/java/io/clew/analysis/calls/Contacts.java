package io.clew.analysis.calls;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.graph.FactCursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * C1 and C4: with whom a number speaks, and how closely. O(calls + counterparts × log counterparts).
 *
 * <p>Ties in the order go to the older node, so an unchanged graph always gives the same ranking.
 */
public final class Contacts {

    /** Which counterparts come first. */
    public enum Order {
        CALLS,
        SECONDS,
        CLOSENESS,
        LATEST
    }

    /** One counterpart. */
    public record Contact(Tie tie, Closeness.Parts parts) {}

    private final Tie whole;
    private final List<Contact> all;
    private final int[][] hours = new int[7][24];
    private final TreeMap<Integer, Integer> months = new TreeMap<>();
    private int untimed;

    private Contacts(Tie whole, List<Contact> all) {
        this.whole = whole;
        this.all = all;
    }

    public static Contacts of(Calls calls, Closeness rules) {
        var ties = new LongObjectHashMap<Tie>();
        var whole = new Tie(calls.node());
        int most = 0;
        for (int i = 0; i < calls.size(); i++) {
            Tie tie = ties.get(calls.other(i));
            if (tie == null) {
                tie = new Tie(calls.other(i));
                ties.put(calls.other(i), tie);
            }
            tie.add(calls, i, rules);
            whole.add(calls, i, rules);
            most = Math.max(most, tie.calls());
        }
        var all = new ArrayList<Contact>(ties.size());
        for (var each : ties.values()) {
            all.add(new Contact(each.value, rules.of(each.value, most, whole.days())));
        }
        var contacts = new Contacts(whole, all);
        contacts.spread(calls);
        return contacts;
    }

    private void spread(Calls calls) {
        for (int i = 0; i < calls.size(); i++) {
            long at = calls.at(i);
            if (at == FactCursor.NO_TIME) {
                untimed++;
                continue;
            }
            if (Clock.told(at)) {
                hours[Clock.weekday(at)][Clock.hour(at)]++;
            }
            var day = java.time.LocalDate.ofEpochDay(Clock.day(at));
            months.merge(day.getYear() * 12 + day.getMonthValue() - 1, 1, Integer::sum);
        }
    }

    /** All calls of the number taken together. */
    public Tie whole() {
        return whole;
    }

    public int total() {
        return all.size();
    }

    /** By weekday (0 is Monday) and hour in China; only calls that have a clock. */
    public int[][] hours() {
        return hours;
    }

    /** Calls by month, as year × 12 + month − 1, in China. */
    public SortedMap<Integer, Integer> months() {
        return months;
    }

    /** Calls that do not say when they were. */
    public int untimed() {
        return untimed;
    }

    public List<Contact> ranked(Order order) {
        Comparator<Contact> calls = Comparator.comparingInt(each -> -each.tie.calls());
        Comparator<Contact> ties =
                calls.thenComparingLong(each -> -each.tie.seconds()).thenComparingLong(each -> each.tie.other());
        var ranked = new ArrayList<>(all);
        ranked.sort(
                switch (order) {
                    case CALLS -> ties;
                    case SECONDS ->
                        Comparator.comparingLong((Contact each) -> -each.tie.seconds())
                                .thenComparing(ties);
                    case CLOSENESS ->
                        Comparator.comparingDouble((Contact each) -> -each.parts.sum())
                                .thenComparing(ties);
                    case LATEST ->
                        Comparator.comparingLong((Contact each) -> -each.tie.last())
                                .thenComparing(ties);
                });
        return ranked;
    }
}
