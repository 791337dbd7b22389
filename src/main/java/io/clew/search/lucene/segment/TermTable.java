package io.clew.search.lucene.segment;

import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BitUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.BytesRefComparator;
import org.apache.lucene.util.StringSorter;
import org.apache.lucene.util.UnicodeUtil;

/** Numbers distinct terms from 0 in order of appearance, and sorts them. */
public final class TermTable {

    private byte[] bytes = new byte[1 << 14];
    private int[] starts = new int[1 << 9]; // of each term; behind the last, where it ends
    private int[] order = new int[0]; // number of each term by rank, once sorted
    private boolean sorted;
    private long[] slots = new long[1 << 10]; // hash above, number + 1 below
    private int count;

    public int count() {
        return count;
    }

    /** Forgets all terms and keeps the room that they took. */
    void clear() {
        Arrays.fill(slots, 0);
        count = 0;
        sorted = false;
    }

    /** The number of a term, a new one if it has not been added. */
    public int add(BytesRef term) {
        int from = starts[count];
        room(from + term.length);
        System.arraycopy(term.bytes, term.offset, bytes, from, term.length);
        return place(from, term.length);
    }

    public int add(String term) {
        int from = starts[count];
        room(from + UnicodeUtil.maxUTF8Length(term.length()));
        int end = UnicodeUtil.UTF16toUTF8(term, 0, term.length(), bytes, from);
        return place(from, end - from);
    }

    /** The number of a term that is known to be new, and of which {@link #add} is never asked. */
    int addNew(BytesRef term) {
        int from = starts[count];
        room(from + term.length);
        System.arraycopy(term.bytes, term.offset, bytes, from, term.length);
        return end(from + term.length);
    }

    private void room(int needed) {
        if (needed > bytes.length) {
            bytes = ArrayUtil.growExact(bytes, Math.max(needed, bytes.length * 2));
        }
    }

    /** The number of the term that stands at the end of the bytes, which stays there if it is new. */
    private int place(int from, int length) {
        int hash = hash(from, length);
        int mask = slots.length - 1;
        int at = hash & mask;
        for (long slot = slots[at]; slot != 0; slot = slots[at]) {
            if ((int) (slot >>> 32) == hash) {
                int number = (int) slot - 1;
                int start = starts[number];
                if (Arrays.equals(bytes, start, starts[number + 1], bytes, from, from + length)) {
                    return number;
                }
            }
            at = (at + 1) & mask;
        }
        slots[at] = (long) hash << 32 | (count + 1);
        int number = end(from + length);
        if (count * 2 > slots.length) {
            widen();
        }
        return number;
    }

    private int end(int behind) {
        count++;
        if (count == starts.length) {
            starts = ArrayUtil.growExact(starts, count * 2);
        }
        starts[count] = behind;
        return count - 1;
    }

    private void widen() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long slot : old) {
            if (slot != 0) {
                int at = (int) (slot >>> 32) & (slots.length - 1);
                while (slots[at] != 0) {
                    at = (at + 1) & (slots.length - 1);
                }
                slots[at] = slot;
            }
        }
    }

    private int hash(int from, int length) {
        long hash = length * 0x9e3779b97f4a7c15L;
        int at = from;
        int end = from + length;
        for (; at + 8 <= end; at += 8) {
            hash = (hash ^ (long) BitUtil.VH_LE_LONG.get(bytes, at)) * 0xbf58476d1ce4e5b9L;
            hash ^= hash >>> 32;
        }
        for (; at < end; at++) {
            hash = (hash ^ (bytes[at] & 0xff)) * 0x94d049bb133111ebL;
        }
        hash ^= hash >>> 29;
        return (int) (hash * 0xbf58476d1ce4e5b9L >>> 32);
    }

    /** Points {@code into} at a term; valid until the next is added. */
    public void term(int number, BytesRef into) {
        into.bytes = bytes;
        into.offset = starts[number];
        into.length = starts[number + 1] - starts[number];
    }

    /** Numbers of the terms in order of their bytes, as many as there are; nothing may be added any more. */
    public int[] sorted() {
        if (!sorted) {
            sorted = true;
            order = new int[count];
            for (int i = 0; i < count; i++) {
                order[i] = i;
            }
            new StringSorter(BytesRefComparator.NATURAL) {
                @Override
                protected void get(BytesRefBuilder builder, BytesRef result, int i) {
                    term(order[i], result);
                }

                @Override
                protected void swap(int i, int j) {
                    int kept = order[i];
                    order[i] = order[j];
                    order[j] = kept;
                }
            }.sort(0, count);
        }
        return order;
    }

    /** The place of each term, by number, in {@link #sorted()}. */
    int[] ranks() {
        int[] ranks = new int[count];
        int[] order = sorted();
        for (int rank = 0; rank < count; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }
}
