package io.clew.alerts.model;

import java.util.Arrays;

/**
 * How far what a look finds has moved from what another found: the population stability index of one measure of the hits.
 *
 * <p>Bins are cut where tenths of the first look's values lie, so that each holds about as many of them; the index is the sum
 * of (q − p) · ln(q / p) over the bins, half a hit being added to each so that an empty one is finite. Of the same population
 * it is about (bins − 1) · (1/n + 1/m): below {@value #LEAST} hits on either side that alone is no longer small, and nothing
 * is said. Source: Siddiqi, <i>Credit Risk Scorecards</i>, 2006, for the limits .1 and .25.
 *
 * @param measure {@code facts}, {@code others} or {@code sum}: what the model's first step counted
 * @param index 0 where nothing moved; meaningless where {@code level} is {@link Level#UNKNOWN}
 */
public record Stability(String measure, double index, Level level) {

    /** What an index says. */
    public enum Level {
        /** There are too few hits to say. */
        UNKNOWN,
        STABLE,
        MOVED,
        /** What the model finds is no longer what it was tried on. */
        DRIFTED
    }

    static final int LEAST = 100;
    private static final int BINS = 10;
    private static final double MOVED = 0.1;
    private static final double DRIFTED = 0.25;

    static Stability of(String measure, double[] first, double[] second) {
        if (first.length < LEAST || second.length < LEAST) {
            return new Stability(measure, 0, Level.UNKNOWN);
        }
        double[] cuts = cuts(first);
        double[] p = shares(first, cuts);
        double[] q = shares(second, cuts);
        double index = 0;
        for (int i = 0; i < p.length; i++) {
            index += (q[i] - p[i]) * Math.log(q[i] / p[i]);
        }
        Level level = index >= DRIFTED ? Level.DRIFTED : index >= MOVED ? Level.MOVED : Level.STABLE;
        return new Stability(measure, index, level);
    }

    /** Upper ends of all bins but the last, each once. */
    private static double[] cuts(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] cuts = new double[BINS - 1];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = sorted[(i + 1) * sorted.length / BINS];
        }
        return Arrays.stream(cuts).distinct().toArray();
    }

    private static double[] shares(double[] values, double[] cuts) {
        double[] shares = new double[cuts.length + 1];
        Arrays.fill(shares, 0.5);
        for (double value : values) {
            int bin = 0;
            while (bin < cuts.length && value >= cuts[bin]) {
                bin++;
            }
            shares[bin]++;
        }
        double all = values.length + 0.5 * shares.length;
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= all;
        }
        return shares;
    }
}
