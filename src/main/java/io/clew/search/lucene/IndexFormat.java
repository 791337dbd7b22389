package io.clew.search.lucene;

import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/** Whether a folder holds an index that this version reads. */
final class IndexFormat {

    private IndexFormat() {}

    /**
     * Returns where it does, or holds none.
     *
     * @throws IndexFormatException where its format is another
     * @throws ClewException {@code index-damaged} if segments are there and the list of them is not
     */
    static void check(Path folder, Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            refuseRemains(folder, directory);
            return;
        }
        SegmentInfos held;
        try {
            held = SegmentInfos.readLatestCommit(directory);
        } catch (IndexFormatTooOldException e) {
            directory.close();
            throw new UncheckedIOException(
                    "the record index in " + folder + " is of a Lucene too old to be read; import its files again", e);
        }
        String found = held.getUserData().getOrDefault(RecordWriter.FORMAT, "");
        if (held.totalMaxDoc() > 0 && !found.equals(Schema.FORMAT)) {
            directory.close();
            throw new IndexFormatException(folder, found);
        }
    }

    /** A new index would delete what the lost list of segments named. */
    private static void refuseRemains(Path folder, Directory directory) throws IOException {
        long remains = Arrays.stream(directory.listAll())
                .filter(file -> file.startsWith("_"))
                .count();
        if (remains > 0) {
            directory.close();
            throw new ClewException(Message.of("index-damaged", folder, remains));
        }
    }
}
