package io.clew.search.lucene.segment;

import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/** Terms of one field of one entry, one behind the other in one array, so that none of them is an object. */
public final class TermBuffer {

    private byte[] bytes = new byte[4096];
    private int[] ends = new int[256];
    private int[] steps = new int[256];
    private int count;
    private int length;

    void clear() {
        count = 0;
        length = 0;
    }

    public int count() {
        return count;
    }

    /** Points {@code into} at a term; valid until the next {@link #clear}. */
    void term(int place, BytesRef into) {
        int from = place == 0 ? 0 : ends[place - 1];
        into.bytes = bytes;
        into.offset = from;
        into.length = ends[place] - from;
    }

    /** How many positions a term stands behind the one before. */
    int step(int place) {
        return steps[place];
    }

    void add(BytesRef term, int step) {
        room(term.length);
        System.arraycopy(term.bytes, term.offset, bytes, length, term.length);
        length += term.length;
        end(step);
    }

    /** Adds {@code text[from, to)}, no surrogates in it. */
    void add(String text, int from, int to, int step) {
        room((to - from) * 3);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xc0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3f);
            } else {
                bytes[length++] = (byte) (0xe0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
                bytes[length++] = (byte) (0x80 | c & 0x3f);
            }
        }
        end(step);
    }

    private void end(int step) {
        if (count == ends.length) {
            ends = ArrayUtil.grow(ends, count + 1);
            steps = ArrayUtil.growExact(steps, ends.length);
        }
        ends[count] = length;
        steps[count++] = step;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = ArrayUtil.grow(bytes, length + more);
        }
    }
}
