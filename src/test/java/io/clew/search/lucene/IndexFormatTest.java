package io.clew.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.record.ClewException;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Kept;
import io.clew.search.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFormatTest {

    @TempDir
    Path home;

    @Test
    void anIndexThatLostItsListOfSegmentsIsRefusedAndNothingOfItIsDeleted() throws IOException {
        Path folder = home.resolve("records");
        try (RecordIndex index = LuceneRecordIndex.open(folder)) {
            index.append(rows(2_500));
        }
        Path list;
        try (var files = Files.list(folder)) {
            Path segments = files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
            list = home.resolve(segments.getFileName());
            Files.move(segments, list);
        }

        assertThatThrownBy(() -> LuceneRecordIndex.open(folder))
                .isInstanceOfSatisfying(
                        ClewException.class,
                        refused -> assertThat(refused.code()).isEqualTo("index-damaged"));

        Files.move(list, folder.resolve(list.getFileName()));
        try (RecordIndex index = LuceneRecordIndex.open(folder)) {
            assertThat(all(index)).hasSize(2_500);
        }
    }

    @Test
    void anIndexOfAnotherFormatIsRefusedWithWhatToDoAndMadeAnewFromItsRecords() throws IOException {
        Path folder = home.resolve("records");
        List<Kept> before;
        try (RecordIndex index = LuceneRecordIndex.open(folder)) {
            index.append(rows(2_500));
            index.append(List.of(Records.text("s/r7", "更正后的内容"), Records.text("s/last", "报案人称被骗")));
            before = all(index);
        }
        relabel(folder);

        assertThatThrownBy(() -> LuceneRecordIndex.open(folder))
                .isInstanceOf(IndexFormatException.class)
                .hasMessageContaining("CLEW_SEARCH_LUCENE_REBUILD=true")
                .hasMessageContaining(folder.toString());
        assertThat(IndexRebuild.run(folder)).isEqualTo(2_501);

        try (RecordIndex index = LuceneRecordIndex.open(folder)) {
            assertThat(all(index)).isEqualTo(before);
            assertThat(index.sequence()).isEqualTo(2_502);
            assertThat(index.get(Records.reader("s"), new RecordRef("s", "r7"))
                            .orElseThrow()
                            .version())
                    .isEqualTo(2);
            assertThat(index.append(List.of(Records.text("s/last", "报案人称被骗"))).duplicates())
                    .isEqualTo(1);
        }
        try (var left = Files.list(home)) {
            assertThat(left).containsExactly(folder);
        }
    }

    @Test
    void aRebuildThatWasBrokenOffBetweenItsTwoMovesLeavesTheOldIndexToStartFrom() throws IOException {
        Path folder = home.resolve("records");
        try (RecordIndex index = LuceneRecordIndex.open(folder)) {
            index.append(rows(3));
        }
        Files.move(folder, home.resolve("records.old"));

        try (RecordIndex index = LuceneRecordIndex.open(folder)) {
            assertThat(all(index)).hasSize(3);
        }
    }

    private static List<Record> rows(int count) {
        List<Record> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Records.record("s/r" + i)
                    .type("transfer")
                    .titled("王伟 → 李娜 " + i + ".00 元")
                    .with("summary", "网银转账")
                    .make());
        }
        return rows;
    }

    private static List<Kept> all(RecordIndex index) {
        List<Kept> all = new ArrayList<>();
        index.replay(0, all::add);
        return all;
    }

    /** As an older version would have left it. */
    private static void relabel(Path folder) throws IOException {
        try (var directory = FSDirectory.open(folder);
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("format", "0", "sequence", "2502").entrySet());
            writer.commit();
        }
    }
}
