package io.clew.search.lucene.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.Record;
import io.clew.search.Records;
import io.clew.search.lucene.EntryDocument;
import io.clew.search.lucene.RecordEntry;
import io.clew.search.lucene.codec.StoredRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is made by the fast way is, to the last position, what the index writer makes. */
class RowSegmentTest {

    private static final String[] NAMES = {"王伟", "李娜", "張偉", "户名12", "Zhang San", "赵 敏", "", "某某科技有限公司"};
    private static final String[] NOTES = {"网银转账", "货款", "ATM取款 3,000.50", "微信:abc_123", "退款 退款 退款", "", "café 12:30"};

    @Test
    void aSegmentOfRowsIsWhatTheIndexWriterWouldHaveMade() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            List<Record> rows = rows(new Random(seed));
            try (Directory fast = segment(rows);
                    Directory plain = documents(rows);
                    DirectoryReader made = DirectoryReader.open(fast);
                    DirectoryReader wanted = DirectoryReader.open(plain)) {
                assertThat(made.leaves()).hasSize(1);
                assertThat(said(made.leaves().getFirst().reader()))
                        .as("seed %d", seed)
                        .isEqualTo(said(wanted.leaves().getFirst().reader()));
                try (var check = new CheckIndex(fast)) {
                    var said = new java.io.ByteArrayOutputStream();
                    check.setInfoStream(new java.io.PrintStream(said, true, java.nio.charset.StandardCharsets.UTF_8));
                    boolean clean = check.checkIndex().clean;
                    assertThat(clean)
                            .as(said.toString(java.nio.charset.StandardCharsets.UTF_8))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aRowOfASegmentIsReplacedAsAnyOtherEntry() throws IOException {
        try (Directory directory = new ByteBuffersDirectory();
                IndexWriter writer = writer(directory)) {
            List<Record> rows = rows(new Random(7));
            writer.addIndexes(segment(rows));
            var document = new EntryDocument();
            new RecordEntry(new TermGroups()).give(rows.get(3), 1_000, 2, document);
            writer.updateDocument(
                    new org.apache.lucene.index.Term(
                            Schema.REF, rows.get(3).ref().toString()),
                    document.fields());
            writer.commit();
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                assertThat(reader.numDocs()).isEqualTo(rows.size());
                assertThat(reader.numDeletedDocs()).isEqualTo(1);
            }
        }
    }

    private static List<Record> rows(Random random) {
        List<Record> rows = new ArrayList<>();
        int count = 1 + random.nextInt(400);
        for (int i = 0; i < count; i++) {
            var row =
                    Records.record("s" + random.nextInt(2) + "/r" + i).type(random.nextBoolean() ? "transfer" : "call");
            if (random.nextInt(5) > 0) {
                row.at("2026-03-%02dT10:20:00Z".formatted(1 + random.nextInt(28)));
            }
            String from = "account:62220202" + (10_000_000_000L + random.nextInt(40));
            String to =
                    random.nextBoolean() ? "account:6217" + random.nextInt(40) + "00000000" : "phone:+8613812345678";
            String name = NAMES[random.nextInt(NAMES.length)];
            if (random.nextInt(4) > 0) {
                row.naming(from, name).naming(to, NAMES[random.nextInt(NAMES.length)]);
                row.titled(name + " → " + random.nextInt(1_000) + ".50 元");
            }
            if (random.nextInt(3) > 0) {
                row.paying(from, to, random.nextInt(5_000) + ".00");
            }
            row.with("summary", NOTES[random.nextInt(NOTES.length)]);
            if (random.nextInt(3) == 0) {
                row.with("地点", NOTES[random.nextInt(NOTES.length)]).with("city", "某市");
            }
            if (random.nextInt(8) == 0) {
                row.saying("短文 " + NOTES[random.nextInt(NOTES.length)]);
            }
            rows.add(row.make());
        }
        return rows;
    }

    /** Used again and again, as a writer does. */
    private static final RowTables TABLES = new RowTables();

    private static Directory segment(List<Record> rows) throws IOException {
        var segment = new RowSegment(
                new IndexWriterConfig().getCodec(), rows.size(), new FieldInfos(new FieldInfo[0]), TABLES);
        var entry = new RecordEntry(new TermGroups());
        for (int i = 0; i < rows.size(); i++) {
            segment.next();
            entry.give(rows.get(i), i + 1, 1, segment);
        }
        return segment.finish();
    }

    private static Directory documents(List<Record> rows) throws IOException {
        var directory = new ByteBuffersDirectory();
        var entry = new RecordEntry(new TermGroups());
        var document = new EntryDocument();
        try (IndexWriter writer = writer(directory)) {
            for (int i = 0; i < rows.size(); i++) {
                document.clear();
                entry.give(rows.get(i), i + 1, 1, document);
                writer.addDocument(document.fields());
            }
        }
        return directory;
    }

    private static IndexWriter writer(Directory directory) throws IOException {
        return new IndexWriter(
                directory, new IndexWriterConfig(RecordEntry.ANALYZER).setMergePolicy(NoMergePolicy.INSTANCE));
    }

    /** Everything that a segment says, as lines. */
    private static List<String> said(LeafReader leaf) throws IOException {
        List<String> lines = new ArrayList<>();
        var names = new TreeSet<String>();
        leaf.getFieldInfos().forEach(field -> names.add(field.name));
        for (String name : names) {
            FieldInfo field = leaf.getFieldInfos().fieldInfo(name);
            lines.add("%s %s %s %s norms=%s points=%d skip=%s"
                    .formatted(
                            name,
                            field.getIndexOptions(),
                            field.getDocValuesType(),
                            field.hasPayloads(),
                            field.hasNorms(),
                            field.getPointDimensionCount(),
                            field.docValuesSkipIndexType()));
            terms(leaf, name, lines);
            columns(leaf, field, lines);
            points(leaf, name, lines);
        }
        for (int doc = 0; doc < leaf.maxDoc(); doc++) {
            lines.add(StoredRecord.read(leaf.storedFields(), doc).toString());
        }
        return lines;
    }

    private static void terms(LeafReader leaf, String name, List<String> lines) throws IOException {
        var terms = leaf.terms(name);
        if (terms == null) {
            return;
        }
        lines.add("%s: %d terms, %d %d %d %s %s"
                .formatted(
                        name,
                        terms.size(),
                        terms.getDocCount(),
                        terms.getSumDocFreq(),
                        terms.getSumTotalTermFreq(),
                        terms.getMin(),
                        terms.getMax()));
        TermsEnum each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            var line = new StringBuilder(name + " " + term + " " + each.docFreq() + "/" + each.totalTermFreq());
            PostingsEnum postings = each.postings(null, PostingsEnum.ALL);
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                line.append(' ').append(doc);
                for (int i = 0; terms.hasPositions() && i < postings.freq(); i++) {
                    line.append('@').append(postings.nextPosition());
                }
            }
            lines.add(line.toString());
        }
    }

    private static void columns(LeafReader leaf, FieldInfo field, List<String> lines) throws IOException {
        numbers("norm", field.name, field.hasNorms() ? leaf.getNormValues(field.name) : null, lines);
        switch (field.getDocValuesType()) {
            case NUMERIC -> numbers("column", field.name, leaf.getNumericDocValues(field.name), lines);
            case BINARY -> {
                var values = leaf.getBinaryDocValues(field.name);
                while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    lines.add(field.name + " " + values.docID() + " " + values.binaryValue());
                }
            }
            case SORTED -> {
                var values = leaf.getSortedDocValues(field.name);
                while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    lines.add(field.name + " " + values.docID() + " " + values.lookupOrd(values.ordValue()));
                }
            }
            case SORTED_SET -> {
                SortedSetDocValues values = leaf.getSortedSetDocValues(field.name);
                while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    for (int left = values.docValueCount(); left > 0; left--) {
                        lines.add(field.name + " " + values.docID() + " " + values.lookupOrd(values.nextOrd()));
                    }
                }
            }
            case NONE, SORTED_NUMERIC -> {}
        }
    }

    private static void numbers(String what, String name, @Nullable NumericDocValues values, List<String> lines)
            throws IOException {
        while (values != null && values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            lines.add(name + " " + what + " " + values.docID() + " " + values.longValue());
        }
    }

    private static void points(LeafReader leaf, String name, List<String> lines) throws IOException {
        PointValues points = leaf.getPointValues(name);
        if (points == null) {
            return;
        }
        lines.add(name + " points " + points.size() + " in " + points.getDocCount());
        var found = new ArrayList<String>();
        points.intersect(new PointValues.IntersectVisitor() {
            @Override
            public void visit(int doc) {
                throw new IllegalStateException("not asked for");
            }

            @Override
            public void visit(int doc, byte[] value) {
                found.add(name + " point " + doc + " " + new BytesRef(value));
            }

            @Override
            public PointValues.Relation compare(byte[] least, byte[] most) {
                return PointValues.Relation.CELL_CROSSES_QUERY;
            }
        });
        found.sort(null);
        lines.addAll(found);
    }
}
