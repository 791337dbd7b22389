package io.clew.analysis.linkage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs of reports that repeat within a span of time, each as long as it can be.
 *
 * <p>O(n) for n reports in order of time.
 */
public final class Repeats {

    private Repeats() {}

    /**
     * Runs of at least {@code least} with the first and the last no farther apart than {@code span}; a run that lies within
     * another one is left out.
     *
     * @param told in order of time
     */
    public static <T> List<List<T>> runs(List<T> told, Function<T, Instant> at, int least, Duration span) {
        var runs = new ArrayList<List<T>>();
        int end = 0;
        int last = 0;
        for (int from = 0; from < told.size(); from++) {
            Instant until = at.apply(told.get(from)).plus(span);
            while (end < told.size() && !at.apply(told.get(end)).isAfter(until)) {
                end++;
            }
            if (end - from >= least && end > last) {
                runs.add(List.copyOf(told.subList(from, end)));
                last = end;
            }
        }
        return runs;
    }

    /** Whether each interval is shorter than the one before; with three reports at least. */
    public static boolean shrinks(List<Instant> times) {
        if (times.size() < 3) {
            return false;
        }
        Duration before = Duration.between(times.get(0), times.get(1));
        for (int i = 2; i < times.size(); i++) {
            Duration next = Duration.between(times.get(i - 1), times.get(i));
            if (next.compareTo(before) >= 0) {
                return false;
            }
            before = next;
        }
        return true;
    }
}
