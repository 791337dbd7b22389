package io.clew.search.lucene;

import io.clew.search.RecordIndex;
import io.clew.search.RecordIndexContract;
import io.clew.search.SimilarQuery;
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
        return open(SimilarQuery.LARGE);
    }

    @Override
    public RecordIndex emptyAndLarge() {
        return open(0);
    }

    private RecordIndex open(long large) {
        try {
            return LuceneRecordIndex.open(Files.createTempDirectory(folder, "index"), large);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
