package io.clew.search.lucene;

import com.carrotsearch.hppc.LongHashSet;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex.Appended;
import io.clew.search.RecordIndex.Kept;
import io.clew.search.RecordLimits;
import io.clew.search.lucene.segment.RowSegment;
import io.clew.search.lucene.segment.RowTables;
import io.clew.search.lucene.segment.Schema;
import io.clew.search.lucene.segment.TermGroups;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * Adds records: numbers them, tells new from known, and makes them durable.
 *
 * <p>Batches are planned and added one after the other; large ones by several threads. Then one caller commits for
 * all who wait (group commit): a commit carries every batch added before it began. The names of all records are known
 * by 64-bit hashes in memory (about 13 bytes each, read at the first write), so that a new record costs no look-up; a
 * hash that is known is looked up by its name.
 */
final class RecordWriter {

    /** What a commit says beside its files. */
    static final String FORMAT = "format";

    private static final String SEQUENCE = "sequence";
    /** From here on rows are made segments of, by several threads. */
    private static final int MANY = 1_000;

    /** From here on two threads make a segment each: fewer rows are written sooner than two segments are merged. */
    private static final int ROWS_FOR_TWO = 16_000;

    /**
     * What is known of the current version of a record.
     *
     * @param record null where it has to be read from the index; then {@code hash} is that of its content
     */
    record Known(@Nullable Record record, long hash, int version) {
        long hash(RecordEntry entry) {
            return record == null ? hash : entry.hash(record);
        }
    }

    /** Records of one batch that readers may not see yet. */
    private record Batch(long last, Map<RecordRef, Known> known) {}

    private record Planned(Record record, long sequence, int version) {}

    /** Opens the index for writing at its last commit. */
    interface Opening {
        IndexWriter open() throws IOException;
    }

    private final Opening opening;
    private volatile IndexWriter writer;

    /** How often the index was opened; what was added to a writer that failed is lost with it. */
    private volatile int opened;

    private final SearcherManager searchers;
    private final ExecutorService helpers;
    private final int width;
    private final TermGroups groups = new TermGroups();
    private final ThreadLocal<RecordEntry> entries = ThreadLocal.withInitial(() -> new RecordEntry(groups));
    private final ThreadLocal<EntryDocument> documents = ThreadLocal.withInitial(EntryDocument::new);

    private final ThreadLocal<SoftReference<RowTables>> tables =
            ThreadLocal.withInitial(() -> new SoftReference<>(new RowTables()));

    private final Object writing = new Object();
    private final Object committing = new Object();
    private final Deque<Batch> unseen = new ArrayDeque<>();
    private @Nullable LongHashSet names;
    private volatile long added;
    private volatile long durable;

    RecordWriter(IndexWriter writer, Opening opening, SearcherManager searchers, ExecutorService helpers, int width)
            throws IOException {
        this.writer = writer;
        this.opening = opening;
        this.searchers = searchers;
        this.helpers = helpers;
        this.width = width;
        IndexSearcher searcher = searchers.acquire();
        try {
            this.durable = Math.max(committed(), IndexContent.highest(searcher));
            this.added = durable;
        } finally {
            searchers.release(searcher);
        }
    }

