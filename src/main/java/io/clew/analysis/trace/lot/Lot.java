package io.clew.analysis.trace.lot;

/**
 * Money of one origin that came into an account in one go.
 *
 * @param origin index of the victim, or {@link #OTHER} or {@link #UNKNOWN}
 * @param level hops from the victim to this account; 0 for money of others
 * @param amount 分, above 0
 * @param at epoch milliseconds of its arrival in this account
 */
public record Lot(int origin, int level, long amount, long at) {

    /** Origin of opening balances and of money from people who are no victims here. */
    public static final int OTHER = -1;

    /** Origin of money that must have been there, although no row brought it. */
    public static final int UNKNOWN = -2;

    public boolean victims() {
        return origin >= 0;
    }

    /** The same money, but so much of it. */
    public Lot of(long changed) {
        return new Lot(origin, level, changed, at);
    }

    /** The same money where it arrives next. */
    public Lot movedAt(long time) {
        return new Lot(origin, victims() ? level + 1 : level, amount, time);
    }
}
