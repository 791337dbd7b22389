package io.clew.store.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.record.IndexUnavailableException;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Document;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The disk is full in the middle of a write of work product, and then it is not. */
class FullDocumentDiskTest {

    /** Takes so many more bytes, and no more. */
    private static final class Disk extends FilterDirectory {

        private long room = Long.MAX_VALUE;

        Disk() {
            super(new ByteBuffersDirectory());
        }

        @Override
        public void close() {
            // it is opened again
        }

        private void take(long bytes) throws IOException {
            if (room < bytes) {
                throw new IOException("No space left on device");
            }
            room -= bytes;
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            take(1);
            IndexOutput out = super.createOutput(name, context);
            return new FilterIndexOutput(name, name, out) {
                @Override
                public void writeByte(byte value) throws IOException {
                    take(1);
                    super.writeByte(value);
                }

                @Override
                public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
                    take(length);
                    super.writeBytes(bytes, offset, length);
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 60, 200, 400, 700, 1_000, 1_500})
    void whatIsRefusedIsNeverThereAndTheNextWriteGoesThrough(long room) throws IOException {
        var disk = new Disk();
        try (DocumentStore store = LuceneDocumentStore.open(disk)) {
            store.put("cases", "1", DocumentStore.ABSENT, "{\"a\":1}", Map.of("member", "li"));
            for (int times = 0; times < 3; times++) {
                disk.room = room;
                assertThatThrownBy(() -> store.put("cases", "1", 1, "{\"lost\":1}", Map.of("member", "chen")))
                        .isInstanceOf(IndexUnavailableException.class);
                disk.room = Math.min(room, 20);
                assertThatThrownBy(() -> store.putAll(List.of(
                                new DocumentStore.Write("cases", "2", 0, "{}", Map.of()),
                                new DocumentStore.Write("cases", "3", 0, "{}", Map.of()))))
                        .isInstanceOf(IndexUnavailableException.class);
                assertThatThrownBy(() -> store.delete("cases", "1", 1)).isInstanceOf(IndexUnavailableException.class);
                assertThat(store.list("cases", "member", "li"))
                        .as("readable meanwhile")
                        .hasSize(1);
                disk.room = Long.MAX_VALUE;
                store.put("boards", "b" + times, DocumentStore.ABSENT, "{}", Map.of());
                assertThat(store.list("cases")).containsExactly(new Document("cases", "1", 1, "{\"a\":1}"));
            }
            assertThat(store.put("cases", "1", 1, "{\"a\":2}", Map.of())).isEqualTo(2);
        }
        try (DocumentStore store = LuceneDocumentStore.open(disk)) {
            assertThat(store.list("cases")).containsExactly(new Document("cases", "1", 2, "{\"a\":2}"));
            assertThat(store.list("boards")).hasSize(3);
        }
    }
}
