package io.clew.graph;

/**
 * Which facts a cursor gives.
 *
 * @param direction seen from the node
 * @param links set of link ordinals as bits; {@link #ALL_LINKS} for every one
 * @param from epoch milliseconds, included; facts without a time are given only when both ends are open
 * @param to epoch milliseconds, excluded
 * @param minAmount 分, included; facts without money are given only at {@link Long#MIN_VALUE}
 */
public record FactFilter(Direction direction, long links, long from, long to, long minAmount) {

    public static final long ALL_LINKS = -1L;

    public static final FactFilter ANY =
            new FactFilter(Direction.BOTH, ALL_LINKS, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);

    /** Which facts of an entity are walked, seen from it. */
    public enum Direction {
        OUT,
        IN,
        BOTH
    }

    public FactFilter direction(Direction changed) {
        return new FactFilter(changed, links, from, to, minAmount);
    }

    public FactFilter links(long changed) {
        return new FactFilter(direction, changed, from, to, minAmount);
    }

    /** @param changedTo excluded */
    public FactFilter between(long changedFrom, long changedTo) {
        return new FactFilter(direction, links, changedFrom, changedTo, minAmount);
    }

    public FactFilter atLeast(long changed) {
        return new FactFilter(direction, links, from, to, changed);
    }

    /**
     * The same, where the number that a graph keeps of facts of some links is no amount: they have no money, and where a
     * least amount is asked for they do not count.
     *
     * @param moneyless links as bits
     */
    public FactFilter payable(long moneyless) {
        return minAmount == Long.MIN_VALUE ? this : links(links & ~moneyless);
    }

    public boolean wants(int link) {
        return (links >>> link & 1) != 0;
    }

    public boolean timeless() {
        return from == Long.MIN_VALUE && to == Long.MAX_VALUE;
    }
}
