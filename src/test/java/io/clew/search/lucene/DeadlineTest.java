package io.clew.search.lucene;

import static io.clew.search.Records.reader;
import static io.clew.search.Records.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.record.IndexUnavailableException;
import io.clew.record.RecordRef;
import io.clew.search.QuerySyntaxException;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.SimilarQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadlineTest {

    @TempDir
    Path folder;

    @Test
    void givesNothingPartialWhenTheTimeIsOver() {
        try (RecordIndex index = LuceneRecordIndex.open(folder, Duration.ZERO, SimilarQuery.LARGE)) {
            index.append(List.of(text("a/1", "转账到平台"), text("a/2", "转账")));
            for (String typed : List.of("转账", "", "转*", "尾号1234", "受害人是怎么转账的？", "-转账")) {
                assertThatThrownBy(() -> index.search(reader("a"), RecordQuery.of(typed)))
                        .as(typed)
                        .isInstanceOfSatisfying(
                                IndexUnavailableException.class,
                                e -> assertThat(e.code()).isEqualTo("index-unavailable"));
            }
            var like = new SimilarQuery("转账到平台", Optional.empty(), RecordQuery.of(""));
            assertThatThrownBy(() -> index.similar(reader("a"), like)).isInstanceOf(IndexUnavailableException.class);
        }
    }

    @Test
    void streamsAndLooksUpWithoutLimit() {
        try (RecordIndex index = LuceneRecordIndex.open(folder, Duration.ofMinutes(1), SimilarQuery.LARGE)) {
            index.append(List.of(text("a/1", "转账到平台")));
        }
        try (RecordIndex index = LuceneRecordIndex.open(folder, Duration.ofNanos(1), SimilarQuery.LARGE)) {
            assertThat(index.get(reader("a"), RecordRef.parse("a/1"))).isPresent();
            var seen = new java.util.ArrayList<Long>();
            index.scan(reader("a"), RecordQuery.of("转账"), seen::add, kept -> seen.add(kept.sequence()));
            assertThat(seen).containsExactly(1L, 1L);
        }
        try (RecordIndex index = LuceneRecordIndex.open(folder, Duration.ofMinutes(1), SimilarQuery.LARGE)) {
            assertThat(index.search(reader("a"), RecordQuery.of("转账")).total()).isEqualTo(1);
            assertThatThrownBy(() -> index.search(reader("a"), RecordQuery.of("\"")))
                    .isInstanceOf(QuerySyntaxException.class);
        }
    }
}
