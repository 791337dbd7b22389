package io.clew.store.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;

/** Holds the files of a Lucene index against the checksums that they end with; while somebody writes, too. */
public final class SegmentSums {

    private SegmentSums() {}

    /** The segments of the last commit that are not what was written, each with Lucene's words for it. */
    public static List<String> damaged(Directory directory) {
        var damaged = new ArrayList<String>();
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                try {
                    ((CodecReader) leaf.reader()).checkIntegrity();
                } catch (IOException e) {
                    damaged.add(directory + " " + leaf.reader() + ": " + e.getMessage());
                }
            }
        } catch (IOException e) {
            damaged.add(directory + ": " + e.getMessage());
        }
        return damaged;
    }
}
