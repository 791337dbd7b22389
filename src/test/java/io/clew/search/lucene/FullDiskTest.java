package io.clew.search.lucene;

import static io.clew.search.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.record.IndexUnavailableException;
import io.clew.search.RecordQuery;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;

/** The disk is full, and then it is not. */
class FullDiskTest {

    private static final Access ANYBODY =
            new Access("li", Set.of(Role.INVESTIGATOR), Set.of(), 3, "核查", Set.of("a"), 0, true);

    private static final class Disk extends FilterDirectory {

        private boolean full;

        Disk() {
            super(new ByteBuffersDirectory());
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            return super.createOutput(name, context);
        }
    }

    @Test
    void recordsAreTakenAgainWhenThereIsRoom() {
        var disk = new Disk();
        try (LuceneRecordIndex index = LuceneRecordIndex.open(disk)) {
            index.append(List.of(record("a/1").make()));
            for (int times = 0; times < 3; times++) {
                disk.full = true;
                assertThatThrownBy(() -> index.append(List.of(record("a/lost").make())))
                        .isInstanceOf(IndexUnavailableException.class);
                disk.full = false;
                index.append(List.of(record("a/again" + times).make()));
            }
            assertThat(index.search(ANYBODY, RecordQuery.of("")).hits())
                    .extracting(hit -> hit.ref().toString())
                    .containsExactlyInAnyOrder("a/1", "a/again0", "a/again1", "a/again2");
        }
    }
}
