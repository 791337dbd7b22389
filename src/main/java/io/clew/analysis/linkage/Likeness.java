package io.clew.analysis.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How like two tellings are: the share of their rare words that both have, 0 to 1.
 *
 * <p>The cosine of binary vectors whose terms weigh as {@link Commonness} says. O(n + m).
 *
 * @param share the cosine
 * @param quotesA places in the first telling of the rarest words that both have, in order of the text
 * @param quotesB the same in the second
 */
public record Likeness(double share, List<Quote> quotesA, List<Quote> quotesB) {

    private static final int TELLING = 24;

    private record Common(double weight, Quote a, Quote b) {}

    public static double share(Telling a, Telling b, Commonness common) {
        return share(a, b, common, new ArrayList<>(), false);
    }

    public static Likeness of(Telling a, Telling b, Commonness common) {
        var shared = new ArrayList<Common>();
        double share = share(a, b, common, shared, true);
        shared.sort(Comparator.comparingDouble((Common one) -> -one.weight));
        List<Common> rare = shared.subList(0, Math.min(TELLING, shared.size()));
        return new Likeness(
                share,
                joined(rare.stream().map(Common::a).toList()),
                joined(rare.stream().map(Common::b).toList()));
    }

    private static double share(Telling a, Telling b, Commonness common, List<Common> shared, boolean collect) {
        double both = 0;
        double all = 0;
        double other = 0;
        int i = 0;
        int k = 0;
        while (i < a.size() || k < b.size()) {
            int order = i == a.size() ? 1 : k == b.size() ? -1 : Integer.compare(a.term(i), b.term(k));
            double weight = common.weight(order <= 0 ? a.term(i) : b.term(k));
            all += order <= 0 ? weight : 0;
            other += order >= 0 ? weight : 0;
            if (order == 0) {
                both += weight;
                if (collect) {
                    shared.add(new Common(weight, a.place(i), b.place(k)));
                }
            }
            i += order <= 0 ? 1 : 0;
            k += order >= 0 ? 1 : 0;
        }
        return all == 0 || other == 0 ? 0 : both / Math.sqrt(all * other);
    }

    /** Places that touch or overlap become one. */
    private static List<Quote> joined(List<Quote> places) {
        var sorted = new ArrayList<>(places);
        sorted.sort(Comparator.comparing(Quote::record).thenComparingInt(Quote::start));
        var joined = new ArrayList<Quote>();
        for (Quote place : sorted) {
            Quote last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.record().equals(place.record()) && place.start() <= last.end()) {
                joined.set(
                        joined.size() - 1, new Quote(last.record(), last.start(), Math.max(last.end(), place.end())));
            } else {
                joined.add(place);
            }
        }
        return joined;
    }
}
