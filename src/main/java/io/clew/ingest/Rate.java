package io.clew.ingest;

/** How fast something goes: over the last few seconds, and so how long it still takes. Safe for use by many threads. */
final class Rate {

    private static final long WINDOW_NANOS = 5_000_000_000L;

    private final long began = System.nanoTime();
    private long from = began;
    private long countThen;
    private long lastPerSecond;

    /** Rows a second, given how many there are by now. */
    synchronized long at(long count) {
        long now = System.nanoTime();
        double seconds = (now - from) / 1e9;
        if (seconds > 0.2) {
            lastPerSecond = Math.round((count - countThen) / seconds);
        }
        if (now - from > WINDOW_NANOS) {
            from = now;
            countThen = count;
        }
        return lastPerSecond;
    }

    /** By the whole time so far; -1 until a hundredth is done. */
    synchronized long secondsLeft(long done, long all) {
        if (done <= 0 || done < all / 100) {
            return -1;
        }
        double passed = (System.nanoTime() - began) / 1e9;
        return Math.round(passed * (all - done) / done);
    }
}
