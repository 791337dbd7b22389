package io.clew.analysis.trace.lot;

import io.clew.record.ClewException;
import io.clew.record.Money;
import java.math.BigInteger;

/** Splits whole 分 so that the parts add up to the whole. */
public final class Shares {

    private Shares() {}

    /**
     * Splits an amount in proportion to weights by largest remainder; equal remainders go to the earlier weight.
     *
     * @param amount 分, not negative
     * @param weights 分, none negative; their sum is not 0 unless the amount is
     * @return parts that add up to the amount exactly; none exceeds its weight where the amount does not exceed the sum
     * @throws ClewException {@code amount-overflow} if the weights add up to more than fits in 64 bits
     */
    public static long[] split(long amount, long[] weights) {
        long sum = 0;
        for (long weight : weights) {
            sum = plus(sum, weight);
        }
        long[] parts = new long[weights.length];
        if (amount == 0) {
            return parts;
        }
        if (sum <= 0) {
            throw new IllegalArgumentException("cannot split " + amount + " over weights that are all 0");
        }
        long[] remainders = new long[weights.length];
        long left = amount;
        for (int i = 0; i < weights.length; i++) {
            divide(amount, weights[i], sum, parts, remainders, i);
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            parts[largest]++;
            remainders[largest] = -1;
        }
        return parts;
    }

    private static void divide(long amount, long weight, long sum, long[] parts, long[] remainders, int i) {
        if (Math.multiplyHigh(amount, weight) == 0 && amount * weight >= 0) {
            parts[i] = amount * weight / sum;
            remainders[i] = amount * weight % sum;
            return;
        }
        BigInteger[] both = BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(weight))
                .divideAndRemainder(BigInteger.valueOf(sum));
        parts[i] = both[0].longValueExact();
        remainders[i] = both[1].longValueExact();
    }

    /** @throws ClewException {@code amount-overflow} where the sum does not fit in 64 bits */
    public static long plus(long a, long b) {
        return Money.sum(a, b);
    }
}
