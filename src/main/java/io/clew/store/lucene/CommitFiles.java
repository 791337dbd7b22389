package io.clew.store.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Which files of a folder are the newest commit of a Lucene index: each is written once, and taken away by later commits. */
public final class CommitFiles {

    private CommitFiles() {}

    /** Whether the folder holds an index that has committed. */
    public static boolean isIndex(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder)) {
            return DirectoryReader.indexExists(directory);
        }
    }

    /**
     * Names of the files of the newest commit.
     *
     * @throws java.nio.file.NoSuchFileException if somebody took them away meanwhile; ask again
     */
    public static List<String> newest(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder)) {
            return List.copyOf(
                    new TreeSet<>(SegmentInfos.readLatestCommit(directory).files(true)));
        }
    }
}
