package io.clew.journal;

import java.math.BigDecimal;

/**
 * A place in the order of all changes: a record, its facts, then what was decided or raised before the next record. As a
 * number it is whole where a record is told with all its facts, and has a fraction everywhere else.
 *
 * @param after the highest sequence number that a record had at that time
 * @param nth 1 for the record itself, then its facts; from {@link #BEHIND} on what stands behind them
 */
public record Stamp(long after, int nth) implements Comparable<Stamp> {

    /** The end of a record's facts; what stands behind it comes after. */
    public static final int BEHIND = 500_000;

    /** Before everything. */
    public static final Stamp START = new Stamp(0, BEHIND);

    static final int LAST = 999_999;
    private static final int DIGITS = 6;

    public Stamp {
        if (after < 0 || nth <= 0 || nth > LAST) {
            throw new IllegalArgumentException("no place in the order of changes: " + after + " " + nth);
        }
    }

    /** Where a record stands. */
    public static Stamp record(long sequence) {
        return new Stamp(sequence, 1);
    }

    /** @param nth from 0, of the facts of the record */
    public static Stamp fact(long sequence, int nth) {
        return new Stamp(sequence, nth + 2);
    }

    /** Behind a record and its facts. */
    public static Stamp behind(long sequence) {
        return new Stamp(sequence, BEHIND);
    }

    /** Facts of one record that have a place. */
    public static int facts() {
        return BEHIND - 2;
    }

    /** A number that rises as the order does. */
    public BigDecimal number() {
        return nth == BEHIND
                ? BigDecimal.valueOf(after)
                : BigDecimal.valueOf(after).add(BigDecimal.valueOf(nth, DIGITS)).stripTrailingZeros();
    }

    /** @throws IllegalArgumentException where it is none; quotes the text */
    public static Stamp parse(String number) {
        try {
            BigDecimal read = new BigDecimal(number.strip());
            BigDecimal whole = read.setScale(0, java.math.RoundingMode.FLOOR);
            int nth = read.subtract(whole)
                    .movePointRight(DIGITS)
                    .setScale(0, java.math.RoundingMode.HALF_UP)
                    .intValueExact();
            return new Stamp(whole.longValueExact(), nth == 0 ? BEHIND : nth);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("no place in the order of changes: '" + number + "'", e);
        }
    }

    @Override
    public int compareTo(Stamp other) {
        int byRecord = Long.compare(after, other.after);
        return byRecord != 0 ? byRecord : Integer.compare(nth, other.nth);
    }
}
