package io.clew.search.lucene;

import io.clew.record.AmountMention;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.search.ExactTerms;
import io.clew.search.NameForms;
import io.clew.text.Analysis;
import io.clew.text.Folded;
import io.clew.text.TextFolder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
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

/**
 * Turns records into entries of the index, as {@link Schema} draws them.
 *
 * <p>Not for use by two threads at a time.
 */
final class RecordEntry {

    private static final FieldType TEXT = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        TEXT.freeze();
    }

    /** What the writer cuts long texts with. */
    static final Analyzer ANALYZER = new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return field.equals(Schema.SINGLES) ? Analysis.characters() : Analysis.bigrams();
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return CutStream.GAP;
        }
    };

    private final RecordCodec codec = new RecordCodec();
    private final NameForms forms = new NameForms();
    private final TermBuffer pairs = new TermBuffer();
    private final TermBuffer singles = new TermBuffer();
    private final TermBuffer titlePairs = new TermBuffer();
    private final RowCutter cutter = new RowCutter(pairs, singles);
    private final RowCutter titleCutter = new RowCutter(titlePairs, new TermBuffer());
    private final CutStream pairStream = new CutStream(pairs);
    private final CutStream singleStream = new CutStream(singles);
    private final CutStream titleStream = new CutStream(titlePairs);
    private final Set<String> once = new HashSet<>();
    private final List<IndexableField> fields = new ArrayList<>();

    /** Encodes the record and answers the hash of its content; {@link #entry} may be called next. */
    long hash(Record record) {
        codec.encode(record);
        return codec.hash();
    }

    /** The entry, valid until the next call. */
    List<IndexableField> entry(Record record, long sequence, int version) {
        fields.clear();
        BytesRef bytes = codec.encode(record);
        var ref = new BytesRef(record.ref().toString());
        fields.add(new StringField(Schema.REF, ref, Field.Store.NO));
        fields.add(new BinaryDocValuesField(Schema.REF, ref));
        fields.add(new StoredField(Schema.RECORD, bytes));
        fields.add(NumericDocValuesField.indexedField(Schema.SEQUENCE, sequence));
        fields.add(new NumericDocValuesField(Schema.VERSION, version));
        fields.add(new NumericDocValuesField(Schema.HASH, codec.hash()));
        column(Schema.TYPE, record.type());
        column(Schema.SOURCE, record.ref().source());
        if (record.occurredAt() != null) {
            long at = record.occurredAt().toEpochMilli();
            fields.add(new LongPoint(Schema.AT, at));
            fields.add(new NumericDocValuesField(Schema.AT, at));
        }
        addAmounts(record);
        addKeys();
        ExactTerms.guards(record).forEach(guard -> exact(Schema.KEY, Schema.term(guard)));
        addNames(record);
        addText(record);
        return fields;
    }

    private void column(String field, String value) {
        var bytes = new BytesRef(Schema.cut(value));
        fields.add(new StringField(field, bytes, Field.Store.NO));
        fields.add(new SortedDocValuesField(field, bytes));
    }

    private void exact(String field, String value) {
        fields.add(new StringField(field, Schema.cut(value), Field.Store.NO));
    }

    private void addAmounts(Record record) {
        for (AmountMention amount : record.amounts()) {
            fields.add(new LongPoint(Schema.AMOUNT, amount.amount().fen()));
        }
        once.clear();
        for (Fact fact : record.facts()) {
            if (fact.amount() != null) {
                fields.add(new LongPoint(Schema.AMOUNT, fact.amount().fen()));
            }
            if (once.add(fact.link())) {
                exact(Schema.LINK, fact.link());
            }
        }
    }

    private void addKeys() {
        once.clear();
        for (EntityKey key : codec.keys()) {
            String term = Schema.term(key);
            exact(Schema.KEY, term);
            exact(Schema.YEK, Schema.backwards(term));
            if (once.add(key.type())) {
                exact(Schema.KIND, key.type());
                fields.add(new SortedSetDocValuesField(Schema.KIND, new BytesRef(key.type())));
            }
        }
    }

    private void addNames(Record record) {
        once.clear();
        for (EntityRef entity : record.entities()) {
            addName(entity.key(), entity.name());
        }
        for (EntityKey key : codec.keys()) {
            if (key.type().equals("name")) {
                addName(key, key.value());
            }
        }
    }

    private void addName(EntityKey key, String name) {
        if (name.isBlank()) {
            return;
        }
        String shown = Schema.cut(name.replace(Schema.BETWEEN, ' ').strip());
        String term = Schema.term(key) + Schema.BETWEEN + shown;
        if (!once.add(term)) {
            return;
        }
        fields.add(new StringField(Schema.NAMED, term, Field.Store.NO));
        fields.add(new StringField(Schema.NAMES, shown + Schema.BETWEEN + Schema.term(key), Field.Store.NO));
        for (String form : forms.of(shown)) {
            String sound = form + Schema.BETWEEN + shown;
            if (once.add(sound)) {
                fields.add(new StringField(Schema.SOUNDS, sound, Field.Store.NO));
            }
        }
    }

    private void addText(Record record) {
        cutter.clear(record.text().isEmpty());
        titleCutter.clear(false);
        boolean traditional = false;
        String title = record.title();
        if (!title.isEmpty()) {
            Folded folded = TextFolder.fold(title);
            addShort(title, folded);
            titleCutter.add(title, folded.text());
            traditional = ExactTerms.isTraditional(title, folded);
        }
        if (!record.text().isEmpty()) {
            traditional |= addText(record.text());
        }
        once.clear();
        for (Map.Entry<String, String> field : record.fields().entrySet()) {
            String value = field.getValue();
            Folded folded = TextFolder.fold(value);
            traditional |= ExactTerms.isTraditional(value, folded);
            addShort(value, folded);
            exact(Schema.ROW, ExactTerms.row(field.getKey(), value, folded));
            if (ExactTerms.PLACE_FIELDS.contains(field.getKey()) && !value.isBlank()) {
                addPlace(value.strip());
            }
        }
        for (EntityRef entity : record.entities()) {
            if (!entity.name().isBlank() && !stands(entity.name(), title) && once.add(entity.name())) {
                traditional |= addText(entity.name());
            }
        }
        stream(Schema.PAIRS, pairStream, pairs);
        stream(Schema.SINGLES, singleStream, singles);
        stream(Schema.TITLE, titleStream, titlePairs);
        if (traditional) {
            exact(Schema.SCRIPT, Schema.TRADITIONAL);
        }
    }

    /** Whether a name stands between blanks in the title, so that its terms are there already. */
    private static boolean stands(String name, String title) {
        int at = title.indexOf(name);
        int end = at + name.length();
        return at >= 0
                && (at == 0 || title.charAt(at - 1) == ' ')
                && (end == title.length() || title.charAt(end) == ' ');
    }

    /** Answers whether it is in Traditional script. */
    private boolean addText(String text) {
        Folded folded = TextFolder.fold(text);
        addShort(text, folded);
        return ExactTerms.isTraditional(text, folded);
    }

    private void addShort(String text, Folded folded) {
        if (text.length() > RowCutter.LONGEST) {
            fields.add(new Field(Schema.PAIRS, text, TEXT));
            fields.add(new Field(Schema.SINGLES, text, TEXT));
        } else if (!text.isEmpty()) {
            cutter.add(text, folded.text());
        }
    }

    private void addPlace(String place) {
        if (once.add(place)) {
            exact(Schema.PLACE, place);
            fields.add(new SortedSetDocValuesField(Schema.PLACE, new BytesRef(Schema.cut(place))));
        }
    }

    private void stream(String field, CutStream stream, TermBuffer terms) {
        if (terms.count() > 0) {
            fields.add(new Field(field, stream, TEXT));
        }
    }
}
