package io.clew.search.lucene.segment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.NormsProducer;
import org.apache.lucene.codecs.StoredFieldsWriter;
import org.apache.lucene.index.DocValuesSkipIndexType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.Fields;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.VectorEncoding;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.InfoStream;
import org.apache.lucene.util.SmallFloat;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.Version;

/**
 * Makes a segment of many rows at once: the very segment that an index writer would have made of them, several times
 * faster, because terms are numbered in flat arrays and brought in order by counting.
 *
 * <p>Rows are given one after the other, each begun by {@link #next}; then {@link #finish} hands out the segment, to be
 * added to an index. For one thread.
 */
public final class RowSegment implements EntryFields {

    /** Every field, in the order in which new ones are numbered. */
    static final List<String> FIELDS = List.of(
            Schema.REF,
            Schema.RECORD,
            Schema.SEQUENCE,
            Schema.VERSION,
            Schema.HASH,
            Schema.TYPE,
            Schema.SOURCE,
            Schema.AT,
            Schema.AMOUNT,
            Schema.KEY,
            Schema.YEK,
            Schema.KIND,
            Schema.PLACE,
            Schema.LINK,
            Schema.PAIRS,
            Schema.SINGLES,
            Schema.TITLE,
            Schema.ROW,
            Schema.NAMED,
            Schema.NAMES,
            Schema.SOUNDS,
            Schema.SCRIPT,
            Schema.FACTS);

    static final Set<String> TEXTS = Set.of(Schema.PAIRS, Schema.SINGLES, Schema.TITLE);
    static final Set<String> WITHOUT_TERMS =
            Set.of(Schema.RECORD, Schema.SEQUENCE, Schema.VERSION, Schema.HASH, Schema.AT, Schema.AMOUNT, Schema.FACTS);

    static final Map<String, DocValuesType> COLUMNS = Map.of(
            Schema.REF, DocValuesType.BINARY,
            Schema.SEQUENCE, DocValuesType.NUMERIC,
            Schema.VERSION, DocValuesType.NUMERIC,
            Schema.HASH, DocValuesType.NUMERIC,
            Schema.AT, DocValuesType.NUMERIC,
            Schema.TYPE, DocValuesType.SORTED,
            Schema.SOURCE, DocValuesType.SORTED,
            Schema.KIND, DocValuesType.SORTED_SET,
            Schema.PLACE, DocValuesType.SORTED_SET,
            Schema.FACTS, DocValuesType.BINARY);

    /** Files begin with blocks of this many bits, so that few are copied into larger ones as they grow. */
    private static final int BLOCK_BITS = 16;

    private final Codec codec;
    private final Directory directory = new ByteBuffersDirectory(
            NoLockFactory.INSTANCE, RowSegment::file, ByteBuffersDirectory.OUTPUT_AS_MANY_BUFFERS);
    private final SegmentInfo info;
    private final Map<String, FieldInfo> all = new HashMap<>();
    private final RowTables tables;
    private final Map<String, RowPostings> postings;
    private final StoredFieldsWriter stored;
    private final BytesRef term = new BytesRef();
    private int row = -1;

    /**
     * @param rows how many will be given
     * @param known fields that the index has, so that the segment numbers them as others do
     * @param tables in nobody else's use until {@link #finish} has returned
     */
    public RowSegment(Codec codec, int rows, FieldInfos known, RowTables tables) throws IOException {
        this.codec = codec;
        this.tables = tables;
        this.postings = tables.postings;
        tables.clear(rows);
        info = info(rows, false, new HashMap<>(), StringHelper.randomId());
        int free = 0;
        for (FieldInfo field : known) {
            free = Math.max(free, field.number + 1);
        }
        for (String field : FIELDS) {
            FieldInfo same = known.fieldInfo(field);
            all.put(field, field(field, same == null ? free++ : same.number));
        }
        stored = codec.storedFieldsFormat().fieldsWriter(directory, info, IOContext.DEFAULT);
    }

    private static ByteBuffersDataOutput file() {
        return new ByteBuffersDataOutput(
                BLOCK_BITS,
                ByteBuffersDataOutput.DEFAULT_MAX_BITS_PER_BLOCK,
                ByteBuffersDataOutput.ALLOCATE_BB_ON_HEAP,
                ByteBuffersDataOutput.NO_REUSE);
    }

    private SegmentInfo info(int rows, boolean compound, Map<String, String> attributes, byte[] id) {
        return new SegmentInfo(
                directory,
                Version.LATEST,
                Version.LATEST,
                "_0",
                rows,
                compound,
                false,
                codec,
                Map.of("source", "rows"),
                id,
                attributes,
                null);
    }

    private static FieldInfo field(String name, int number) {
        boolean point = name.equals(Schema.AT) || name.equals(Schema.AMOUNT);
        boolean text = TEXTS.contains(name);
        return new FieldInfo(
                name,
                number,
                false,
                !text,
                false,
                text
                        ? IndexOptions.DOCS_AND_FREQS_AND_POSITIONS
                        : WITHOUT_TERMS.contains(name) ? IndexOptions.NONE : IndexOptions.DOCS,
                COLUMNS.getOrDefault(name, DocValuesType.NONE),
                name.equals(Schema.SEQUENCE) ? DocValuesSkipIndexType.RANGE : DocValuesSkipIndexType.NONE,
                -1,
                new HashMap<>(),
                point ? 1 : 0,
                point ? 1 : 0,
                point ? Long.BYTES : 0,
                0,
                VectorEncoding.FLOAT32,
                VectorSimilarityFunction.EUCLIDEAN,
                false,
                false);
    }

    public void next() {
        row++;
    }

