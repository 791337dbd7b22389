package io.clew.search.lucene.segment;

import java.util.Arrays;
import org.apache.lucene.codecs.MutablePointTree;
import org.apache.lucene.codecs.PointsReader;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PointValues.IntersectVisitor;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/** Numbers of rows to ask for by range, several each; a codec sorts them here. */
final class RowPoints extends MutablePointTree {

    private byte[] packed = new byte[1 << 12];
    private int[] rows = new int[1 << 9];
    private int[] order = new int[0];
    private int[] saved = new int[0];
    private int count;

    void add(int row, long value) {
        if (count == rows.length) {
            rows = ArrayUtil.growExact(rows, count * 2);
            packed = ArrayUtil.growExact(packed, rows.length * Long.BYTES);
        }
        NumericUtils.longToSortableBytes(value, packed, count * Long.BYTES);
        rows[count++] = row;
    }

    /** Forgets everything and keeps the room that it took. */
    void clear() {
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    RowPoints seal() {
        order = ArrayUtil.growNoCopy(order, count);
        saved = ArrayUtil.growNoCopy(saved, count);
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        return this;
    }

    @Override
    public long size() {
        return count;
    }

    @Override
    public void getValue(int i, BytesRef into) {
        into.bytes = packed;
        into.offset = order[i] * Long.BYTES;
        into.length = Long.BYTES;
    }

    @Override
    public byte getByteAt(int i, int k) {
        return packed[order[i] * Long.BYTES + k];
    }

    @Override
    public int getDocID(int i) {
        return rows[order[i]];
    }

    @Override
    public void swap(int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }

    @Override
    public void save(int i, int j) {
        saved[j] = order[i];
    }

    @Override
    public void restore(int i, int j) {
        System.arraycopy(saved, i, order, i, j - i);
    }

    @Override
    public void visitDocValues(IntersectVisitor visitor) throws java.io.IOException {
        byte[] value = new byte[Long.BYTES];
        for (int i = 0; i < count; i++) {
            System.arraycopy(packed, order[i] * Long.BYTES, value, 0, Long.BYTES);
            visitor.visit(getDocID(i), value);
        }
    }

    /** As a codec reads it. */
    PointsReader reader() {
        var values = new PointValues() {
            @Override
            public PointTree getPointTree() {
                return RowPoints.this;
            }

            @Override
            public byte[] getMinPackedValue() {
                throw notRead();
            }

            @Override
            public byte[] getMaxPackedValue() {
                throw notRead();
            }

            private UnsupportedOperationException notRead() {
                return new UnsupportedOperationException("a codec finds the ends of new points while it writes them");
            }

            @Override
            public int getNumDimensions() {
                return 1;
            }

            @Override
            public int getNumIndexDimensions() {
                return 1;
            }

            @Override
            public int getBytesPerDimension() {
                return Long.BYTES;
            }

            @Override
            public long size() {
                return count;
            }

            @Override
            public int getDocCount() {
                return (int) Arrays.stream(rows, 0, count).distinct().count();
            }
        };
        return new PointsReader() {
            @Override
            public PointValues getValues(String field) {
                return values;
            }

            @Override
            public void checkIntegrity() {}

            @Override
            public void close() {}
        };
    }
}
