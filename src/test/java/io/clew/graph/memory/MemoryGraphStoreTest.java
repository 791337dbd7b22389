package io.clew.graph.memory;

import static io.clew.graph.PlainGraph.account;
import static io.clew.graph.PlainGraph.everyone;
import static io.clew.graph.PlainGraph.record;
import static io.clew.graph.PlainGraph.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphStoreContract;
import io.clew.graph.GraphView;
import io.clew.graph.PlainGraph;
import io.clew.graph.Seeds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryGraphStoreTest implements GraphStoreContract {

    @TempDir
    Path folder;

    @Override
    public GraphStore empty() {
        return MemoryGraphStore.open(fresh());
    }

    private Path fresh() {
        return folder.resolve(UUID.randomUUID().toString());
    }

    private static GraphStore.Records from(PlainGraph plain) {
        return (after, sink) -> {
            for (var record : plain.all()) {
                if (record.sequence() > after && !sink.test(record)) {
                    return;
                }
            }
        };
    }

    @Test
    void opensWhatItWroteAndReplaysWhatCameAfter() {
        for (long seed : Seeds.fresh(30)) {
            var random = new Random(seed);
            var plain = new PlainGraph();
            Path here = fresh();
            for (int start = 0; start < 4; start++) {
                try (GraphStore store = MemoryGraphStore.open(here)) {
                    store.catchUp(from(plain));
                    GraphStoreContract.agree(store, plain, random, seed);
                    store.apply(plain.random(random, 8, 15));
                    if (random.nextBoolean()) {
                        store.checkpoint();
                        store.apply(plain.random(random, 8, 5));
                    }
                    GraphStoreContract.agree(store, plain, random, seed);
                }
            }
        }
    }

    @Test
    void takesRecordsInColumnsAsItTakesThemOneByOne() {
        for (long seed : Seeds.fresh(60)) {
            var random = new Random(seed);
            var plain = new PlainGraph();
            plain.random(random, 8, 40);
            try (GraphStore store = MemoryGraphStore.open(fresh())) {
                store.catchUp(plain.inColumns());
                GraphStoreContract.agree(store, plain, random, seed);
                plain.random(random, 10, 25); // some replace what the graph has
                store.catchUp(plain.inColumns());
                GraphStoreContract.agree(store, plain, random, seed);
                if (random.nextBoolean()) {
                    store.checkpoint();
                }
                plain.random(random, 10, 5);
                store.rebuild(plain.inColumns());
                GraphStoreContract.agree(store, plain, random, seed);
                store.apply(plain.random(random, 8, 10));
                GraphStoreContract.agree(store, plain, random, seed);
            }
        }
    }

    @Test
    void mergesWhatCameWhenNothingMoreComes() {
        var random = new Random(9);
        var plain = new PlainGraph();
        try (var store = MemoryGraphStore.open(fresh())) {
            store.apply(plain.random(random, 40, 5_000));
            assertThat(store.health().recent()).isEqualTo(1);
            store.awaitQuiet();
            assertThat(store.health().recent()).isZero();
            GraphStoreContract.agree(store, plain, random, 9);
        }
    }

    /** Writes a file of fifteen records and one of fifteen more. */
    private static Path newerOfTwo(Path here, PlainGraph plain, Random random) {
        try (GraphStore store = MemoryGraphStore.open(here)) {
            for (int i = 0; i < 2; i++) {
                store.apply(plain.random(random, 8, 15));
                store.checkpoint();
            }
        }
        return new Snapshots(here).files().getFirst();
    }

    @Test
    void isMadeAgainFromRecordsWhereverItsFileIsDamaged() throws IOException {
        for (long seed : Seeds.fresh(40)) {
            var random = new Random(seed);
            var plain = new PlainGraph();
            Path here = fresh();
            Path file = newerOfTwo(here, plain, random);
            byte[] written = Files.readAllBytes(file);
            if (random.nextInt(4) == 0) {
                written = java.util.Arrays.copyOf(written, random.nextInt(written.length));
            } else {
                written[random.nextInt(written.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, written);
            try (GraphStore store = MemoryGraphStore.open(here)) {
                assertThat(store.appliedSequence()).as("seed %d", seed).isEqualTo(15);
                store.catchUp(from(plain));
                GraphStoreContract.agree(store, plain, random, seed);
            }
        }
    }

    @Test
    void readsALargeFileThroughWhileItAnswersAndFallsBackWhereItIsDamaged() throws IOException {
        for (long seed : Seeds.fresh(40)) {
            var random = new Random(seed);
            var plain = new PlainGraph();
            Path here = fresh();
            Path file = newerOfTwo(here, plain, random);
            damageNames(file);
            try (MemoryGraphStore store = MemoryGraphStore.open(here, 0)) {
                boolean before = random.nextBoolean();
                if (before) {
                    store.catchUp(from(plain));
                }
                store.awaitUpkeep(); // finds the damage, opens the older file
                store.awaitUpkeep(); // reads that one through as well
                assertThat(file).as("seed %d", seed).doesNotExist();
                if (before) {
                    assertThat(store.appliedSequence()).as("seed %d", seed).isEqualTo(30);
                } else {
                    assertThat(store.appliedSequence()).as("seed %d", seed).isEqualTo(15);
                    assertThat(store.health().note()).contains("damaged");
                    store.catchUp(from(plain));
                }
                assertThat(store.health().note()).isEmpty();
                GraphStoreContract.agree(store, plain, random, seed);
            }
        }
    }

    /** Turns a bit that no answer but a fact's name rests on, so that a reader may meet it before it is found. */
    private static void damageNames(Path file) throws IOException {
        byte[] written = Files.readAllBytes(file);
        var header = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
        written[Math.toIntExact(header.getLong(40 + 24 * Sections.NAME_BYTES))] ^= 1;
        Files.write(file, written);
    }

    @Test
    void movesALargeFileThatIsWholeIntoMemoryWhileItAnswers() {
        for (long seed : Seeds.fresh(10)) {
            var random = new Random(seed);
            var plain = new PlainGraph();
            Path here = fresh();
            try (GraphStore store = MemoryGraphStore.open(here)) {
                store.apply(plain.random(random, 8, 15));
                store.checkpoint();
            }
            try (MemoryGraphStore store = MemoryGraphStore.open(here, 0)) {
                GraphStoreContract.agree(store, plain, random, seed);
                store.awaitUpkeep();
                GraphStoreContract.agree(store, plain, random, seed);
            }
        }
    }

    @Test
    void keepsTheLastTwoFiles() {
        var plain = new PlainGraph();
        Path here = fresh();
        try (GraphStore store = MemoryGraphStore.open(here)) {
            for (int i = 0; i < 4; i++) {
                store.apply(plain.random(new Random(i), 8, 5));
                store.checkpoint();
            }
        }
        assertThat(new Snapshots(here).files()).hasSize(2);
    }

    @Test
    void forgetsItsFilesWhenItIsMadeAnewFromNoRecords() {
        Path here = fresh();
        try (GraphStore store = MemoryGraphStore.open(here)) {
            store.apply(new PlainGraph().random(new Random(1), 8, 5));
            store.checkpoint();
            store.rebuild((after, sink) -> {});
        }
        try (GraphStore store = MemoryGraphStore.open(here)) {
            assertThat(store.appliedSequence()).isZero();
            assertThat(store.health().facts()).isZero();
        }
    }

    @Test
    void takesBackFactsThatWereMergedLongAgo() {
        var plain = new PlainGraph();
        Path here = fresh();
        try (GraphStore store = MemoryGraphStore.open(here)) {
            store.apply(List.of(plain.add(record("bank", "a", transfer(1, 2, 10, 100), transfer(1, 3, 20, 200)))));
            store.checkpoint();
        }
        try (GraphStore store = MemoryGraphStore.open(here)) {
            store.apply(List.of(plain.add(record("bank", "a", transfer(1, 4, 10, 100)))));
            assertThat(store.health().facts()).isEqualTo(1);
            store.checkpoint();
            store.apply(List.of(plain.add(record("bank", "a", transfer(1, 5, 10, 100)))));
            assertThat(store.health().facts()).isEqualTo(1);
            try (GraphView view = store.view(everyone())) {
                assertThat(PlainGraph.facts(view, account(1), FactFilter.ANY)).hasSize(1);
            }
        }
    }
}
