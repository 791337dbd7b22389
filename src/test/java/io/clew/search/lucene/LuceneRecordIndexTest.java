package io.clew.search.lucene;

import io.clew.search.RecordIndex;
import io.clew.search.RecordIndexContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LuceneRecordIndexTest implements RecordIndexContract {

    @TempDir
    Path folder;

    @Override
    public RecordIndex empty() {
        try {
            return LuceneRecordIndex.open(Files.createTempDirectory(folder, "index"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
