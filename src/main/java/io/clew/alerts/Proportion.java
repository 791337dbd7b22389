package io.clew.alerts;

/**
 * A share that was counted, with how far off it may be: Wilson's interval at 95 %, which holds for few cases too.
 *
 * <p>Source: Wilson, <i>Probable inference, the law of succession, and statistical inference</i>, JASA 22, 1927.
 *
 * @param of 0 where nothing is known yet; the interval is then everything
 */
public record Proportion(long hits, long of, double share, double low, double high) {

    private static final double Z = 1.959963984540054; // 97.5 % of the normal distribution lie below

    /** @throws IllegalArgumentException where there are more hits than cases */
    public static Proportion of(long hits, long of) {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException("no proportion: " + hits + " of " + of);
        }
        if (of == 0) {
            return new Proportion(0, 0, 0, 0, 1);
        }
        double p = (double) hits / of;
        double square = Z * Z / of;
        double middle = (p + square / 2) / (1 + square);
        double half = Z * Math.sqrt(p * (1 - p) / of + square / (4 * of)) / (1 + square);
        return new Proportion(hits, of, p, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
