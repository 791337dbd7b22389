package io.clew.search.lucene.segment;

import java.util.Arrays;
import org.apache.lucene.index.BaseTermsEnum;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Which terms of one field stand in which rows, and where. Filled row by row, then {@link #seal sealed} and read once
 * in order of the terms, as a codec reads it.
 */
final class RowPostings extends Terms {

    final TermTable terms = new TermTable();

    private final boolean positions;
    private int[] numbers = new int[1 << 10];
    private int[] rows = new int[1 << 10];
    private int[] places = new int[0];
    private int[] from = new int[0]; // by number of the term, once sealed
    private int[] next = new int[0];
    private int[] sortedRows = new int[0];
    private int[] sortedPlaces = new int[0];
    private int count;

    RowPostings(boolean positions) {
        this.positions = positions;
    }

    /** Forgets everything and keeps the room that it took. */
    void clear() {
        terms.clear();
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    /** @param place position; only where the field has positions */
    void add(int number, int row, int place) {
        if (count == numbers.length) {
            numbers = ArrayUtil.growExact(numbers, count * 2);
            rows = ArrayUtil.growExact(rows, numbers.length);
        }
        if (positions) {
            if (places.length < numbers.length) {
                places = ArrayUtil.growExact(places, numbers.length);
            }
            places[count] = place;
        }
        numbers[count] = number;
        rows[count++] = row;
    }

    int number(int occurrence) {
        return numbers[occurrence];
    }

    int row(int occurrence) {
        return rows[occurrence];
    }

    /** Puts occurrences in order of the numbers of their terms; those of one term stay in order of the rows. */
    RowPostings seal() {
        int behind = terms.count() + 1;
        from = ArrayUtil.growNoCopy(from, behind);
        Arrays.fill(from, 0, behind, 0);
        for (int i = 0; i < count; i++) {
            from[numbers[i] + 1]++;
        }
        for (int i = 1; i < behind; i++) {
            from[i] += from[i - 1];
        }
        next = ArrayUtil.growNoCopy(next, behind);
        System.arraycopy(from, 0, next, 0, behind);
        sortedRows = ArrayUtil.growNoCopy(sortedRows, count);
        sortedPlaces = positions ? ArrayUtil.growNoCopy(sortedPlaces, count) : sortedPlaces;
        for (int i = 0; i < count; i++) {
            int to = next[numbers[i]]++;
            sortedRows[to] = rows[i];
            if (positions) {
                sortedPlaces[to] = places[i];
            }
        }
        return this;
    }

    @Override
    public TermsEnum iterator() {
        return new Reading();
    }

    @Override
    public long size() {
        return terms.count();
    }

    @Override
    public long getSumTotalTermFreq() {
        return -1;
    }

    @Override
    public long getSumDocFreq() {
        return -1;
    }

    @Override
    public int getDocCount() {
        return -1;
    }

    @Override
    public boolean hasFreqs() {
        return positions;
    }

    @Override
    public boolean hasOffsets() {
        return false;
    }

    @Override
    public boolean hasPositions() {
        return positions;
    }

    @Override
    public boolean hasPayloads() {
        return false;
    }

    private static UnsupportedOperationException notForward() {
        return new UnsupportedOperationException("a new segment is read once, forward, and has no statistics yet");
    }

    /** Goes forward over terms; all that a codec asks of a new segment. */
    private final class Reading extends BaseTermsEnum {

        private final int[] order = terms.sorted();
        private final BytesRef term = new BytesRef();
        private final Occurrences occurrences = new Occurrences();
        private int rank = -1;

        @Override
        public @Nullable BytesRef next() {
            if (++rank >= terms.count()) {
                return null;
            }
            terms.term(order[rank], term);
            return term;
        }

        @Override
        public BytesRef term() {
            return term;
        }

        @Override
        public PostingsEnum postings(@Nullable PostingsEnum reuse, int flags) {
            occurrences.reset(from[order[rank]], from[order[rank] + 1]);
            return occurrences;
        }

        @Override
        public long ord() {
            return rank;
        }

        @Override
        public int docFreq() {
            throw notForward();
        }

        @Override
        public long totalTermFreq() {
            throw notForward();
        }

        @Override
        public SeekStatus seekCeil(BytesRef text) {
            throw notForward();
        }

        @Override
        public void seekExact(long ord) {
            throw notForward();
        }

        @Override
        public ImpactsEnum impacts(int flags) {
            throw notForward();
        }
    }

    /** The rows of one term. */
    private final class Occurrences extends PostingsEnum {

        private int end;
        private int next;
        private int row;
        private int freq;
        private int place;

        void reset(int first, int behind) {
            next = first;
            end = behind;
            row = -1;
        }

        @Override
        public int nextDoc() {
            if (next == end) {
                row = NO_MORE_DOCS;
                return row;
            }
            row = sortedRows[next];
            place = next;
            do {
                next++;
            } while (next < end && sortedRows[next] == row);
            freq = next - place;
            return row;
        }

        @Override
        public int freq() {
            return freq;
        }

        @Override
        public int nextPosition() {
            return sortedPlaces[place++];
        }

        @Override
        public int docID() {
            return row;
        }

        @Override
        public int startOffset() {
            return -1;
        }

        @Override
        public int endOffset() {
            return -1;
        }

        @Override
        public @Nullable BytesRef getPayload() {
            return null;
        }

        @Override
        public int advance(int target) {
            throw notForward();
        }

        @Override
        public long cost() {
            return end - next;
        }
    }
}
