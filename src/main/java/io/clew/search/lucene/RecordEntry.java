package io.clew.search.lucene;

import io.clew.record.AmountMention;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.search.ExactTerms;
import io.clew.search.NameForms;
import io.clew.search.lucene.codec.FactBytes;
import io.clew.search.lucene.codec.RecordCodec;
import io.clew.search.lucene.segment.CutStream;
import io.clew.search.lucene.segment.EntryFields;
import io.clew.search.lucene.segment.RowCutter;
import io.clew.search.lucene.segment.Schema;
import io.clew.search.lucene.segment.TermBuffer;
import io.clew.search.lucene.segment.TermGroup;
import io.clew.search.lucene.segment.TermGroups;
import io.clew.text.Analysis;
import io.clew.text.Folded;
import io.clew.text.TextFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.util.BytesRef;

/**
 * Turns records into entries of the index, as {@link Schema} draws them.
 *
 * <p>Not for use by two threads at a time.
 */
public final class RecordEntry {

    private record Named(EntityKey key, String name) {}

    /** What the writer cuts long texts with. */
    public static final Analyzer ANALYZER = new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return switch (field) {
                case Schema.SINGLES -> Analysis.characters();
                case Schema.TITLE -> Analysis.titles();
                default -> Analysis.bigrams();
            };
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return CutStream.GAP;
        }
    };

    private final RecordCodec codec = new RecordCodec();
    private final FactBytes facts = new FactBytes();
    private final NameForms forms = new NameForms();
    private final TermBuffer pairs = new TermBuffer();
    private final TermBuffer singles = new TermBuffer();
    private final TermBuffer titlePairs = new TermBuffer();
    private final RowCutter cutter = RowCutter.of(pairs, singles);
    private final RowCutter titleCutter = RowCutter.ofTitles(titlePairs);
    private final TermGroups groups;
    private EntryFields into = new EntryDocument();
    private final Set<String> once = new HashSet<>();

    /** @param groups shared by all who write */
    public RecordEntry(TermGroups groups) {
        this.groups = groups;
    }

    /** Encodes the record and answers the hash of its content; {@link #entry} may be called next. */
    long hash(Record record) {
        codec.encode(record);
        return codec.hash();
    }

    /** Whether the entry is all short texts, as those of rows are: none goes to {@link EntryFields#text}. */
    static boolean isRow(Record record) {
        if (!isShort(record.text()) || !isShort(record.title())) {
            return false;
        }
        for (String value : record.fields().values()) {
            if (!isShort(value)) {
                return false;
            }
        }
        for (EntityRef entity : record.entities()) {
            if (!isShort(entity.name())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isShort(String text) {
        return text.length() <= RowCutter.LONGEST;
    }

    /** Gives the values of the entry. */
    public void give(Record record, long sequence, int version, EntryFields to) throws IOException {
        into = to;
        BytesRef bytes = codec.encode(record);
        to.name(new BytesRef(record.ref().toString()));
        to.stored(bytes);
        to.number(Schema.SEQUENCE, sequence);
        to.number(Schema.VERSION, version);
        to.number(Schema.HASH, codec.hash());
        to.one(Schema.TYPE, Schema.cut(record.type()));
        to.one(Schema.SOURCE, Schema.cut(record.readableIn()));
        if (record.occurredAt() != null) {
            long at = record.occurredAt().toEpochMilli();
            to.point(Schema.AT, at);
            to.number(Schema.AT, at);
        }
        addAmounts(record);
        facts.clear();
        addKeys();
        ExactTerms.guards(record).forEach(this::addGuard);
        BytesRef bytesRef = facts.of(record.facts(), codec);
        if (bytesRef != null) {
            to.bytes(Schema.FACTS, bytesRef);
        }
        addNames(record);
        addText(record);
    }

    private void exact(String field, String value) {
        into.exact(field, Schema.cut(value));
    }

    private void addAmounts(Record record) {
        for (AmountMention amount : record.amounts()) {
            if (amount.approximate()) {
                continue; // nobody said just this
            }
            into.point(Schema.AMOUNT, amount.amount().fen());
        }
        once.clear();
        for (Fact fact : record.facts()) {
            if (fact.amount() != null) {
                into.point(Schema.AMOUNT, fact.amount().fen());
            }
            if (once.add(fact.link())) {
                exact(Schema.LINK, fact.link());
            }
        }
    }

    private void addKeys() {
        once.clear();
        for (EntityKey key : codec.keys()) {
            TermGroup group = groups.of(key, RecordEntry::group);
            into.group(group);
            facts.term(group.term(0));
            if (once.add(key.type())) {
                into.several(Schema.KIND, Schema.cut(key.type()));
            }
        }
    }

    private void addGuard(EntityKey guard) {
        String term = Schema.cut(Schema.term(guard));
        into.exact(Schema.KEY, term);
        facts.term(new BytesRef(term));
    }

    private static TermGroup group(EntityKey key) {
        String term = Schema.term(key);
        return new TermGroup(
                List.of(Schema.KEY, Schema.YEK), List.of(Schema.cut(term), Schema.cut(Schema.backwards(term))));
    }

    private void addNames(Record record) {
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
        if (!name.isBlank()) {
            into.group(groups.of(new Named(key, name), this::group));
        }
    }

    private TermGroup group(Named named) {
        String shown = Schema.cut(named.name().replace(Schema.BETWEEN, ' ').strip());
        String key = Schema.term(named.key());
        List<String> fields = new ArrayList<>(List.of(Schema.NAMED, Schema.NAMES));
        List<String> terms = new ArrayList<>(List.of(key + Schema.BETWEEN + shown, shown + Schema.BETWEEN + key));
        for (String form : forms.of(shown)) {
            fields.add(Schema.SOUNDS);
            terms.add(form + Schema.BETWEEN + shown);
        }
        return new TermGroup(fields, terms);
    }

    private void addText(Record record) {
        cutter.clear(record.text().isEmpty());
        titleCutter.clear(false);
        boolean traditional = false;
        String title = record.title();
        if (!title.isEmpty()) {
            Folded folded = TextFolder.fold(title);
            addCut(title, folded);
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
            addCut(value, folded);
            exact(Schema.ROW, ExactTerms.row(field.getKey(), value, folded));
            if (ExactTerms.PLACE_FIELDS.contains(field.getKey()) && !value.isBlank()) {
                addPlace(value.strip());
            }
        }
        for (EntityRef entity : record.entities()) {
            if (!entity.name().isBlank() && !ExactTerms.stands(entity.name(), title) && once.add(entity.name())) {
                traditional |= addText(entity.name());
            }
        }
        addTerms(Schema.PAIRS, pairs);
        addTerms(Schema.SINGLES, singles);
        addTerms(Schema.TITLE, titlePairs);
        if (traditional) {
            exact(Schema.SCRIPT, Schema.TRADITIONAL);
        }
    }

    /** Answers whether it is in Traditional script. */
    private boolean addText(String text) {
        Folded folded = TextFolder.fold(text);
        addCut(text, folded);
        return ExactTerms.isTraditional(text, folded);
    }

    private void addCut(String text, Folded folded) {
        if (text.length() > RowCutter.LONGEST && !RowCutter.isPlain(folded.text())) {
            into.text(Schema.PAIRS, text);
            into.text(Schema.SINGLES, text);
        } else if (!text.isEmpty()) {
            cutter.add(text, folded.text());
        }
    }

    private void addPlace(String place) {
        if (once.add(place)) {
            into.several(Schema.PLACE, Schema.cut(place));
        }
    }

    private void addTerms(String field, TermBuffer terms) {
        if (terms.count() > 0) {
            into.terms(field, terms);
        }
    }
}
