package io.clew.search.lucene.codec;

import io.clew.record.Record;
import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads a record from the store of an index. */
public final class StoredRecord extends StoredFieldVisitor {

    private @Nullable BytesRef bytes;

    private StoredRecord() {}

    public static Record read(StoredFields stored, int doc) throws IOException {
        return RecordCodec.decode(bytes(stored, doc));
    }

    static BytesRef bytes(StoredFields stored, int doc) throws IOException {
        var visitor = new StoredRecord();
        stored.document(doc, visitor);
        if (visitor.bytes == null) {
            throw new IllegalStateException("an entry of the index holds no record");
        }
        return visitor.bytes;
    }

    @Override
    public void binaryField(FieldInfo field, byte[] value) {
        bytes = new BytesRef(value);
    }

    @Override
    public Status needsField(FieldInfo field) {
        return field.name.equals(Schema.RECORD) ? Status.YES : Status.NO;
    }
}
