package io.clew.graph.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A 64-bit hash of bytes. Never trusted alone: whoever finds by it compares what was found. */
final class Hash {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Hash() {}

    static long of(byte[] bytes, int length, int seed) {
        return of(bytes, 0, length, seed);
    }

    static long of(byte[] bytes, int from, int length, int seed) {
        long h = 0x9E3779B97F4A7C15L * (seed + 1L) ^ length;
        int i = from;
        int end = from + length;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            h = step(h, (long) LONGS.get(bytes, i));
        }
        long rest = 0;
        for (; i < end; i++) {
            rest = rest << 8 | bytes[i] & 0xff;
        }
        return mix(step(h, rest));
    }

    private static long step(long hash, long value) {
        long h = (hash ^ value) * 0x9FB21C651E98DF25L;
        return h ^ h >>> 32;
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
