package io.clew.search.lucene.codec;

import io.clew.record.FactColumns;
import io.clew.search.RecordIndex.Kept;
import io.clew.search.RecordIndex.KeptFacts;
import io.clew.search.RecordIndex.RecordSink;
import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Every record that matches, in order of sequence: first their places are gathered (8 bytes each), then they are read
 * one by one.
 */
public final class RecordScan {

    /** A place is the sequence, less the smallest, in the upper 33 bits, and the document in the lower 31. */
    private static final int DOCUMENT_BITS = 31;

    private static final long DOCUMENT_MASK = (1L << DOCUMENT_BITS) - 1;
    private static final long WIDEST = 1L << (63 - DOCUMENT_BITS);

    private final IndexSearcher searcher;
    private long[] places = new long[1024];
    private int count;
    private long base;
    private long last = Long.MAX_VALUE; // sequence
    /** Whether everything from a sequence on is read, so that records lie side by side. */
    private boolean all;

    public RecordScan(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    public void run(Query query, long after, LongConsumer total, RecordSink sink) throws IOException {
        base = after;
        gather(query);
        total.accept(count);
        read((stored, doc, sequence, version) ->
                sink.accept(new Kept(StoredRecord.read(stored, doc), sequence, version)));
    }

    /** As {@link #run}, up to a sequence, which is included. */
    public void run(Query query, long after, long upTo, RecordSink sink) throws IOException {
        last = upTo;
        run(query, after, total -> {}, sink);
    }

    public void facts(long after, Predicate<KeptFacts> sink) throws IOException {
        base = after;
        gather(new MatchAllDocsQuery());
        read((stored, doc, sequence, version) ->
                sink.test(RecordCodec.decodeFacts(StoredRecord.bytes(stored, doc), sequence, version)));
    }

    /** Every fact of what was added after a sequence, in columns. */
    public void columns(long after, FactColumns.Sink sink) throws IOException {
        base = after;
        gather(new MatchAllDocsQuery());
        new FactScan(searcher.getIndexReader().leaves(), places, count, after).run(sink);
    }

    /** Document of a place. */
    static int document(long place) {
        return (int) (place & DOCUMENT_MASK);
    }

    /** Sequence of a place, beyond that after which is read. */
    static long beyond(long place) {
        return place >>> DOCUMENT_BITS;
    }

    private interface Reading {
        /** @return false to stop */
        boolean read(StoredFields stored, int doc, long sequence, int version) throws IOException;
    }

    private void gather(Query query) throws IOException {
        all = query instanceof MatchAllDocsQuery;
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            DocValuesSkipper skipper = leaf.reader().getDocValuesSkipper(Schema.SEQUENCE);
            boolean later = skipper == null || skipper.maxValue() > base && skipper.minValue() <= last;
            Scorer scorer = later ? weight.scorer(leaf) : null;
            if (scorer != null) {
                gather(leaf, scorer.iterator());
            }
        }
        Arrays.sort(places, 0, count);
    }

    private void gather(LeafReaderContext leaf, DocIdSetIterator matches) throws IOException {
        NumericDocValues sequences = DocValues.getNumeric(leaf.reader(), Schema.SEQUENCE);
        Bits live = leaf.reader().getLiveDocs();
        for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = matches.nextDoc()) {
            if ((live == null || live.get(doc)) && sequences.advanceExact(doc)) {
                long beyond = sequences.longValue() - base;
                if (beyond > 0 && sequences.longValue() <= last) {
                    add(beyond, leaf.docBase + doc);
                }
            }
        }
    }

    private void add(long beyond, int document) {
        if (beyond >= WIDEST) {
            throw new IllegalStateException("sequence numbers are " + beyond + " apart; scan a part of them");
        }
        places = ArrayUtil.grow(places, count + 1);
        places[count++] = beyond << DOCUMENT_BITS | document;
    }

    /**
     * The stored fields of a segment: where most records of a stretch are read, with whole chunks unpacked once, which is several
     * times faster than once for each record in them; else with each block that is needed.
     */
    private StoredFields stored(LeafReader segment) throws IOException {
        boolean most = all || count > searcher.getIndexReader().maxDoc() / 4;
        if (most && segment instanceof CodecReader codec && codec.getFieldsReader() != null) {
            return codec.getFieldsReader().getMergeInstance();
        }
        return StoredNearby.of(segment);
    }

    private void read(Reading reading) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        var stored = new @Nullable StoredFields[leaves.size()];
        var versions = new Versions(leaves);
        for (int i = 0; i < count; i++) {
            int document = document(places[i]);
            int leaf = ReaderUtil.subIndex(document, leaves);
            StoredFields from = stored[leaf];
            if (from == null) {
                from = stored(leaves.get(leaf).reader());
                stored[leaf] = from;
            }
            int doc = document - leaves.get(leaf).docBase;
            long sequence = base + beyond(places[i]);
            if (!reading.read(from, doc, sequence, versions.of(leaf, doc))) {
                return;
            }
        }
    }

    /** Versions by document; a column is read forward and opened again where a document lies behind. */
    private static final class Versions {

        private final List<LeafReaderContext> leaves;
        private final @Nullable NumericDocValues[] columns;

        Versions(List<LeafReaderContext> leaves) {
            this.leaves = leaves;
            this.columns = new NumericDocValues[leaves.size()];
        }

        int of(int leaf, int doc) throws IOException {
            NumericDocValues column = columns[leaf];
            if (column == null || column.docID() > doc) {
                column = DocValues.getNumeric(leaves.get(leaf).reader(), Schema.VERSION);
                columns[leaf] = column;
            }
            return column.advanceExact(doc) ? (int) column.longValue() : 1;
        }
    }
}
