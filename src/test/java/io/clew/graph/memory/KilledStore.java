package io.clew.graph.memory;

import io.clew.graph.GraphStore;
import io.clew.graph.GraphStore.Applied;
import io.clew.graph.PlainGraph;
import java.nio.file.Path;
import java.util.ArrayList;

/** Applies, merges and writes without end, to be killed in the middle of it. */
final class KilledStore {

    /** As many as the records could ever be. */
    static final long RECORDS = 4_000;

    private static final int BATCH = 100;

    private KilledStore() {}

    /** The n-th record; every seventh one replaces the one before it. */
    static Applied record(long n) {
        boolean again = n % 7 == 0;
        long place = again ? n - 1 : n;
        var record = PlainGraph.record(
                "bank",
                "r" + place,
                PlainGraph.transfer((int) (n % 13), (int) (n % 11), n * 1000, n),
                PlainGraph.transfer((int) (n % 5), (int) (n % 17), n * 500 + 1, 2 * n));
        return new Applied(record, n, again ? 2 : 1);
    }

    /** The current records, as an index replays them: those that were replaced are not there. */
    static GraphStore.Records current() {
        return (after, sink) -> {
            for (long n = after + 1; n <= RECORDS; n++) {
                boolean there = (n + 1) % 7 != 0 || n + 1 > RECORDS;
                if (there && !sink.test(record(n))) {
                    return;
                }
            }
        };
    }

    public static void main(String[] arguments) {
        try (var store = MemoryGraphStore.open(Path.of(arguments[0]))) {
            for (long n = store.appliedSequence() + 1; n <= RECORDS; n += BATCH) {
                var batch = new ArrayList<Applied>();
                for (long i = n; i < n + BATCH && i <= RECORDS; i++) {
                    batch.add(record(i));
                }
                store.apply(batch);
                System.out.println(n);
                store.checkpoint();
            }
        }
    }
}
