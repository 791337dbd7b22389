package io.clew.graph.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.PlainGraph;
import io.clew.graph.Seeds;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that merges and writes: nothing may be lost, nothing may be there twice. */
class KillTest {

    private static final int KILLS = 6;

    @TempDir
    Path folder;

    @Test
    void losesNothingAndDoublesNothingWhenItIsKilledWhileMergingAndWriting() throws Exception {
        long seed = Seeds.fresh(1)[0];
        var random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(random);
            assertThat(new Snapshots(folder).files())
                    .as("again with -Dclew.seed=%d", seed)
                    .allSatisfy(file -> assertThat(Snapshots.isWhole(file)).isTrue());
        }
        try (var store = MemoryGraphStore.open(folder)) {
            store.catchUp(KilledStore.current());
            assertThat(store.appliedSequence()).isEqualTo(KilledStore.RECORDS);
            assertThat(facts(store)).as("again with -Dclew.seed=%d", seed).isEqualTo(expected());
        }
    }

    private void runAndKill(Random random) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledStore.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = child.inputReader()) {
            for (int lines = 1 + random.nextInt(5); lines > 0 && out.readLine() != null; lines--) {
                LockSupport.parkNanos(random.nextInt(5_000_000));
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static List<String> facts(MemoryGraphStore store) {
        var facts = new ArrayList<String>();
        try (GraphView view = store.everything()) {
            for (int node = 0; node < 17; node++) {
                var there = PlainGraph.facts(view, PlainGraph.account(node), FactFilter.ANY);
                there.sort(null);
                facts.addAll(there);
            }
        }
        return facts;
    }

    private static List<String> expected() {
        var plain = new PlainGraph();
        KilledStore.current().after(0, record -> {
            plain.add(PlainGraph.record(record));
            return true;
        });
        var facts = new ArrayList<String>();
        for (int node = 0; node < 17; node++) {
            facts.addAll(plain.facts(PlainGraph.everyone(), PlainGraph.account(node), FactFilter.ANY));
        }
        return facts;
    }
}
