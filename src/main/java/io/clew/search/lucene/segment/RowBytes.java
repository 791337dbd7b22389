package io.clew.search.lucene.segment;

import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/** Bytes of rows, at most one value each and none of them empty, one behind the other. */
final class RowBytes {

    private byte[] bytes = new byte[1 << 10];
    private int[] ends = new int[0];
    private int rows;
    private int last; // row that has a value, -1 for none yet
    private int values;

    /** Forgets everything and makes room for so many rows. */
    void clear(int most) {
        rows = most;
        ends = ArrayUtil.growNoCopy(ends, most);
        last = -1;
        values = 0;
    }

    boolean isEmpty() {
        return values == 0;
    }

    /** Sets the value of a row behind all that have one. */
    void set(int row, BytesRef value) {
        int from = last < 0 ? 0 : ends[last];
        Arrays.fill(ends, last + 1, row, from);
        if (from + value.length > bytes.length) {
            bytes = ArrayUtil.grow(bytes, from + value.length);
        }
        System.arraycopy(value.bytes, value.offset, bytes, from, value.length);
        ends[row] = from + value.length;
        last = row;
        values++;
    }

    private int begin(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    private boolean has(int row) {
        return row <= last && ends[row] > begin(row);
    }

    /** Each time from the beginning. */
    BinaryDocValues read() {
        return new BinaryDocValues() {
            private final BytesRef value = new BytesRef();
            private int row = -1;

            @Override
            public BytesRef binaryValue() {
                value.bytes = bytes;
                value.offset = begin(row);
                value.length = ends[row] - value.offset;
                return value;
            }

            @Override
            public boolean advanceExact(int target) {
                row = target;
                return has(target);
            }

            @Override
            public int docID() {
                return row;
            }

            @Override
            public int nextDoc() {
                return advance(row + 1);
            }

            @Override
            public int advance(int target) {
                int at = target;
                while (at <= last && !has(at)) {
                    at++;
                }
                row = at > last || at >= rows ? NO_MORE_DOCS : at;
                return row;
            }

            @Override
            public long cost() {
                return values;
            }
        };
    }
}
