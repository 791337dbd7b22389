package io.clew.search.lucene;

import io.clew.access.Access;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.FactColumns;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.RecordRestore;
import io.clew.search.SearchPage;
import io.clew.search.SimilarQuery;
import io.clew.search.lucene.codec.RecordScan;
import io.clew.search.lucene.segment.Schema;
import io.clew.store.Checkable;
import io.clew.store.lucene.SegmentSums;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Records in one folder of this machine.
 *
 * <p>Readers see the last commit and never wait for writers. What is kept in memory: the term index, about 13 bytes for
 * the name of each record once something was written, and what the system caches of the mapped files. Opening reads
 * no data, so the first answer does not wait for the size of the index.
 */
public final class LuceneRecordIndex implements RecordIndex, RecordRestore, Checkable {

    private static final double BUFFER_MEGABYTES = 128;

    /** More than usual, so that a large import writes its terms twice and not three times. */
    private static final double SEGMENTS_PER_TIER = 16;

    private static final int MOST_CLAUSES = 1 << 16;
    private static final double MINUTES_PINNED = 10;

    /** Longest time for one page of an answer; streams, look-ups and counts have no limit. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Directory directory;
    private final SearcherManager searchers;
    private final SearcherLifetimeManager pinned = new SearcherLifetimeManager();
    private final ExecutorService helpers;
    private final ExecutorService readers;
    private final RecordWriter writer;
    private final Duration patience;
    private final long large;

    private LuceneRecordIndex(Directory directory, Duration patience, long large) throws IOException {
        IndexWriter indexWriter = writer(directory);
        if (indexWriter.getDocStats().maxDoc == 0) {
            indexWriter.setLiveCommitData(
                    Map.of(RecordWriter.FORMAT, Schema.FORMAT).entrySet());
        }
        indexWriter.commit();
        this.directory = directory;
        this.large = large;
        this.patience = patience;
        this.searchers = new SearcherManager(directory, null);
        int width = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        this.helpers = Executors.newFixedThreadPool(
                width, Thread.ofPlatform().daemon().name("index-writer-", 0).factory());
        this.readers = Executors.newFixedThreadPool(
                width, Thread.ofPlatform().daemon().name("index-reader-", 0).factory());
        this.writer = new RecordWriter(indexWriter, () -> writer(directory), searchers, helpers, width);
    }

    /** For tests of what a disk does. */
    static LuceneRecordIndex open(Directory directory) {
        try {
            return new LuceneRecordIndex(directory, PATIENCE, SimilarQuery.LARGE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the record index", e);
        }
    }

    private static IndexWriter writer(Directory directory) throws IOException {
        var config = new IndexWriterConfig(RecordEntry.ANALYZER).setRAMBufferSizeMB(BUFFER_MEGABYTES);
        config.setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_PER_TIER));
        return new IndexWriter(directory, config);
    }

    /** As {@link #open(Path, long)} with {@link SimilarQuery#LARGE}. */
    public static LuceneRecordIndex open(Path folder) {
        return open(folder, SimilarQuery.LARGE);
    }

    /**
     * Opens the index, or makes an empty one where the folder holds none.
     *
     * @param large with more records than this, similar ones are scored among candidates only
     * @throws UncheckedIOException if the folder cannot be used or another process has it open
     * @throws ClewException {@code index-damaged} if segments are there and the list of them is not; nothing is deleted
     * @throws IndexFormatException if an index is there whose format this version does not read; see {@link IndexRebuild}
     */
    public static LuceneRecordIndex open(Path folder, long large) {
        return open(folder, PATIENCE, large);
    }

    /**
     * As {@link #open(Path, long)}.
     *
     * @param patience longest time for one page of an answer; what takes longer is given up as a whole
     */
    public static LuceneRecordIndex open(Path folder, Duration patience, long large) {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
        try {
            IndexRebuild.recover(folder);
            Files.createDirectories(folder);
            Directory directory = FSDirectory.open(folder);
            IndexFormat.check(folder, directory);
            return new LuceneRecordIndex(directory, patience, large);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the record index in " + folder, e);
        }
    }

    @Override
    public void restore(List<Kept> batch) {
        try {
            writer.restore(batch);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the record index", e);
        }
    }

    @Override
    public Appended append(List<Record> batch) {
        return writer.append(batch);
    }

    @Override
    public List<KeptFacts> remove(Collection<RecordRef> refs) {
        List<Record> gone = reading(searcher -> new RecordSearch(searcher)
                .get(new LinkedHashSet<>(refs)).keySet().stream()
                        .map(Record::removed)
                        .toList());
        var removed = writer.append(gone).accepted().stream().map(KeptFacts::of).toList();
        try {
            pinned.prune((age, searcher) -> true); // a cursor would still see them
        } catch (IOException e) {
            throw unavailable(e);
        }
        return removed;
    }

    @Override
    public long sequence() {
        return writer.durable();
    }

    @Override
    public Optional<Kept> get(Access access, RecordRef ref) {
        return Optional.ofNullable(get(access, List.of(ref)).get(ref));
    }

    @Override
    public Map<RecordRef, Kept> get(Access access, Collection<RecordRef> refs) {
        List<RecordRef> readable =
                refs.stream().filter(ref -> access.maySee(ref.source())).toList();
        if (readable.isEmpty()) {
            return Map.of();
        }
        Map<RecordRef, Kept> found = reading(searcher -> new RecordSearch(searcher).get(readable));
        found.values().removeIf(kept -> !access.knows(kept.sequence()));
        return found;
    }

    @Override
    public SearchPage search(Access access, RecordQuery query) {
        if (query.size() < 0 || query.size() > RecordQuery.MOST) {
            throw new ClewException(Message.of("size", RecordQuery.MOST, query.size()));
        }
        if (query.cursor().isEmpty()) {
            return reading(searcher -> {
                pinned.prune(new SearcherLifetimeManager.PruneByAge(MINUTES_PINNED * 60));
                return answer(searcher, search -> search.first(access, query, () -> pinned.record(searcher)));
            });
        }
        Cursor cursor = Cursor.parse(query.cursor(), query);
        IndexSearcher kept = pinned.acquire(cursor.pinned());
        if (kept == null) {
            return reading(searcher -> answer(searcher, search -> search.next(access, query, cursor, false)));
        }
        try {
            return answer(kept, search -> search.next(access, query, cursor, true));
        } catch (IOException e) {
            throw unavailable(e);
        } finally {
            release(kept);
        }
    }

    private void release(IndexSearcher kept) {
        try {
            pinned.release(kept);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void scan(Access access, RecordQuery query, LongConsumer total, RecordSink sink) {
        reading(searcher -> {
            new RecordSearch(searcher).scan(access, query, total, sink);
            return null;
        });
    }

    @Override
    public void since(Access access, RecordQuery query, long after, long upTo, RecordSink sink) {
        reading(searcher -> {
            new RecordSearch(searcher).since(access, query, after, upTo, sink);
            return null;
        });
    }

    @Override
    public void naming(Access access, Collection<EntityKey> keys, RecordSink sink) {
        reading(searcher -> {
            new RecordSearch(searcher).naming(access, keys, sink);
            return null;
        });
    }

    @Override
    public SearchPage similar(Access access, SimilarQuery query) {
        return reading(searcher -> answer(searcher, search -> search.similar(access, query, large)));
    }

    @Override
    public List<Suggestion> suggest(Access access, String typed, int limit) {
        return reading(searcher -> new Suggestions(
                        new KeyReader(searcher.getIndexReader(), Readable.of(searcher.getIndexReader(), access)))
                .of(typed, limit));
    }

    @Override
    public Map<EntityKey, Mark> marks(Access access, Collection<EntityKey> keys) {
        return reading(searcher ->
                new KeyReader(searcher.getIndexReader(), Readable.of(searcher.getIndexReader(), access)).marks(keys));
    }

    @Override
    public List<KeyCount> count(Access access, List<EntityKey> keys) {
        return reading(searcher ->
                new KeyReader(searcher.getIndexReader(), Readable.of(searcher.getIndexReader(), access)).count(keys));
    }

    @Override
    public Map<EntityKey, List<NameCount>> names(Access access, Collection<EntityKey> keys) {
        return reading(searcher ->
                new KeyReader(searcher.getIndexReader(), Readable.of(searcher.getIndexReader(), access)).names(keys));
    }

    @Override
    public void replay(long after, RecordSink sink) {
        reading(searcher -> {
            new RecordScan(searcher)
                    .run(
                            new MatchAllDocsQuery(),
                            after,
                            total -> {},
                            kept -> kept.record().isRemoved() || sink.accept(kept));
            return null;
        });
    }

    @Override
    public void facts(long after, Predicate<KeptFacts> sink) {
        reading(searcher -> {
            new RecordScan(searcher).facts(after, sink);
            return null;
        });
    }

    @Override
    public boolean columns(long after, FactColumns.Sink sink) {
        reading(searcher -> {
            new RecordScan(searcher).columns(after, sink);
            return null;
        });
        return true;
    }

    @Override
    public Map<String, Long> totals() {
        return reading(searcher -> {
            var counter = new FacetCounter(java.util.Set.of(Schema.SOURCE));
            Map<String, Long> totals = new TreeMap<>();
            searcher.search(new MatchAllDocsQuery(), counter)
                    .getOrDefault(Schema.SOURCE, List.of())
                    .forEach(v -> totals.put(v.value(), v.count()));
            totals.remove(Record.REMOVED);
            return totals;
        });
    }

    @Override
    public List<String> damaged() {
        return SegmentSums.damaged(directory);
    }

    @Override
    public void close() {
        try (directory;
                searchers;
                pinned) {
            helpers.shutdown();
            readers.shutdown();
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Answering {
        SearchPage from(RecordSearch search) throws IOException;
    }

    /** The whole answer in time, or none. */
    private SearchPage answer(IndexSearcher searcher, Answering answering) throws IOException {
        var deadline = new Deadline(patience);
        try {
            SearchPage page = answering.from(new RecordSearch(deadline.over(searcher, readers)));
            deadline.check();
            return page;
        } catch (ExitableDirectoryReader.ExitingReaderException e) {
            throw deadline.missed(e);
        }
    }

    private interface Reading<T extends @Nullable Object> {
        T from(IndexSearcher searcher) throws IOException;
    }

    private <T extends @Nullable Object> T reading(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.from(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static IndexUnavailableException unavailable(Exception cause) {
        return new IndexUnavailableException(Message.of("index-unavailable.read"), cause);
    }
}
