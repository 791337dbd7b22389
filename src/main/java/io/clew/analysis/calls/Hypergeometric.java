package io.clew.analysis.calls;

/**
 * How likely so much in common is by chance: of a population some are marked, some are drawn without putting back, and at
 * least so many of the drawn are marked.
 *
 * <p>The tail is summed from logarithms of factorials, smallest terms first. O(drawn).
 */
public final class Hypergeometric {

    private Hypergeometric() {}

    /**
     * @param population at least {@code marked} and {@code drawn}
     * @return P(at least {@code least} of the drawn are marked), 0 to 1
     */
    public static double atLeast(long population, long marked, long drawn, long least) {
        if (marked < 0 || drawn < 0 || marked > population || drawn > population) {
            throw new IllegalArgumentException(drawn + " drawn, " + marked + " marked of " + population);
        }
        long most = Math.min(marked, drawn);
        if (least <= Math.max(0, marked + drawn - population)) {
            return 1;
        }
        double all = choose(population, drawn);
        double sum = 0;
        for (long hit = most; hit >= least; hit--) {
            sum += Math.exp(choose(marked, hit) + choose(population - marked, drawn - hit) - all);
        }
        return Math.min(1, sum);
    }

    private static double choose(long n, long k) {
        return factorial(n) - factorial(k) - factorial(n - k);
    }

    /** Logarithm of n!; by Stirling's series from 16 on, exact to 14 digits. */
    static double factorial(long n) {
        if (n < 16) {
            double product = 1;
            for (long i = 2; i <= n; i++) {
                product *= i;
            }
            return Math.log(product);
        }
        double x = n + 1.0;
        double y = 1 / (x * x);
        double series = (1 / 12.0 - y * (1 / 360.0 - y * (1 / 1260.0 - y / 1680.0))) / x;
        return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
    }
}
