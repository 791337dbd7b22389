package io.clew.graph.memory;

import java.util.Arrays;

/**
 * Facts of a stretch of nodes on the heap, where a merge works on them: plain arrays are faster than the buffers of a
 * base wherever few facts are touched at a time.
 */
final class Columns {

    int size;
    int[] other = new int[0];
    int[] time = new int[0];
    int[] amount = new int[0];
    int[] ordinal = new int[0];
    /** Left at zero by sources without them. */
    short[] milli = new short[0];

    byte[] currency = new byte[0];

    /** Makes room for so many facts; what was there is lost. */
    void clear(int most) {
        size = 0;
        if (other.length < most) {
            int more = most + most / 4;
            other = new int[more];
            time = new int[more];
            amount = new int[more];
            ordinal = new int[more];
            milli = new short[more];
            currency = new byte[more];
        }
    }

    /** Reads positions [from, end) of a base. */
    void read(Base.Side side, int from, int end) {
        clear(end - from);
        size = end - from;
        side.other.get(from, other, 0, size);
        side.time.get(from, time, 0, size);
        side.amount.get(from, amount, 0, size);
        side.ordinal.get(from, ordinal, 0, size);
        if (side.milli != null) {
            side.milli.get(from, milli, 0, size);
        }
        if (side.currency != null) {
            side.currency.get(from, currency, 0, size);
        }
    }

    /** Appends one fact; there is room. */
    void take(Columns from, int i, boolean fine, boolean foreign) {
        int p = size++;
        other[p] = from.other[i];
        time[p] = from.time[i];
        amount[p] = from.amount[i];
        ordinal[p] = from.ordinal[i];
        if (fine) {
            milli[p] = from.milli[i];
        }
        if (foreign) {
            currency[p] = from.currency[i];
        }
    }

    /** Moves a fact to an earlier place. */
    void move(int from, int to, boolean fine, boolean foreign) {
        other[to] = other[from];
        time[to] = time[from];
        amount[to] = amount[from];
        ordinal[to] = ordinal[from];
        if (fine) {
            milli[to] = milli[from];
        }
        if (foreign) {
            currency[to] = currency[from];
        }
    }

    /** Appends the facts [begin, end); there is room. */
    void take(Columns from, int begin, int end, boolean fine, boolean foreign) {
        int length = end - begin;
        System.arraycopy(from.other, begin, other, size, length);
        System.arraycopy(from.time, begin, time, size, length);
        System.arraycopy(from.amount, begin, amount, size, length);
        System.arraycopy(from.ordinal, begin, ordinal, size, length);
        if (fine) {
            System.arraycopy(from.milli, begin, milli, size, length);
        }
        if (foreign) {
            System.arraycopy(from.currency, begin, currency, size, length);
        }
        size += length;
    }

    /** Runs of a stretch of nodes: where each begins and its link type. */
    static final class Runs {
        int size;
        int[] at = new int[1024];
        byte[] link = new byte[1024];

        void add(int begin, int type) {
            if (size == at.length) {
                at = Arrays.copyOf(at, size * 2);
                link = Arrays.copyOf(link, size * 2);
            }
            at[size] = begin;
            link[size++] = (byte) type;
        }

        /** Appends the runs [from, end) of another stretch, that many facts further on. */
        void take(Runs other, int from, int end, int further) {
            int room = size + end - from;
            if (room > at.length) {
                at = Arrays.copyOf(at, 2 * room);
                link = Arrays.copyOf(link, 2 * room);
            }
            for (int i = 0; i < end - from; i++) {
                at[size + i] = other.at[from + i] + further;
            }
            System.arraycopy(other.link, from, link, size, end - from);
            size = room;
        }

        /** Reads runs [from, end) of a base, and where the last one ends. */
        void read(Base.Side side, int from, int end) {
            if (at.length <= end - from) {
                at = new int[(end - from) * 2];
                link = new byte[at.length];
            }
            size = end - from;
            side.runAt.get(from, at, 0, size + 1);
            side.runLink.get(from, link, 0, size);
        }
    }
}
