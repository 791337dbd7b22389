package io.clew.bench;

import java.lang.management.ManagementFactory;
import java.util.Collection;

/** Spread of measured times. */
final class Latency {

    private Latency() {}

    /** Nanoseconds of processor time that this thread has had: what others do beside it counts for little in them. */
    static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** @param nanos one time each */
    static String of(Collection<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return "none";
        }
        return String.format(
                "p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, most %.2f ms (%d)",
                at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1), sorted.length);
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
    }
}