    private long committed() {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals(SEQUENCE)) {
                    return Long.parseLong(entry.getValue());
                }
            }
        }
        return 0;
    }

    long durable() {
        return durable;
    }

    /** Goes on at the last commit where the writer gave up, as on a disk that was full. */
    private void reopen() throws IOException {
        if (!writer.isOpen()) {
            synchronized (committing) {
                writer = opening.open();
                opened++;
                names = null;
                unseen.clear();
                searchers.maybeRefreshBlocking();
            }
        }
    }

    Appended append(List<Record> batch) {
        batch.forEach(RecordLimits::check);
        try {
            Appended appended;
            long last;
            int added;
            synchronized (writing) {
                reopen();
                appended = add(batch);
                last = this.added;
                added = opened;
            }
            commit(last, added);
            return appended;
        } catch (IOException | IllegalStateException e) {
            throw new IndexUnavailableException(Message.of("index-unavailable.write"), e);
        }
    }

    /** Takes over records of another index with the numbers that they have there; in order of their sequence. */
    void restore(List<Kept> batch) throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        synchronized (writing) {
            List<Planned> fresh = new ArrayList<>();
            List<Planned> corrections = new ArrayList<>();
            for (Kept kept : batch) {
                if (kept.sequence() > added) {
                    (kept.version() == 1 ? fresh : corrections)
                            .add(new Planned(kept.record(), kept.sequence(), kept.version()));
                }
            }
            write(fresh);
            correct(corrections); // an earlier version may have been taken over before
            added = Math.max(added, batch.getLast().sequence());
        }
        commit(added, opened);
    }

    private Appended add(List<Record> batch) throws IOException {
        while (!unseen.isEmpty() && unseen.getFirst().last() <= durable) {
            unseen.removeFirst();
        }
        var plan = new Plan();
        IndexSearcher searcher = searchers.acquire();
        try {
            var current = new CurrentVersions(searcher.getIndexReader());
            for (Record record : batch) {
                plan.take(record, current);
            }
        } finally {
            searchers.release(searcher);
        }
        try {
            encode(plan.corrections.values());
            write(plan.fresh);
            correct(plan.corrections.values());
            unseen.addLast(new Batch(plan.next - 1, plan.known));
        } catch (IOException | RuntimeException | Error failed) {
            takeBack(added + 1, failed);
            throw failed;
        } finally {
            added = plan.next - 1; // numbers of a batch that failed are not given again
        }
        return new Appended(plan.accepted, plan.duplicates);
    }

    private void write(List<Planned> fresh) throws IOException {
        if (fresh.size() < MANY) {
            addAll(fresh);
        } else {
            List<Future<?>> parts = new ArrayList<>();
            int count = Math.min(width, 1 + fresh.size() / ROWS_FOR_TWO);
            for (int part = 0; part < count; part++) {
                int from = (int) ((long) fresh.size() * part / count);
                int to = (int) ((long) fresh.size() * (part + 1) / count);
                parts.add(helpers.submit(() -> {
                    addMany(fresh.subList(from, to));
                    return null;
                }));
            }
            Helped.finish(parts);
        }
    }

    /** Fails before anything is written, where a later version cannot be; an earlier one would be gone by then. */
    private void encode(Collection<Planned> corrections) throws IOException {
        for (Planned planned : corrections) {
            document(planned);
        }
    }

    /** Nothing of a batch that failed is ever committed; what comes after it may be. */
    private void takeBack(long first, Throwable failed) {
        try {
            writer.deleteDocuments(NumericDocValuesField.newSlowRangeQuery(Schema.SEQUENCE, first, Long.MAX_VALUE));
        } catch (IOException | RuntimeException again) {
            failed.addSuppressed(again); // a writer that is closed keeps nothing that was not committed
        }
    }

    private void correct(Collection<Planned> corrections) throws IOException {
        for (Planned planned : corrections) {
            writer.updateDocument(new Term(Schema.REF, planned.record().ref().toString()), document(planned));
        }
    }

    private void addAll(List<Planned> part) throws IOException {
        for (Planned planned : part) {
            writer.addDocument(document(planned));
        }
    }

    /** Valid until the next call by this thread. */
    private List<IndexableField> document(Planned planned) throws IOException {
        EntryDocument document = documents.get();
        document.clear();
        entries.get().give(planned.record(), planned.sequence(), planned.version(), document);
        return document.fields();
    }

    private void addMany(List<Planned> part) throws IOException {
        List<Planned> rows = new ArrayList<>(part.size());
        List<Planned> others = new ArrayList<>();
        for (Planned planned : part) {
            (RecordEntry.isRow(planned.record()) ? rows : others).add(planned);
        }
        if (!rows.isEmpty()) {
            addRows(rows);
        }
        if (!others.isEmpty()) {
            addAll(others);
            writer.flushNextBuffer(); // here and now, by several threads; a commit would flush with one
        }
    }

    private void addRows(List<Planned> rows) throws IOException {
        var segment = new RowSegment(writer.getConfig().getCodec(), rows.size(), fields(), tables());
        RecordEntry entry = entries.get();
        for (Planned planned : rows) {
            segment.next();
            entry.give(planned.record(), planned.sequence(), planned.version(), segment);
        }
        try (Directory made = segment.finish()) {
            writer.addIndexes(made);
        }
    }

    /** Those of this thread, as long as nothing else needs the memory. */
    private RowTables tables() {
        RowTables held = tables.get().get();
        if (held == null) {
            held = new RowTables();
            tables.set(new SoftReference<>(held));
        }
        return held;
    }

    /** Fields that readers see, with their numbers. */
    private FieldInfos fields() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return FieldInfos.getMergedFieldInfos(searcher.getIndexReader());
        } finally {
            searchers.release(searcher);
        }
    }

    /** Returns when everything up to {@code sequence} is durable and can be searched. */
    private void commit(long sequence, int added) throws IOException {
        synchronized (committing) {
            if (added != opened) {
                throw new IOException("what was added is lost with the writer that failed");
            }
            if (durable >= sequence) {
                return; // another caller's commit carried it
            }
            long upTo = this.added;
            writer.setLiveCommitData(
                    Map.of(FORMAT, Schema.FORMAT, SEQUENCE, Long.toString(upTo)).entrySet());
            writer.commit();
            searchers.maybeRefreshBlocking();
            durable = upTo;
        }
    }

    void close() throws IOException {
        synchronized (writing) {
            synchronized (committing) {
                if (writer.isOpen()) {
                    writer.commit();
                }
                writer.close();
            }
        }
    }

    private LongHashSet names() throws IOException {
        LongHashSet known = names;
        if (known == null) {
            known = IndexContent.names(searchers);
            names = known;
        }
        return known;
    }

    /** Decides for each record of a batch, in order, whether it is new, another version or a duplicate. */
    private final class Plan {

        private final Map<RecordRef, Known> known = new HashMap<>();
        private final List<Kept> accepted = new ArrayList<>();
        private final List<Planned> fresh = new ArrayList<>();
        private final Map<RecordRef, Planned> corrections = new LinkedHashMap<>();
        private final LongHashSet all;
        private int duplicates;
        private long next = added + 1;

        Plan() throws IOException {
            all = names();
        }

        void take(Record record, CurrentVersions current) throws IOException {
            boolean isNew = all.add(Schema.hash(record.ref().toString()));
            Known before = isNew ? null : before(record.ref(), current);
            if (before != null && before.hash(entries.get()) == entries.get().hash(record)) {
                duplicates++;
                return;
            }
            var planned = new Planned(record, next++, before == null ? 1 : before.version() + 1);
            accepted.add(new Kept(record, planned.sequence(), planned.version()));
            known.put(record.ref(), new Known(record, 0, planned.version()));
            if (before == null) {
                fresh.add(planned);
            } else {
                corrections.put(record.ref(), planned);
            }
        }

        private @Nullable Known before(RecordRef ref, CurrentVersions current) throws IOException {
            Known before = known.get(ref);
            for (var batches = unseen.descendingIterator(); before == null && batches.hasNext(); ) {
                before = batches.next().known().get(ref);
            }
            return before != null ? before : current.find(ref);
        }
    }
}
