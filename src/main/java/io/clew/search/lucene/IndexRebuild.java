package io.clew.search.lucene;

import io.clew.search.RecordIndex.Kept;
import io.clew.search.lucene.codec.RecordScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.FSDirectory;

/**
 * Makes an index of another format anew from the records that it holds, beside it, and then takes its place.
 *
 * <p>Sequence numbers and versions stay, so a graph made of the records stays right. Needs the room of a second copy.
 * Broken off at any moment, it leaves an index that can be started from: the old one, or the new one.
 */
public final class IndexRebuild {

    private static final int AT_ONCE = 50_000;

    private IndexRebuild() {}

    /**
     * Makes the index of a folder anew; nobody may have it open.
     *
     * @return how many records it holds
     * @throws UncheckedIOException if a folder cannot be read or written
     */
    public static long run(Path folder) {
        Path beside = folder.resolveSibling(folder.getFileName() + ".new");
        Path before = folder.resolveSibling(folder.getFileName() + ".old");
        try {
            remove(beside);
            long records = copy(folder, beside);
            remove(before);
            Files.move(folder, before);
            Files.move(beside, folder);
            remove(before);
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rebuild the record index in " + folder, e);
        }
    }

    /** Puts back the index of a folder that a rebuild was about to replace when it was broken off. */
    static void recover(Path folder) throws IOException {
        Path before = folder.resolveSibling(folder.getFileName() + ".old");
        if (Files.notExists(folder) && Files.exists(before)) {
            Files.move(before, folder);
        }
    }

    private static long copy(Path from, Path to) throws IOException {
        try (var directory = FSDirectory.open(from);
                var reader = DirectoryReader.open(directory);
                var index = LuceneRecordIndex.open(to)) {
            List<Kept> batch = new ArrayList<>();
            new RecordScan(new IndexSearcher(reader)).run(new MatchAllDocsQuery(), 0, total -> {}, kept -> {
                batch.add(kept);
                if (batch.size() == AT_ONCE) {
                    index.restore(batch);
                    batch.clear();
                }
                return true;
            });
            index.restore(batch);
            return reader.numDocs();
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
