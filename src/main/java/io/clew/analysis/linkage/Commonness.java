package io.clew.analysis.linkage;

import java.util.HashMap;
import java.util.Map;

/**
 * How common words are among the reports that were counted: what every report says (that somebody reported, where money was
 * paid to) weighs next to nothing, without anybody listing it.
 *
 * <p>Weight is the square of the inverse document frequency, so that a script that a handful of reports share outweighs the
 * form that all of them have.
 */
public final class Commonness {

    private final Map<Integer, int[]> counted = new HashMap<>();
    private int tellings;

    public void add(Telling telling) {
        tellings++;
        for (int i = 0; i < telling.size(); i++) {
            counted.computeIfAbsent(telling.term(i), missing -> new int[1])[0]++;
        }
    }

    /** How many tellings were counted. */
    public int tellings() {
        return tellings;
    }

    /** How many tellings have the term. */
    public int of(int term) {
        int[] count = counted.get(term);
        return count == null ? 0 : count[0];
    }

    double weight(int term) {
        double rare = Math.log((tellings + 1.0) / (of(term) + 0.5));
        return rare <= 0 ? 0 : rare * rare;
    }
}