    @Override
    public void stored(BytesRef record) throws IOException {
        stored.startDocument();
        stored.writeField(of(all, Schema.RECORD), record);
        stored.finishDocument();
    }

    @Override
    public void name(BytesRef name) {
        RowPostings field = of(postings, Schema.REF);
        field.add(field.terms.addNew(name), row, 0);
    }

    @Override
    public void number(String field, long value) {
        of(tables.numbers, field).set(row, value);
    }

    @Override
    public void bytes(String field, BytesRef value) {
        of(tables.bytes, field).set(row, value);
    }

    @Override
    public void point(String field, long value) {
        of(tables.points, field).add(row, value);
    }

    @Override
    public void one(String field, String value) {
        exact(field, value);
    }

    @Override
    public void several(String field, String value) {
        exact(field, value);
    }

    @Override
    public void exact(String field, String value) {
        RowPostings into = of(postings, field);
        into.add(into.terms.add(value), row, 0);
    }

    @Override
    public void group(TermGroup group) {
        tables.add(group, row);
    }

    @Override
    public void terms(String field, TermBuffer terms) {
        RowPostings into = of(postings, field);
        int place = -1;
        int length = 0;
        for (int i = 0; i < terms.count(); i++) {
            int step = terms.step(i);
            place += step;
            length += step == 0 ? 0 : 1;
            terms.term(i, term);
            into.add(into.terms.add(term), row, place);
        }
        of(tables.lengths, field).set(row, SmallFloat.intToByte4(length));
    }

    @Override
    public void text(String field, String text) {
        throw new IllegalArgumentException("a row has short texts only");
    }

    static <T> T of(Map<String, T> by, String field) {
        T found = by.get(field);
        if (found == null) {
            throw new IllegalArgumentException("field " + field + " has no such values");
        }
        return found;
    }

    /** A directory that holds the segment, as an index of its own. */
    public Directory finish() throws IOException {
        FieldInfos fields = used();
        var state = new SegmentWriteState(InfoStream.NO_OUTPUT, directory, info, fields, null, IOContext.DEFAULT);
        try (stored) {
            stored.finish(info.maxDoc());
        }
        writeNorms(state);
        new RowColumns(postings, tables.numbers, tables.bytes).write(codec, state);
        writePoints(state);
        writeTerms(state);
        codec.fieldInfosFormat().write(directory, info, "", fields, IOContext.DEFAULT);
        info.setFiles(List.of(directory.listAll()));
        SegmentInfo whole = compound();
        var infos = new SegmentInfos(Version.LATEST.major);
        infos.add(new SegmentCommitInfo(whole, 0, 0, -1, -1, -1, StringHelper.randomId()));
        infos.counter = 1;
        infos.commit(directory);
        return directory;
    }

    /** One file in place of many, so that making it durable is one wait for the disk. */
    private SegmentInfo compound() throws IOException {
        codec.compoundFormat().write(directory, info, IOContext.DEFAULT);
        Set<String> parts = Set.copyOf(info.files());
        SegmentInfo whole = info(info.maxDoc(), true, new HashMap<>(info.getAttributes()), info.getId());
        List<String> files = new ArrayList<>();
        for (String file : directory.listAll()) {
            if (parts.contains(file)) {
                directory.deleteFile(file);
            } else {
                files.add(file);
            }
        }
        whole.setFiles(files);
        codec.segmentInfoFormat().write(directory, whole, IOContext.DEFAULT);
        return whole;
    }

    private FieldInfos used() {
        return new FieldInfos(FIELDS.stream()
                .filter(this::isUsed)
                .map(field -> of(all, field))
                .toArray(FieldInfo[]::new));
    }

    private boolean isUsed(String field) {
        RowPostings terms = postings.get(field);
        RowPoints values = tables.points.get(field);
        RowBytes bytes = tables.bytes.get(field);
        return terms != null
                ? !terms.isEmpty()
                : bytes != null ? !bytes.isEmpty() : values == null || !values.isEmpty();
    }

    private void writeNorms(SegmentWriteState state) throws IOException {
        if (state.fieldInfos.hasNorms()) {
            try (var to = codec.normsFormat().normsConsumer(state)) {
                for (FieldInfo field : state.fieldInfos) {
                    if (field.hasNorms()) {
                        to.addNormsField(field, norms());
                    }
                }
            }
        }
    }

    private NormsProducer norms() {
        return new NormsProducer() {
            @Override
            public NumericDocValues getNorms(FieldInfo field) {
                return of(tables.lengths, field.name).read();
            }

            @Override
            public void checkIntegrity() {}

            @Override
            public void close() {}
        };
    }

    private void writePoints(SegmentWriteState state) throws IOException {
        if (state.fieldInfos.hasPointValues()) {
            try (var to = codec.pointsFormat().fieldsWriter(state)) {
                for (FieldInfo field : state.fieldInfos) {
                    if (field.getPointDimensionCount() > 0) {
                        to.writeField(
                                field, of(tables.points, field.name).seal().reader());
                    }
                }
                to.finish();
            }
        }
    }

    private void writeTerms(SegmentWriteState state) throws IOException {
        Map<String, RowPostings> filled = new TreeMap<>();
        postings.forEach((field, terms) -> {
            if (!terms.isEmpty()) {
                filled.put(field, terms.seal());
            }
        });
        try (var to = codec.postingsFormat().fieldsConsumer(state)) {
            to.write(
                    new Fields() {
                        @Override
                        public Iterator<String> iterator() {
                            return filled.keySet().iterator();
                        }

                        @Override
                        public Terms terms(String field) {
                            return of(filled, field);
                        }

                        @Override
                        public int size() {
                            return filled.size();
                        }
                    },
                    norms());
        }
    }
}
