package io.clew.graph.memory;

import io.clew.graph.FactCursor;

/** How times and amounts become ints: see {@link Base} for what the special values mean. */
final class Encoding {

    private Encoding() {}

    /** @param at epoch ms, or {@link FactCursor#NO_TIME} */
    static int seconds(long at) {
        if (at == FactCursor.NO_TIME) {
            return Base.UNTIMED;
        }
        long seconds = Math.floorDiv(at, 1000) - Base.ORIGIN;
        return seconds <= Base.EARLY ? Base.EARLY : seconds >= Base.LATE ? Base.LATE : (int) seconds;
    }

    /**
     * What is finer than a second, in ms.
     *
     * @param seconds what {@link #seconds} says of it
     */
    static short milli(long at, int seconds) {
        return seconds <= Base.EARLY || seconds == Base.LATE ? 0 : (short) (at - (seconds + Base.ORIGIN) * 1000);
    }

    /** Whether the time does not fit, so that it is kept beside the columns. */
    static boolean escapes(int seconds) {
        return seconds == Base.EARLY || seconds == Base.LATE;
    }

    /** @param seconds neither untimed nor escaped */
    static long millis(int seconds, int milli) {
        return (seconds + Base.ORIGIN) * 1000 + milli;
    }

    /** @param amount 分, or {@link FactCursor#NO_AMOUNT} */
    static int small(long amount) {
        if (amount == FactCursor.NO_AMOUNT) {
            return Base.NO_MONEY;
        }
        return amount > Base.NO_MONEY && amount < Base.LARGE ? (int) amount : Base.LARGE;
    }
}
