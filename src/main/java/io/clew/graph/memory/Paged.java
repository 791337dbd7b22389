package io.clew.graph.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Growing columns in pages that never move: one thread appends, others read what was published to them.
 *
 * <p>A reader learns how far it may read from a volatile read elsewhere; everything written before that is visible.
 */
final class Paged {

    static final int BITS = 14;
    static final int SIZE = 1 << BITS;
    static final int MASK = SIZE - 1;

    private Paged() {}

    static final class Ints {
        int[][] pages = new int[16][];

        int get(int i) {
            return pages[i >>> BITS][i & MASK];
        }

        void set(int i, int value) {
            page(i >>> BITS)[i & MASK] = value;
        }

        /** The value at i, 0 where nothing was ever written near it. */
        int getOrZero(int i) {
            int[][] all = pages;
            int page = i >>> BITS;
            if (page >= all.length) {
                return 0;
            }
            int @Nullable [] found = all[page];
            return found == null ? 0 : found[i & MASK];
        }

        int[] page(int page) {
            if (page >= pages.length) {
                pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length * 2));
            }
            if (pages[page] == null) {
                int[][] grown = pages.clone();
                grown[page] = new int[SIZE];
                pages = grown;
            }
            return pages[page];
        }

        long bytes() {
            return count(pages) * (long) SIZE * Integer.BYTES;
        }
    }

    static final class Longs {
        long[][] pages = new long[16][];

        long get(int i) {
            return pages[i >>> BITS][i & MASK];
        }

        void set(int i, long value) {
            int page = i >>> BITS;
            if (page >= pages.length) {
                pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length * 2));
            }
            if (pages[page] == null) {
                long[][] grown = pages.clone();
                grown[page] = new long[SIZE];
                pages = grown;
            }
            pages[page][i & MASK] = value;
        }

        /** The value at i, 0 where nothing was ever written near it. */
        long getOrZero(int i) {
            long[][] all = pages;
            int page = i >>> BITS;
            if (page >= all.length) {
                return 0;
            }
            long @Nullable [] found = all[page];
            return found == null ? 0 : found[i & MASK];
        }

        long bytes() {
            return count(pages) * (long) SIZE * Long.BYTES;
        }
    }

    static final class Bytes {
        byte[][] pages = new byte[16][];

        byte get(int i) {
            return pages[i >>> BITS][i & MASK];
        }

        void set(int i, byte value) {
            int page = i >>> BITS;
            if (page >= pages.length) {
                pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length * 2));
            }
            if (pages[page] == null) {
                byte[][] grown = pages.clone();
                grown[page] = new byte[SIZE];
                pages = grown;
            }
            pages[page][i & MASK] = value;
        }

        long bytes() {
            return count(pages) * (long) SIZE;
        }
    }

    private static long count(Object[] pages) {
        long count = 0;
        for (Object page : pages) {
            if (page != null) {
                count++;
            }
        }
        return count;
    }
}
