package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.graph.memory.MemoryGraphStore;
import io.clew.ingest.row.Reading;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.lucene.LuceneDocumentStore;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed in the middle of an import, on the real index: nothing is lost and nothing doubled. */
class CrashTest {

    private static final int ROWS = 120_000;

    @TempDir
    Path dir;

    /** The child: imports the file and says how far it is. */
    public static void main(String[] args) throws Exception {
        Path dir = Path.of(args[0]);
        try (Opened opened = new Opened(dir)) {
            String id = opened.imports.start(
                    "bank",
                    "auto",
                    "tester",
                    List.of(new Imports.Upload("big.csv", Files.newInputStream(dir.resolve("big.csv")))));
            try (AutoCloseable listening = opened.imports.listen(id, status -> {
                System.out.println(status.rows().accepted());
                System.out.flush();
            })) {
                opened.imports.await();
            }
        }
    }

    private static final class Opened implements AutoCloseable {
        final LuceneRecordIndex index;
        final LuceneDocumentStore documents;
        final MemoryGraphStore graph;
        final Imports imports;

        Opened(Path dir) {
            index = LuceneRecordIndex.open(dir.resolve("index"));
            documents = LuceneDocumentStore.open(dir.resolve("documents"));
            graph = MemoryGraphStore.open(dir.resolve("graph"), io.clew.graph.Ontology.shipped());
            imports = new Imports(
                    dir.resolve("ingest"),
                    new Intake(index, graph),
                    index,
                    documents,
                    source -> Optional.empty(),
                    Reading.everything());
        }

        @Override
        public void close() {
            imports.close();
            graph.close();
            documents.close();
            index.close();
        }
    }

    @Test
    void afterAKillEveryRecordIsThereOnceAndTheTotalsAreRight() throws Exception {
        Files.write(dir.resolve("big.csv"), statement().getBytes(StandardCharsets.UTF_8));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashTest.class.getName(),
                        dir.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long acknowledged = 0;
        try (var said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                acknowledged = line.matches("\\d+") ? Long.parseLong(line) : acknowledged;
                if (acknowledged > 0) {
                    break;
                }
            }
        }
        child.destroyForcibly().waitFor();
        assertThat(acknowledged).isPositive();

        try (Opened again = new Opened(dir)) {
            assertThat(again.index.totals().getOrDefault("bank", 0L)).isGreaterThanOrEqualTo(acknowledged);
            List<String> resumed = again.imports.resume();
            again.imports.await();
            if (resumed.isEmpty()) { // killed before its start was told
                again.imports.start(
                        "bank",
                        "auto",
                        "tester",
                        List.of(new Imports.Upload(
                                "big.csv", new ByteArrayInputStream(statement().getBytes(StandardCharsets.UTF_8)))));
                again.imports.await();
            }
            check(again);
        }
    }

    private static void check(Opened again) {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        long[] sum = new long[2];
        again.index.replay(0, kept -> {
            Record record = kept.record();
            if (!seen.add(record.ref().toString())) {
                twice.add(record.ref().toString());
            }
            for (Fact fact : record.facts()) {
                sum[0]++;
                sum[1] += fact.amount() == null ? 0 : fact.amount().fen();
            }
            return true;
        });
        assertThat(twice).isEmpty();
        assertThat(seen).hasSize(ROWS);
        assertThat(sum[0]).isEqualTo(ROWS);
        assertThat(sum[1]).isEqualTo(100L * ROWS * (ROWS + 1) / 2);
        assertThat(again.graph.appliedSequence()).isEqualTo(again.index.sequence());
        assertThat(again.graph.health().facts()).isEqualTo(ROWS);
    }

    private static String statement() {
        StringBuilder csv = new StringBuilder("交易卡号,交易时间,借贷标志,交易金额,交易对手账卡号,交易流水号\n");
        for (int i = 1; i <= ROWS; i++) {
            csv.append("62220202001122")
                    .append(10_000 + i % 1_000)
                    .append(",2026-03-01 10:")
                    .append(String.format("%02d:%02d", i / 60 % 60, i % 60))
                    .append(",出,")
                    .append(i)
                    .append(".00,62170000111122")
                    .append(20_000 + i % 777)
                    .append(",S")
                    .append(i)
                    .append('\n');
        }
        return csv.toString();
    }
}
