package io.clew.search.lucene;

import io.clew.record.RecordRef;
import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Finds the current version of records by name, newest segment first. For one thread. */
final class CurrentVersions {

    private final List<LeafReaderContext> leaves;
    private final @Nullable TermsEnum[] names;
    private @Nullable PostingsEnum postings;

    CurrentVersions(IndexReader reader) {
        leaves = reader.leaves();
        names = new TermsEnum[leaves.size()];
    }

    /** Opened when first asked for: most records are found before the last segment. */
    private @Nullable TermsEnum names(int leaf) throws IOException {
        if (names[leaf] == null) {
            Terms terms = leaves.get(leaf).reader().terms(Schema.REF);
            names[leaf] = terms == null ? null : terms.iterator();
        }
        return names[leaf];
    }

    RecordWriter.@Nullable Known find(RecordRef ref) throws IOException {
        var name = new BytesRef(ref.toString());
        for (int i = names.length - 1; i >= 0; i--) {
            int doc = find(i, name);
            if (doc >= 0) {
                return new RecordWriter.Known(null, value(i, Schema.HASH, doc), (int) value(i, Schema.VERSION, doc));
            }
        }
        return null;
    }

    /** The record's place in the whole index; -1 where there is none. */
    int document(RecordRef ref) throws IOException {
        var name = new BytesRef(ref.toString());
        for (int i = names.length - 1; i >= 0; i--) {
            int doc = find(i, name);
            if (doc >= 0) {
                return leaves.get(i).docBase + doc;
            }
        }
        return -1;
    }

    private int find(int leaf, BytesRef name) throws IOException {
        TermsEnum terms = names(leaf);
        if (terms == null || !terms.seekExact(name)) {
            return -1;
        }
        postings = terms.postings(postings, PostingsEnum.NONE);
        Bits live = leaves.get(leaf).reader().getLiveDocs();
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            if (live == null || live.get(doc)) {
                return doc;
            }
        }
        return -1;
    }

    private long value(int leaf, String column, int doc) throws IOException {
        NumericDocValues values = DocValues.getNumeric(leaves.get(leaf).reader(), column);
        return values.advanceExact(doc) ? values.longValue() : 0;
    }
}
