package io.clew.search.lucene;

import io.clew.record.FactColumns;
import io.clew.search.RecordIndex.KeptFacts;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a stretch of one segment: postings of keys turned round, so that each entry has its keys at hand. Takes 5
 * bytes for each entry and 4 outside the heap for each key of an entry with facts, from the first record read to the
 * last; beside them the segment's keys.
 */
final class LeafFacts implements AutoCloseable {

    /** Where a segment has this many keys for each wanted record, records are read instead. */
    private static final int KEYS_A_RECORD = 8;

    private final LeafReader segment;
    private int first = Integer.MAX_VALUE;
    private int last = -1;
    private int left;
    private int wanted;

    private boolean opened;
    private @Nullable Arena arena;
    private final FactColumns.Keys keys = new FactColumns.Keys();
    /** From {@link #first} on, where each entry's keys begin, and where the last one's end. */
    private int[] starts = new int[0];

    private IntBuffer lists = IntBuffer.allocate(0);
    private @Nullable BinaryDocValues facts;
    private @Nullable BinaryDocValues names;
    private @Nullable NumericDocValues versions;
    private @Nullable StoredFields stored;

    LeafFacts(LeafReader segment) {
        this.segment = segment;
    }

    /** Says that a document will be read. */
    void span(int doc) {
        first = Math.min(first, doc);
        last = Math.max(last, doc);
        wanted++;
        left++;
    }

    /** Whether no other document will be read. */
    boolean isLast() {
        return --left == 0;
    }

    boolean isColumn() {
        return arena != null;
    }

    FactColumns.Keys keys() {
        return keys;
    }

    /** Makes ready, the first time. */
    void open() throws IOException {
        if (opened) {
            return;
        }
        opened = true;
        Terms terms = segment.terms(Schema.KEY);
        BinaryDocValues column = segment.getBinaryDocValues(Schema.FACTS);
        boolean most = column != null && column.cost() > segment.maxDoc() * 7L / 8;
        if (most && terms != null && terms.size() < (long) KEYS_A_RECORD * wanted) {
            arena = Arena.ofShared();
            count(column);
            turn(terms, arena);
        }
    }

    private void count(BinaryDocValues column) throws IOException {
        starts = new int[last - first + 2];
        var in = new ByteSource();
        int sum = 0;
        int doc = column.advance(first);
        for (int at = first; at <= last; at++) {
            starts[at - first] = sum;
            if (doc == at) {
                in.over(column.binaryValue());
                sum = Math.addExact(sum, in.count());
                doc = column.nextDoc();
            }
        }
        starts[last - first + 1] = sum;
    }

    /** Goes through the keys in order, so that each entry's come in order. */
    private void turn(Terms terms, Arena room) throws IOException {
        lists = room.allocate(4L * starts[last - first + 1], Integer.BYTES)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
        byte[] filled = new byte[last - first + 1];
        TermsEnum each = terms.iterator();
        PostingsEnum entries = null;
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            entries = each.postings(entries, PostingsEnum.NONE);
            int doc = first == 0 ? entries.nextDoc() : entries.advance(first);
            int key = -1;
            for (; doc <= last; doc = entries.nextDoc()) {
                int entry = doc - first;
                int to = starts[entry] + (filled[entry] & 0xff);
                if (to < starts[entry + 1]) {
                    if (key < 0) {
                        key = keys.add(term.bytes, term.offset, term.length);
                    }
                    lists.put(to, key);
                    filled[entry]++;
                }
            }
        }
    }

    /** Where the keys of an entry begin. */
    int begin(int doc) {
        return starts[doc - first];
    }

    int key(int place) {
        return lists.get(place);
    }

    /** The column's value; null where there is none. */
    @Nullable
    BytesRef said(int doc) throws IOException {
        BinaryDocValues column = facts;
        if (column == null || column.docID() > doc) {
            column = DocValues.getBinary(segment, Schema.FACTS);
            facts = column;
        }
        return column.advanceExact(doc) ? column.binaryValue() : null;
    }

    BytesRef name(int doc) throws IOException {
        BinaryDocValues column = names;
        if (column == null || column.docID() > doc) {
            column = DocValues.getBinary(segment, Schema.REF);
            names = column;
        }
        if (!column.advanceExact(doc)) {
            throw new IllegalStateException("an entry of the index has no name");
        }
        return column.binaryValue();
    }

    int version(int doc) throws IOException {
        NumericDocValues column = versions;
        if (column == null || column.docID() > doc) {
            column = DocValues.getNumeric(segment, Schema.VERSION);
            versions = column;
        }
        return column.advanceExact(doc) ? (int) column.longValue() : 1;
    }

    /** The facts as the record itself says them. */
    KeptFacts whole(int doc, long sequence) throws IOException {
        if (stored == null) {
            // whole blocks unpacked once pays where records lie side by side
            stored = segment instanceof CodecReader codec && codec.getFieldsReader() != null
                    ? codec.getFieldsReader().getMergeInstance()
                    : segment.storedFields();
        }
        return RecordCodec.decodeFacts(StoredRecord.bytes(stored, doc), sequence, version(doc));
    }

    @Override
    public void close() {
        if (arena != null && arena.scope().isAlive()) {
            arena.close();
        }
    }
}
