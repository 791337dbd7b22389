package io.clew.search.lucene.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read with blocks kept is what the segment itself reads, in whatever order. */
class StoredNearbyTest {

    private static final String FIELD = "record";

    @TempDir
    Path dir;

    /** Rows mostly, some texts, and now and then one longer than two chunks. */
    private static byte[] content(Random random) {
        int kind = random.nextInt(300);
        byte[] bytes = new byte[kind == 0 ? 200_000 : kind < 10 ? random.nextInt(20_000) : random.nextInt(400)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ("0123456789转账".charAt(random.nextInt(6)));
        }
        return bytes;
    }

    private void write(Random random, boolean compound) throws IOException {
        var config = new IndexWriterConfig().setUseCompoundFile(compound).setMergePolicy(NoMergePolicy.INSTANCE);
        try (var directory = FSDirectory.open(dir);
                var writer = new IndexWriter(directory, config)) {
            for (int n = random.nextInt(3_000); n >= 0; n--) {
                var document = new Document();
                document.add(new StoredField(FIELD, new BytesRef(content(random))));
                writer.addDocument(document);
            }
        }
    }

    private static BytesRef read(StoredFields stored, int document) throws IOException {
        return stored.document(document).getBinaryValue(FIELD);
    }

    @Test
    void sameRecordsInWhateverOrder() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int segment = 0; segment < 4; segment++) {
            write(random, segment % 2 == 0);
        }
        for (int opened = 0; opened < 2; opened++) { // segments that were closed are opened again
            try (var directory = FSDirectory.open(dir);
                    var reader = DirectoryReader.open(directory)) {
                for (LeafReaderContext leaf : reader.leaves()) {
                    compare(leaf.reader(), random, seed);
                }
            }
        }
    }

    private static void compare(LeafReader segment, Random random, long seed) throws IOException {
        StoredFields nearby = StoredNearby.of(segment);
        StoredFields other = StoredNearby.of(segment);
        int document = 0;
        for (int n = 0; n < 2_000; n++) {
            boolean near = random.nextInt(4) > 0;
            document = near
                    ? Math.min(segment.maxDoc() - 1, document + random.nextInt(3))
                    : random.nextInt(segment.maxDoc());
            BytesRef expected = read(segment.storedFields(), document);
            assertThat(read(nearby, document)).as("seed %d", seed).isEqualTo(expected);
            if (n % 7 == 0) {
                assertThat(read(other, segment.maxDoc() - 1 - document))
                        .as("seed %d", seed)
                        .isEqualTo(read(segment.storedFields(), segment.maxDoc() - 1 - document));
            }
        }
    }
}
