package io.clew.analysis.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases of the same kind whose tellings share most rare words, by an inverted index of words that few tellings have.
 *
 * <p>Words that more than {@link #MOST} of the cases have are passed over, so the cost of one look is the number of words
 * times that at most.
 */
final class Neighbours {

    private static final int NEAREST = 40;
    private static final int LEAST_TERMS = 6;

    /** Cases that a word may stand in and still lead from one to the other. */
    private static final int MOST = 2_000;

    private final List<Incident> incidents;
    private final Map<Integer, List<Integer>> postings = new HashMap<>();
    private final Commonness common;

    Neighbours(Collection<Incident> incidents, Commonness common) {
        this.incidents = List.copyOf(incidents);
        this.common = common;
        for (int n = 0; n < this.incidents.size(); n++) {
            Incident one = this.incidents.get(n);
            for (int i = 0; i < one.telling().size() && !one.kind().isEmpty(); i++) {
                postings.computeIfAbsent(one.telling().term(i), missing -> new ArrayList<>())
                        .add(n);
            }
        }
    }

    List<Incident> of(Incident one) {
        if (one.kind().isEmpty()) {
            return List.of();
        }
        Map<Integer, double[]> shared = new HashMap<>();
        for (int i = 0; i < one.telling().size(); i++) {
            List<Integer> having = postings.getOrDefault(one.telling().term(i), List.of());
            if (having.size() > MOST) {
                continue;
            }
            double weight = common.weight(one.telling().term(i));
            for (int other : having) {
                double[] sum = shared.computeIfAbsent(other, missing -> new double[2]);
                sum[0] += weight;
                sum[1]++;
            }
        }
        return shared.entrySet().stream()
                .filter(each -> each.getValue()[1] >= LEAST_TERMS)
                .filter(each -> incidents.get(each.getKey()).kind().equals(one.kind()))
                .filter(each -> !incidents.get(each.getKey()).key().equals(one.key()))
                .sorted(Comparator.comparingDouble((Map.Entry<Integer, double[]> each) -> -each.getValue()[0])
                        .thenComparing(Map.Entry::getKey))
                .limit(NEAREST)
                .map(each -> incidents.get(each.getKey()))
                .toList();
    }
}
