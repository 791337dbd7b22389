package io.clew.veil;

import io.clew.graph.GraphStore;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.search.RecordIndex;
import io.clew.search.lucene.LuceneRecordIndex;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMaskingTest implements MaskingContract {

    @TempDir
    Path folder;

    @Override
    public RecordIndex records() {
        return LuceneRecordIndex.open(folder.resolve("records"));
    }

    @Override
    public GraphStore graph() {
        return MemoryGraphStore.open(folder.resolve("graph"));
    }
}
