package io.clew.search.lucene.segment;

import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/** Numbers of rows, at most one each. */
final class RowNumbers {

    private long[] values = new long[0];
    private FixedBitSet there = new FixedBitSet(1);
    private int rows;

    /** Forgets everything and makes room for so many rows. */
    void clear(int most) {
        rows = most;
        values = ArrayUtil.growNoCopy(values, most);
        if (there.length() <= most) {
            there = new FixedBitSet(values.length + 1);
        }
        there.clear();
    }

    void set(int row, long value) {
        values[row] = value;
        there.set(row);
    }

    /** Each time from the beginning. */
    NumericDocValues read() {
        return new NumericDocValues() {
            private int row = -1;

            @Override
            public long longValue() {
                return values[row];
            }

            @Override
            public boolean advanceExact(int target) {
                row = target;
                return there.get(target);
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
                row = target >= rows ? NO_MORE_DOCS : there.nextSetBit(target);
                return row;
            }

            @Override
            public long cost() {
                return rows;
            }
        };
    }
}
