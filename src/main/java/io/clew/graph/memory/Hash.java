package io.clew.graph.memory;

/** A 64-bit hash of bytes. Never trusted alone: whoever finds by it compares what was found. */
final class Hash {

    private Hash() {}

    static long of(byte[] bytes, int length, int seed) {
        long h = 0x9E3779B97F4A7C15L * (seed + 1L) ^ length;
        for (int i = 0; i < length; i++) {
            h = (h ^ bytes[i]) * 0x100000001b3L;
            h ^= h >>> 29;
        }
        return mix(h);
    }

    static long mix(long value) {
        long x = value;
        x ^= x >>> 33;
        x *= 0xff51afd7ed558ccdL;
        x ^= x >>> 33;
        x *= 0xc4ceb9fe1a85ec53L;
        return x ^ x >>> 33;
    }
}
