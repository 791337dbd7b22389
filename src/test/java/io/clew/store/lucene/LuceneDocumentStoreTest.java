package io.clew.store.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.store.DocumentStore;
import io.clew.store.DocumentStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneDocumentStoreTest implements DocumentStoreContract {

    @TempDir
    Path folder;

    @Override
    public DocumentStore empty() {
        try {
            return LuceneDocumentStore.open(Files.createTempDirectory(folder, "store"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isThereAfterOpeningAgain() {
        try (DocumentStore store = LuceneDocumentStore.open(folder)) {
            store.put("cases", "1", 0, "{\"a\":1}", Map.of("k", "v"));
        }
        try (DocumentStore store = LuceneDocumentStore.open(folder)) {
            assertThat(store.list("cases", "k", "v")).hasSize(1);
            assertThat(store.put("cases", "1", 1, "{}", Map.of())).isEqualTo(2);
        }
    }
}
