package io.clew.store.lucene;

import io.clew.record.ClewException;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import io.clew.store.Checkable;
import io.clew.store.DocumentCopies;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Documents in a folder of their own, one Lucene entry each, committed before a write returns.
 *
 * <p>Writers wait for each other; a write costs one commit (some milliseconds). Readers see the last commit and never
 * wait. A process killed in the middle of a write leaves the document as it was, and so does a disk that is full: the write
 * is refused, and the next one goes through as soon as there is room.
 */
public final class LuceneDocumentStore implements DocumentStore, DocumentCopies, Checkable {

    private static final String NAME = "name";
    private static final String COLLECTION = "collection";
    private static final String KEY = "key";
    private static final String ID = "id";
    private static final String VERSION = "version";
    private static final String JSON = "json";

    /** Cannot occur in a name: {@link #part} refuses it. */
    private static final char BETWEEN = '\u0000';

    private final Directory directory;
    private IndexWriter writer; // guarded by writing
    private final SearcherManager searchers;
    private final Object writing = new Object();

    private LuceneDocumentStore(Directory directory) throws IOException {
        this.directory = directory;
        this.writer = writer(directory);
        writer.commit();
        this.searchers = new SearcherManager(directory, new SearcherFactory());
    }

    private static IndexWriter writer(Directory directory) throws IOException {
        return new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()));
    }

    /**
     * Opens the store, or makes an empty one where the folder holds none.
     *
     * @throws UncheckedIOException if the folder cannot be used or another process has it open
     */
    public static LuceneDocumentStore open(Path folder) {
        try {
            Files.createDirectories(folder);
            Directory directory = FSDirectory.open(folder);
            refuseRemains(folder, directory);
            return open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the document store in " + folder, e);
        }
    }

    static LuceneDocumentStore open(Directory directory) throws IOException {
        return new LuceneDocumentStore(directory);
    }

    /** A new store would delete what the lost list of segments named. */
    private static void refuseRemains(Path folder, Directory directory) throws IOException {
        if (DirectoryReader.indexExists(directory)) {
            return;
        }
        long remains = Arrays.stream(directory.listAll())
                .filter(file -> file.startsWith("_"))
                .count();
        if (remains > 0) {
            directory.close();
            throw new ClewException(Message.of("index-damaged.documents", folder, remains));
        }
    }

    @Override
    public Optional<Document> get(String collection, String id) {
        if (id.indexOf(BETWEEN) >= 0) {
            return Optional.empty(); // nothing is ever kept under such a name
        }
        return find(new TermQuery(name(collection, id))).stream().findFirst();
    }

    @Override
    public long put(String collection, String id, long expected, String json, Map<String, String> keys) {
        synchronized (writing) {
            expect(collection, id, expected);
            long version = expected + 1;
            var whole = new Whole(collection, id, version, json, Set.of());
            publish(to -> to.updateDocument(name(collection, id), entry(whole, keys)));
            return version;
        }
    }

    @Override
    public void putAll(List<Write> writes) {
        if (writes.isEmpty()) {
            return;
        }
        synchronized (writing) {
            writes.forEach(write -> expect(write.collection(), write.id(), write.expected()));
            publish(to -> {
                for (Write write : writes) {
                    var whole = new Whole(write.collection(), write.id(), write.expected() + 1, write.json(), Set.of());
                    to.updateDocument(name(write.collection(), write.id()), entry(whole, write.keys()));
                }
            });
        }
    }

    private static org.apache.lucene.document.Document entry(Whole whole, Map<String, String> keys) {
        var entry = new org.apache.lucene.document.Document();
        entry.add(new StringField(NAME, name(whole.collection(), whole.id()).bytes(), Field.Store.NO));
        entry.add(new StringField(COLLECTION, whole.collection(), Field.Store.YES));
        keys.forEach((key, value) -> entry.add(
                new StringField(KEY, key(whole.collection(), key, value).bytes(), Field.Store.NO)));
        entry.add(new StoredField(ID, whole.id()));
        entry.add(new StoredField(VERSION, whole.version()));
        entry.add(new StoredField(JSON, whole.json()));
        return entry;
    }

    @Override
    public void restore(List<Whole> documents) {
        synchronized (writing) {
            publish(to -> {
                for (Whole whole : documents) {
                    Map<String, String> keys = new HashMap<>();
                    whole.keys().forEach(key -> keys.put(key.name(), key.value()));
                    to.updateDocument(name(whole.collection(), whole.id()), entry(whole, keys));
                }
            });
        }
    }

    /** Keys are not stored with the entry: they are read from the terms that lead to it. */
    @Override
    public void everything(Consumer<Whole> sink) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                    everything(leaf.reader(), sink);
                }
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void everything(LeafReader reader, Consumer<Whole> sink) throws IOException {
        Map<Integer, Set<Key>> keys = new HashMap<>();
        Terms terms = reader.terms(KEY);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                String[] parts = term.utf8ToString().split(String.valueOf(BETWEEN), 3);
                PostingsEnum entries = each.postings(null, PostingsEnum.NONE);
                for (int doc = entries.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = entries.nextDoc()) {
                    keys.computeIfAbsent(doc, any -> new HashSet<>()).add(new Key(parts[1], parts[2]));
                }
            }
        }
        StoredFields stored = reader.storedFields();
        Bits live = reader.getLiveDocs();
        for (int doc = 0; doc < reader.maxDoc(); doc++) {
            if (live == null || live.get(doc)) {
                var entry = stored.document(doc);
                sink.accept(new Whole(
                        entry.get(COLLECTION),
                        entry.get(ID),
                        entry.getField(VERSION).numericValue().longValue(),
                        entry.get(JSON),
                        keys.getOrDefault(doc, Set.of())));
            }
        }
    }

    @Override
    public List<String> damaged() {
        return SegmentSums.damaged(directory);
    }

    @Override
    public void delete(String collection, String id, long expected) {
        synchronized (writing) {
            expect(collection, id, expected);
            publish(to -> to.deleteDocuments(name(collection, id)));
        }
    }

    @Override
    public List<Document> list(String collection, String key, String value) {
        if (value.indexOf(BETWEEN) >= 0) {
            return List.of();
        }
        return find(new TermQuery(key(collection, key, value)));
    }

    @Override
    public List<Document> list(String collection) {
        return find(new TermQuery(new Term(COLLECTION, collection)));
    }

    @Override
    public void close() {
        synchronized (writing) {
            try (directory;
                    searchers) {
                writer.close(); // every change was committed when it was made
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void expect(String collection, String id, long expected) {
        long actual = get(collection, id).map(Document::version).orElse(ABSENT);
        if (actual != expected) {
            throw new VersionConflictException(actual);
        }
    }

    /** What is written with one commit. */
    private interface Change {
        void write(IndexWriter to) throws IOException;
    }

    /** Writes all of a change or nothing: what did not reach the disk must not go there with the next one. */
    private void publish(Change change) {
        try {
            if (!writer.isOpen()) {
                writer = writer(directory); // at the last commit
            }
            change.write(writer);
            writer.commit();
            searchers.maybeRefreshBlocking();
        } catch (IOException | IllegalStateException failed) {
            takeBack(failed);
            throw new IndexUnavailableException(Message.of("index-unavailable.write-documents"), failed);
        }
    }

    private void takeBack(Exception failed) {
        try {
            writer.rollback();
        } catch (IOException | IllegalStateException again) {
            failed.addSuppressed(again);
        }
    }

    private List<Document> find(Query query) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return find(searcher, query);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Document> find(IndexSearcher searcher, Query query) throws IOException {
        var found = new ArrayList<Document>();
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            StoredFields stored = leaf.reader().storedFields();
            Bits live = leaf.reader().getLiveDocs();
            DocIdSetIterator matches = scorer.iterator();
            for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = matches.nextDoc()) {
                if (live == null || live.get(doc)) {
                    var entry = stored.document(doc);
                    found.add(new Document(
                            entry.get(COLLECTION),
                            entry.get(ID),
                            entry.getField(VERSION).numericValue().longValue(),
                            entry.get(JSON)));
                }
            }
        }
        found.sort(Comparator.comparing(Document::id));
        return found;
    }

    private static Term name(String collection, String id) {
        return new Term(NAME, part(collection) + BETWEEN + part(id));
    }

    private static Term key(String collection, String key, String value) {
        return new Term(KEY, part(collection) + BETWEEN + part(key) + BETWEEN + part(value));
    }

    private static String part(String name) {
        if (name.indexOf(BETWEEN) >= 0) {
            throw new IllegalArgumentException("a name holds the character U+0000: '" + name + "'");
        }
        return name;
    }
}
