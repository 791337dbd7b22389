package io.clew.search.lucene.codec;

import io.clew.record.FactColumns;
import io.clew.search.RecordIndex.KeptFacts;
import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a stretch of one segment: postings of keys turned round, so that each entry has its keys at hand. Takes 16
 * bytes for each entry from the first record read to the last, and the segment's keys.
 *
 * <pre>
 * rows[4 * entry]                   place behind the last key that was met; -1 for an entry without facts
 * rows[4 * entry + 1 .. + 3]        its keys, if it has at most three; else they stand in more
 * </pre>
 *
 * So a posting asks for one place in memory.
 */
final class LeafFacts {

    /** Where a segment has this many keys for each wanted record, records are read instead. */
    private static final int KEYS_A_RECORD = 8;

    /** Entries from which on two processors make a segment ready. */
    private static final int WORTH_TWO = 1 << 14;

    private static final int ROW = 4;

    private final LeafReader segment;
    private int first = Integer.MAX_VALUE;
    private int last = -1;
    private int left;
    private int wanted;

    private boolean opened;
    private boolean column;
    private final FactColumns.Keys keys = new FactColumns.Keys();
    private int[] rows = new int[0];
    /** Keys of entries that have more; their places are counted on behind those of rows. */
    private int[] more = new int[0];

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
        return column;
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
        BinaryDocValues values = segment.getBinaryDocValues(Schema.FACTS);
        boolean most = values != null && values.cost() > segment.maxDoc() * 7L / 8;
        if (most && terms != null && terms.size() < (long) KEYS_A_RECORD * wanted) {
            column = true;
            rows = new int[Math.multiplyExact(ROW, last - first + 1)];
            int middle = first + (last - first + 1) / 2;
            inTwo(() -> count(first, middle), () -> count(middle, last + 1));
            lay();
            inTwo(() -> turn(terms, first, middle, keys), () -> turn(terms, middle, last + 1, null));
        }
    }

    /** Gives each entry its places; the rows hold how many it needs. */
    private void lay() {
        int end = rows.length;
        for (int row = 0; row < rows.length; row += ROW) {
            int count = rows[row];
            if (count < ROW) {
                rows[row] = count == 0 ? -1 : row + 1;
            } else {
                rows[row] = end;
                end = Math.addExact(end, count);
            }
        }
        more = new int[end - rows.length];
    }

    private interface Part {
        void run() throws IOException;
    }

    /** Runs two parts, at once where it is worth it and another processor is free. */
    private void inTwo(Part part, Part other) throws IOException {
        if (last - first < WORTH_TWO) {
            part.run();
            other.run();
            return;
        }
        CompletableFuture<@Nullable IOException> beside = CompletableFuture.supplyAsync(() -> failure(other));
        IOException here = failure(part);
        IOException there = beside.join(); // both have ended, whatever became of them
        if (here != null) {
            throw here;
        }
        if (there != null) {
            throw there;
        }
    }

    private static @Nullable IOException failure(Part part) {
        try {
            part.run();
            return null;
        } catch (IOException e) {
            return e;
        } catch (RuntimeException e) {
            return new IOException(e);
        }
    }

    /** Notes for each entry how many keys it has. */
    private void count(int from, int end) throws IOException {
        BinaryDocValues values = DocValues.getBinary(segment, Schema.FACTS);
        var in = new ByteSource();
        for (int doc = values.advance(from); doc < end; doc = values.nextDoc()) {
            in.over(values.binaryValue());
            rows[ROW * (doc - first)] = in.count();
        }
    }

    /**
     * Goes through the keys in order, so that those of each entry come in order.
     *
     * @param into takes the keys; null where another part gives them
     */
    private void turn(Terms terms, int from, int end, FactColumns.@Nullable Keys into) throws IOException {
        TermsEnum each = terms.iterator();
        PostingsEnum entries = null;
        int key = 0;
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            entries = each.postings(entries, PostingsEnum.NONE);
            int doc = from == 0 ? entries.nextDoc() : entries.advance(from);
            for (; doc < end; doc = entries.nextDoc()) {
                int row = ROW * (doc - first);
                int place = rows[row];
                if (place >= 0) {
                    rows[row] = place + 1;
                    if (place < rows.length) {
                        rows[place] = key;
                    } else {
                        more[place - rows.length] = key;
                    }
                }
            }
            if (into != null) {
                into.add(term.bytes, term.offset, term.length);
            }
            key++;
        }
    }

    /** Where the keys of an entry begin that has so many. */
    int begin(int doc, int count) {
        return rows[ROW * (doc - first)] - count;
    }

    int key(int place) {
        return place < rows.length ? rows[place] : more[place - rows.length];
    }

    /** The column's value; null where there is none. */
    @Nullable
    BytesRef said(int doc) throws IOException {
        BinaryDocValues values = facts;
        if (values == null || values.docID() > doc) {
            values = DocValues.getBinary(segment, Schema.FACTS);
            facts = values;
        }
        return values.advanceExact(doc) ? values.binaryValue() : null;
    }

    BytesRef name(int doc) throws IOException {
        BinaryDocValues values = names;
        if (values == null || values.docID() > doc) {
            values = DocValues.getBinary(segment, Schema.REF);
            names = values;
        }
        if (!values.advanceExact(doc)) {
            throw new IllegalStateException("an entry of the index has no name");
        }
        return values.binaryValue();
    }

    int version(int doc) throws IOException {
        NumericDocValues values = versions;
        if (values == null || values.docID() > doc) {
            values = DocValues.getNumeric(segment, Schema.VERSION);
            versions = values;
        }
        return values.advanceExact(doc) ? (int) values.longValue() : 1;
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
}
