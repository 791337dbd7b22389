package io.clew.search.lucene;

import com.carrotsearch.hppc.LongHashSet;
import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;

/** What the index holds, read from its segments. */
final class IndexContent {

    private IndexContent() {}

    /** The highest number in the order of arrival; 0 where there is none. */
    static long highest(IndexSearcher searcher) throws IOException {
        long highest = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            DocValuesSkipper skipper = leaf.reader().getDocValuesSkipper(Schema.SEQUENCE);
            if (skipper != null) {
                highest = Math.max(highest, skipper.maxValue());
            }
        }
        return highest;
    }

    /** Hashes of the names of all records, replaced ones included. */
    static LongHashSet names(SearcherManager searchers) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            var names =
                    new LongHashSet(Math.max(1_000, searcher.getIndexReader().maxDoc()));
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                BinaryDocValues refs = DocValues.getBinary(leaf.reader(), Schema.REF);
                while (refs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    names.add(Schema.hash(refs.binaryValue()));
                }
            }
            return names;
        } finally {
            searchers.release(searcher);
        }
    }
}
