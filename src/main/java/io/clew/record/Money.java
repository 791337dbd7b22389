package io.clew.record;

import java.math.BigDecimal;

/** An amount in whole 分 (1 yuan = 100 分). Never a double; a sum that would overflow throws. */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    /**
     * Reads an amount as bank statements print it, such as {@code 12,300.50} or {@code ¥300}.
     *
     * @throws IllegalArgumentException if the text is not an amount, is finer than one 分 or too large; quotes the text
     */
    public static Money parse(String printed) {
        String digits = printed.strip().replace(",", "").replace("\uff0c", "").replaceFirst("^([+-]?)[¥￥]", "$1");
        try {
            return new Money(new BigDecimal(digits).movePointRight(2).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("not an amount in yuan: '" + printed + "'", e);
        }
    }

    /** @throws ClewException as {@link #sum} */
    public Money plus(Money other) {
        return new Money(sum(fen, other.fen));
    }

    /**
     * Adds 分 up, so that no sum is ever wrong.
     *
     * @throws ClewException {@code amount-overflow} where the sum does not fit in 64 bits; names both amounts
     */
    public static long sum(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw new ClewException(Message.of("amount-overflow.sum", a, b));
        }
        return sum;
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    /** Yuan with two decimals and no grouping, such as {@code -12300.50}: the form of the API. */
    @Override
    public String toString() {
        if (fen == Long.MIN_VALUE) {
            return BigDecimal.valueOf(fen, 2).toPlainString();
        }
        long size = Math.abs(fen);
        long rest = size % 100;
        return (fen < 0 ? "-" : "") + size / 100 + (rest < 10 ? ".0" : ".") + rest;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }
}
