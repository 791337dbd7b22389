package io.clew.bench;

import io.clew.graph.GraphStore;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.SimilarQuery;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.upkeep.GraphUpkeep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures how fast a graph is made anew from the record index, and replayed: rows with one transfer each. */
final class RebuildBench {

    private static final int BATCH = 20_000;

    private RebuildBench() {}

    /** @param kept folder of an index that is filled where it is empty and stays; empty for one that is removed */
    static void run(int records, String kept) throws IOException {
        Path folder = Files.createTempDirectory("clew-rebuild-bench");
        Path place = kept.isEmpty() ? folder.resolve("index") : Path.of(kept);
        try (RecordIndex index = LuceneRecordIndex.open(place, Duration.ofMinutes(1), SimilarQuery.LARGE)) {
            if (index.sequence() == 0) {
                long began = System.nanoTime();
                fill(index, new GraphWorld(Math.max(1000, records / 10), 2 * records, 44), records);
                rate("records taken into the index", records, began);
            }
            for (int round = 0; round < 4; round++) { // the first compiles the code
                long began = System.nanoTime();
                long[] facts = new long[3];
                index.replay(0, one -> ++facts[0] > 0);
                rate("whole records read in order", facts[0], began);
                began = System.nanoTime();
                index.facts(0, one -> ++facts[1] > 0);
                rate("facts of records read in order", facts[1], began);
                began = System.nanoTime();
                index.columns(0, page -> {
                    facts[2] += page.records();
                    return page;
                });
                rate("facts read in columns", facts[2], began);
                try (GraphStore graph = MemoryGraphStore.open(folder.resolve("graph" + round))) {
                    began = System.nanoTime();
                    graph.rebuild(GraphUpkeep.of(index));
                    rate("graph made anew, written and forced", graph.health().facts(), began);
                }
                try (GraphStore graph = MemoryGraphStore.open(folder.resolve("filled" + round))) {
                    began = System.nanoTime();
                    graph.catchUp(GraphUpkeep.of(index));
                    rate("graph made from nothing, not written", graph.health().facts(), began);
                }
                replay(index, (int) facts[0], folder.resolve("replayed" + round));
            }
        } finally {
            GraphBench.delete(folder);
        }
    }

    /** A graph with the first four fifths takes in the rest. */
    private static void replay(RecordIndex index, int records, Path folder) {
        try (GraphStore graph = MemoryGraphStore.open(folder)) {
            long known = records * 4L / 5;
            GraphStore.Records all = GraphUpkeep.of(index);
            graph.catchUp(
                    (after, sink) -> all.after(after, applied -> applied.sequence() <= known && sink.test(applied)));
            graph.checkpoint();
            long began = System.nanoTime();
            graph.catchUp(all);
            rate("facts replayed beyond the graph", records - known, began);
        }
    }

    private static void rate(String what, long count, long began) {
        System.out.printf("%-60s %10.0f /s%n", what, count * 1e9 / (System.nanoTime() - began));
    }

    private static void fill(RecordIndex index, GraphWorld world, int records) {
        var batch = new ArrayList<Record>();
        int made = 0;
        for (int i = 0; made < records && i < world.facts; i++) {
            if (world.link[i] == GraphWorld.TRANSFER) {
                batch.add(row(world, i, made++));
            }
            if (batch.size() == BATCH || made == records) {
                index.append(batch);
                batch.clear();
            }
        }
        if (made < records) {
            throw new IllegalStateException("too few transfers were made up: " + made);
        }
    }

    private static Record row(GraphWorld world, int fact, int number) {
        var payer = new EntityKey("account", world.key(world.from[fact]));
        var payee = new EntityKey("account", world.key(world.to[fact]));
        Instant at = Instant.ofEpochSecond(GraphWorld.BEGIN + world.second[fact]);
        return new Record(
                new RecordRef("bench", "t" + (1_000_000_000 + number)),
                "transfer",
                "",
                "",
                at,
                List.of(
                        new EntityRef(payer, "payer", "户" + world.from[fact]),
                        new EntityRef(payee, "payee", "户" + world.to[fact])),
                List.of(),
                List.of(),
                List.of(),
                List.of(Fact.of(payer, "transfer", payee, at, new Money(world.fen[fact]))),
                Map.of("摘要", "转账", "流水号", "L" + number),
                Provenance.NONE);
    }
}
