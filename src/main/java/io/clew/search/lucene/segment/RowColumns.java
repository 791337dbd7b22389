package io.clew.search.lucene.segment;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.EmptyDocValuesProducer;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Writes the columns of a {@link RowSegment}; those of words are made of its terms. */
final class RowColumns {

    private final Map<String, RowPostings> postings;
    private final Map<String, RowNumbers> numbers;
    private final Map<String, RowBytes> bytes;

    RowColumns(Map<String, RowPostings> postings, Map<String, RowNumbers> numbers, Map<String, RowBytes> bytes) {
        this.postings = postings;
        this.numbers = numbers;
        this.bytes = bytes;
    }

    void write(Codec codec, SegmentWriteState state) throws IOException {
        try (DocValuesConsumer to = codec.docValuesFormat().fieldsConsumer(state)) {
            for (FieldInfo field : state.fieldInfos) {
                switch (field.getDocValuesType()) {
                    case NUMERIC -> to.addNumericField(field, numbers(field));
                    case BINARY -> to.addBinaryField(field, bytes(field));
                    case SORTED -> to.addSortedField(field, words(field));
                    case SORTED_SET -> to.addSortedSetField(field, sets(field));
                    case NONE, SORTED_NUMERIC -> {}
                }
            }
        }
    }

    private EmptyDocValuesProducer numbers(FieldInfo field) {
        RowNumbers values = numbers.get(field.name);
        return new EmptyDocValuesProducer() {
            @Override
            public @Nullable NumericDocValues getNumeric(FieldInfo same) {
                return values == null ? null : values.read();
            }
        };
    }

    private RowPostings terms(FieldInfo field) {
        RowPostings terms = postings.get(field.name);
        if (terms == null) {
            throw new IllegalStateException("no terms of " + field.name);
        }
        return terms;
    }

    private EmptyDocValuesProducer bytes(FieldInfo field) {
        RowBytes values = bytes.get(field.name);
        if (values == null) {
            return names(field);
        }
        return new EmptyDocValuesProducer() {
            @Override
            public BinaryDocValues getBinary(FieldInfo same) {
                return values.read();
            }
        };
    }

    private EmptyDocValuesProducer names(FieldInfo field) {
        RowPostings terms = terms(field);
        return new EmptyDocValuesProducer() {
            @Override
            public BinaryDocValues getBinary(FieldInfo same) {
                return new BinaryDocValues() {
                    private final Rows rows = new Rows(terms);
                    private final BytesRef value = new BytesRef();

                    @Override
                    public BytesRef binaryValue() {
                        terms.terms.term(terms.number(rows.first), value);
                        return value;
                    }

                    @Override
                    public boolean advanceExact(int target) {
                        return rows.advance(target) == target;
                    }

                    @Override
                    public int docID() {
                        return rows.row;
                    }

                    @Override
                    public int nextDoc() {
                        return rows.advance(rows.row + 1);
                    }

                    @Override
                    public int advance(int target) {
                        return rows.advance(target);
                    }

                    @Override
                    public long cost() {
                        return terms.count();
                    }
                };
            }
        };
    }

    /** A field of which every row has one value, read as a set of one. */
    private EmptyDocValuesProducer words(FieldInfo field) {
        EmptyDocValuesProducer sets = sets(field);
        return new EmptyDocValuesProducer() {
            @Override
            public SortedDocValues getSorted(FieldInfo same) throws IOException {
                return SortedSetSelector.wrap(sets.getSortedSet(same), SortedSetSelector.Type.MIN);
            }
        };
    }

    private EmptyDocValuesProducer sets(FieldInfo field) {
        RowPostings terms = terms(field);
        int[] ranks = terms.terms.ranks();
        return new EmptyDocValuesProducer() {
            @Override
            public SortedSetDocValues getSortedSet(FieldInfo same) {
                return new Sets(terms, ranks);
            }
        };
    }

    private static final class Sets extends SortedSetDocValues {

        private final RowPostings terms;
        private final int[] ranks;
        private final Rows rows;
        private int[] ords = new int[0];
        private int next;

        Sets(RowPostings terms, int[] ranks) {
            this.terms = terms;
            this.ranks = ranks;
            rows = new Rows(terms);
        }

        @Override
        public long nextOrd() {
            return ords[next++];
        }

        @Override
        public int docValueCount() {
            return ords.length;
        }

        @Override
        public BytesRef lookupOrd(long ord) {
            var value = new BytesRef();
            terms.terms.term(terms.terms.sorted()[(int) ord], value);
            return value;
        }

        @Override
        public long getValueCount() {
            return ranks.length;
        }

        private int at(int row) {
            if (row != NO_MORE_DOCS) {
                int count = rows.behind - rows.first;
                ords = ords.length == count ? ords : new int[count];
                for (int i = 0; i < count; i++) {
                    ords[i] = ranks[terms.number(rows.first + i)];
                }
                if (count > 1) {
                    ords = Arrays.stream(ords).sorted().distinct().toArray();
                }
                next = 0;
            }
            return row;
        }

        @Override
        public boolean advanceExact(int target) {
            return at(rows.advance(target)) == target;
        }

        @Override
        public int docID() {
            return rows.row;
        }

        @Override
        public int nextDoc() {
            return at(rows.advance(rows.row + 1));
        }

        @Override
        public int advance(int target) {
            return at(rows.advance(target));
        }

        @Override
        public long cost() {
            return terms.count();
        }
    }

    /** Goes over the rows of a field and says which occurrences are theirs. */
    private static final class Rows {

        private final RowPostings terms;
        private int row = -1;
        private int first;
        private int behind;

        Rows(RowPostings terms) {
            this.terms = terms;
        }

        int advance(int target) {
            int at = behind;
            while (at < terms.count() && terms.row(at) < target) {
                at++;
            }
            first = at;
            if (at == terms.count()) {
                behind = at;
                row = org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;
                return row;
            }
            row = terms.row(at);
            while (at < terms.count() && terms.row(at) == row) {
                at++;
            }
            behind = at;
            return row;
        }
    }
}
