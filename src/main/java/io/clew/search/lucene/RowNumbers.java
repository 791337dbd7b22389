package io.clew.search.lucene;

import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.FixedBitSet;

/** Numbers of rows, at most one each. */
final class RowNumbers {

    private final long[] values;
    private final FixedBitSet there;

    RowNumbers(int rows) {
        values = new long[rows];
        there = new FixedBitSet(Math.max(1, rows));
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
                row = target >= values.length ? NO_MORE_DOCS : there.nextSetBit(target);
                return row;
            }

            @Override
            public long cost() {
                return values.length;
            }
        };
    }
}
