package io.clew.graph;

/** What one question may cost. For one thread. */
public final class Budget {

    private static final int CLOCK_EVERY = 4096;

    private final long mostFacts;
    private final long deadline;
    private long spent;
    private boolean late;

    /**
     * @param mostFacts facts that may be walked
     * @param nanos time from now that the question may take
     */
    public Budget(long mostFacts, long nanos) {
        this.mostFacts = mostFacts;
        this.deadline = System.nanoTime() + nanos;
    }

    public static Budget unlimited() {
        return new Budget(Long.MAX_VALUE, Long.MAX_VALUE / 2);
    }

    /** Spends one fact; false once the question has to stop. */
    public boolean spend() {
        spent++;
        if (spent > mostFacts) {
            return false;
        }
        if (spent % CLOCK_EVERY == 0 && System.nanoTime() - deadline > 0) {
            late = true;
        }
        return !late;
    }

    public boolean exhausted() {
        return late || spent > mostFacts;
    }

    public long spent() {
        return spent;
    }

    /** Why the question was cut: {@code facts}, {@code time}, or empty where it was not. */
    public String why() {
        return late ? "time" : spent > mostFacts ? "facts" : "";
    }
}
