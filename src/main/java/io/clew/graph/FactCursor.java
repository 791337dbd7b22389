package io.clew.graph;

/** Walks facts at one node; a flyweight, its values are valid until the next call to {@link #next()}. */
public interface FactCursor {

    /** Time of a fact whose record does not say when; sorts before every other. */
    long NO_TIME = Long.MIN_VALUE;

    /** Amount of a fact that carries no money. */
    long NO_AMOUNT = Long.MIN_VALUE;

    /** Duration of a fact that says none, or is no call. */
    long NO_SECONDS = -1;

    boolean next();

    /** The node at the other end; the same node for a self-transfer, which is walked once in each direction. */
    long other();

    /** Epoch milliseconds, or {@link #NO_TIME}. */
    long at();

    /** 分 (or the hundredth of the fact's currency), or {@link #NO_AMOUNT}. */
    long amount();

    /** How long a call lasted, 0 where nobody answered; {@link #NO_SECONDS} where that is not said, or it is no call. */
    long seconds();

    /** Ordinal of the link type, as {@link Ontology#link(int)} gives it. */
    int link();

    /** Whether the fact leaves the node. */
    boolean outgoing();

    /** ISO 4217 code, interned. */
    String currency();

    /** Handle of the fact in this view, for {@link GraphView#factName}. The same in both directions. */
    long fact();
}
