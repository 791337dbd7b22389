package io.clew.graph;

import java.util.stream.LongStream;

/** Seeds of random tests: new ones each run, or the one of {@code -Dclew.seed=N} to repeat a failure. */
public final class Seeds {

    private Seeds() {}

    public static long[] fresh(int count) {
        String again = System.getProperty("clew.seed");
        if (again != null) {
            return new long[] {Long.parseLong(again)};
        }
        long base = System.nanoTime();
        return LongStream.range(base, base + count).toArray();
    }
}
