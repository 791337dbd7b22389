package io.clew.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.search.RecordIndex;
import io.clew.search.Records;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that appends is killed at any moment; what it acknowledged is there once. */
class KilledWriterTest {

    private static final int BATCH = 20;

    @TempDir
    Path folder;

    /** Appends batches for ever and says the first number of each when it is acknowledged. */
    public static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            RecordIndex index = LuceneRecordIndex.open(Path.of(arguments[0]));
            for (int first = Integer.parseInt(arguments[1]); ; first += BATCH) {
                List<io.clew.record.Record> batch = new ArrayList<>();
                for (int i = first; i < first + BATCH; i++) {
                    batch.add(Records.text("a/" + i, "转账记录" + i));
                }
                // Each batch corrects a record of the one before, too.
                batch.add(Records.text("a/" + Math.max(0, first - 1), "更正" + first));
                index.append(batch);
                System.out.println(first);
            }
        }
    }

    @Test
    void losesNothingThatWasAcknowledgedAndDoublesNothing() throws Exception {
        int next = 0;
        long sequence = 0;
        for (long seed : new long[] {1, 2, 3}) {
            int acknowledged = runAndKill(next, 3 + new Random(seed).nextInt(20));
            try (RecordIndex index = LuceneRecordIndex.open(folder)) {
                Map<String, Integer> seen = new HashMap<>();
                List<Long> sequences = new ArrayList<>();
                index.replay(0, kept -> {
                    seen.merge(kept.record().ref().id(), 1, Integer::sum);
                    sequences.add(kept.sequence());
                    return true;
                });
                for (int i = 0; i < acknowledged + BATCH; i++) {
                    assertThat(seen).as("seed %d", seed).containsEntry(String.valueOf(i), 1);
                }
                assertThat(seen.values()).containsOnly(1);
                assertThat(sequences).isSorted().doesNotHaveDuplicates();
                assertThat(index.sequence()).isGreaterThan(sequence).isGreaterThanOrEqualTo(sequences.getLast());
                sequence = index.sequence();
            }
            next = acknowledged + BATCH;
        }
    }

    /** Returns the first number of the last batch that was acknowledged. */
    private int runAndKill(int first, int batches) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        String.valueOf(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int acknowledged = -1;
        try (var lines = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < batches; i++) {
                String line = lines.readLine();
                assertThat(line).as("the writer ended by itself").isNotNull();
                acknowledged = Integer.parseInt(line);
            }
            writer.toHandle().destroyForcibly(); // leaves what it said to be read
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = Integer.parseInt(line);
            }
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor()).isNotZero();
        return acknowledged;
    }
}
