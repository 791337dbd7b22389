package io.clew.search.lucene;

import io.clew.search.lucene.segment.CutStream;
import io.clew.search.lucene.segment.EntryFields;
import io.clew.search.lucene.segment.Schema;
import io.clew.search.lucene.segment.TermBuffer;
import io.clew.search.lucene.segment.TermGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/** An entry as the index writer takes it. Not for use by two threads at a time. */
public final class EntryDocument implements EntryFields {

    private static final FieldType TEXT = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        TEXT.freeze();
    }

    private final List<IndexableField> fields = new ArrayList<>();
    private final Map<String, CutStream> streams = new HashMap<>();

    public void clear() {
        fields.clear();
    }

    /** Valid until the next {@link #clear}, or until what was given as terms changes. */
    public List<IndexableField> fields() {
        return fields;
    }

    @Override
    public void stored(BytesRef record) {
        fields.add(new StoredField(Schema.RECORD, record));
    }

    @Override
    public void name(BytesRef name) {
        fields.add(new StringField(Schema.REF, name, Field.Store.NO));
        fields.add(new BinaryDocValuesField(Schema.REF, name));
    }

    @Override
    public void number(String field, long value) {
        fields.add(
                field.equals(Schema.SEQUENCE)
                        ? NumericDocValuesField.indexedField(field, value)
                        : new NumericDocValuesField(field, value));
    }

    @Override
    public void bytes(String field, BytesRef value) {
        fields.add(new BinaryDocValuesField(field, BytesRef.deepCopyOf(value)));
    }

    @Override
    public void point(String field, long value) {
        fields.add(new LongPoint(field, value));
    }

    @Override
    public void one(String field, String value) {
        var bytes = new BytesRef(value);
        fields.add(new StringField(field, bytes, Field.Store.NO));
        fields.add(new SortedDocValuesField(field, bytes));
    }

    @Override
    public void several(String field, String value) {
        var bytes = new BytesRef(value);
        fields.add(new StringField(field, bytes, Field.Store.NO));
        fields.add(new SortedSetDocValuesField(field, bytes));
    }

    @Override
    public void exact(String field, String term) {
        fields.add(new StringField(field, term, Field.Store.NO));
    }

    @Override
    public void group(TermGroup group) {
        for (int i = 0; i < group.size(); i++) {
            fields.add(new StringField(group.field(i), group.term(i), Field.Store.NO));
        }
    }

    @Override
    public void terms(String field, TermBuffer terms) {
        CutStream stream = streams.computeIfAbsent(field, f -> new CutStream());
        stream.over(terms);
        fields.add(new Field(field, stream, TEXT));
    }

    @Override
    public void text(String field, String text) {
        fields.add(new Field(field, text, TEXT));
    }
}
