package io.clew.bench;

import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import io.clew.access.Access;
import io.clew.elastic.Cluster;
import io.clew.elastic.ElasticSettings;
import io.clew.elastic.IndexDefinition;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.elastic.BareSearch;
import io.clew.search.elastic.ElasticRecordIndex;
import io.clew.search.elastic.Entries;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.servers.ElasticsearchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToLongFunction;

/**
 * Measures records in Elasticsearch: transfer rows through the port and, turn by turn, the very same entries by the bare
 * bulk API; then typed questions through the port, by the bare client and in the embedded engine.
 *
 * <p>Uses indices whose names begin with {@code bench-} and a number of this run, and leaves them there.
 */
final class ElasticBench {

    private static final int BATCH = 5_000;
    private static final int ASKS = 150;
    private static final int PAGE = 20;
    private static final Access READER = new Access("bench", Set.of(), Set.of(), 3, "bench", Set.of("bank"), 0, true);
    private static final List<String> QUESTIONS = List.of(
            "货款",
            "转账 手机银行",
            "62220202001100*",
            "\"手机银行\"",
            "张17",
            "李33 货款",
            "account:6222020200110000001",
            "*0000001",
            "货款 OR 转账",
            "转账 -货款",
            "银行",
            "张1 李2");

    private ElasticBench() {}

    /** @param address of a cluster that may be filled; empty to start one */
    static void run(String address, int rows) throws IOException {
        try (var server = address.isEmpty() ? ElasticsearchServer.start() : null) {
            var settings = ElasticSettings.of(
                    server == null ? address : server.address(), "bench-" + System.currentTimeMillis());
            Path folder = Files.createTempDirectory("clew-elastic-bench");
            try (var cluster = Cluster.open(settings);
                    var index = ElasticRecordIndex.open(settings);
                    var embedded = LuceneRecordIndex.open(folder)) {
                load(settings, cluster, index, embedded, rows);
                String name = settings.prefix() + "-records-000001";
                cluster.write(es -> es.indices().forcemerge(f -> f.index(name).maxNumSegments(1L)));
                cluster.write(es -> es.indices().flush(f -> f.index(name)));
                long bytes = cluster.get("/" + name + "/_stats/store")
                        .at("/_all/primaries/store/size_in_bytes")
                        .asLong();
                System.out.printf("on disk, merged: %,d bytes, %.0f a row%n", bytes, (double) bytes / rows);
                ask(cluster, name, index, embedded);
            } finally {
                GraphBench.delete(folder);
            }
        }
    }

    /** Turn by turn; the first fifth compiles the code on both ends and is not counted. */
    private static void load(
            ElasticSettings settings, Cluster cluster, RecordIndex index, RecordIndex embedded, int rows) {
        String bare = settings.prefix() + "-bare";
        cluster.create(bare, IndexDefinition.shipped("records", settings.layout()));
        long ours = 0;
        long theirs = 0;
        long here = 0;
        long counted = 0;
        for (int from = 0; from < rows; from += BATCH) {
            List<Record> batch = rows(from, Math.min(rows, from + BATCH));
            long began = System.nanoTime();
            index.append(batch);
            long second = System.nanoTime();
            bulk(cluster, bare, entries(batch, from));
            long third = System.nanoTime();
            embedded.append(batch);
            long end = System.nanoTime();
            if (from >= rows / 5) {
                ours += second - began;
                theirs += third - second;
                here += end - third;
                counted += batch.size();
            }
        }
        say("loaded through the port", counted, ours);
        say("loaded by the bare bulk API, making the entries included", counted, theirs);
        System.out.printf("%-60s %10.1f %%%n", "of the bare bulk API", 100.0 * theirs / ours);
        say("loaded into the embedded engine", counted, here);
    }

    private static List<BulkOperation> entries(List<Record> batch, long before) {
        List<BulkOperation> operations = new ArrayList<>();
        long sequence = before;
        for (Record row : batch) {
            var json = BinaryData.of(Entries.of(row, ++sequence, 1), "application/json");
            operations.add(BulkOperation.of(
                    o -> o.index(i -> i.id(row.ref().toString()).document(json))));
        }
        return operations;
    }

    private static void bulk(Cluster cluster, String index, List<BulkOperation> operations) {
        for (int from = 0; from < operations.size(); from += 1_000) {
            var part = operations.subList(from, Math.min(operations.size(), from + 1_000));
            cluster.write(es -> es.bulk(b -> b.index(index).operations(part)));
        }
        cluster.write(es -> es.indices().refresh(r -> r.index(index)));
    }

    private static void ask(Cluster cluster, String name, RecordIndex index, RecordIndex embedded) {
        double[] sums = new double[3];
        for (String text : QUESTIONS) {
            var query = new RecordQuery(
                    text,
                    List.of(),
                    List.of(),
                    TimeRange.ALWAYS,
                    List.of(),
                    Set.of(),
                    RecordQuery.Sort.RELEVANCE,
                    PAGE,
                    "",
                    Set.of(),
                    false);
            var bare = new BareSearch(cluster, name, READER, text, PAGE);
            double[] medians = medians(
                    i -> index.search(READER, query).total(),
                    i -> bare.ask(),
                    i -> embedded.search(READER, query).total());
            System.out.printf(
                    "%-40s port %8.2f ms, bare client %8.2f ms, overhead %6.1f %%, embedded %8.2f ms%n",
                    text, medians[0], medians[1], 100 * (medians[0] / medians[1] - 1), medians[2]);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += medians[i];
            }
        }
        System.out.printf(
                "%-40s overhead %.1f %%, embedded %.1f times as fast%n",
                "all questions, sum of medians", 100 * (sums[0] / sums[1] - 1), sums[0] / sums[2]);
    }

    /** Milliseconds, asked turn by turn; the answers have to agree. */
    private static double[] medians(IntToLongFunction... asked) {
        long[][] nanos = new long[asked.length][ASKS];
        for (int i = -ASKS / 3; i < ASKS; i++) {
            long[] totals = new long[asked.length];
            for (int k = 0; k < asked.length; k++) {
                long began = System.nanoTime();
                totals[k] = asked[k].applyAsLong(i);
                if (i >= 0) {
                    nanos[k][i] = System.nanoTime() - began;
                }
            }
            if (Arrays.stream(totals).distinct().count() > 1) {
                throw new IllegalStateException("answers differ: " + Arrays.toString(totals));
            }
        }
        return Arrays.stream(nanos)
                .mapToDouble(each -> {
                    Arrays.sort(each);
                    return each[ASKS / 2] / 1e6;
                })
                .toArray();
    }

    private static List<Record> rows(int from, int to) {
        List<Record> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            var random = new Random(i);
            var payer = new EntityKey("account", "62220202001" + (10_000_000 + random.nextInt(20_000)));
            var payee = new EntityKey("account", "62170000111" + (10_000_000 + random.nextInt(20_000)));
            var at = Instant.ofEpochSecond(1_770_000_000L + i);
            var amount = new Money(100 + random.nextInt(10_000_000));
            rows.add(new Record(
                    new RecordRef("bank", "row-" + i),
                    "transfer",
                    "",
                    "",
                    at,
                    List.of(new EntityRef(payer, "payer", "张" + i % 500), new EntityRef(payee, "payee", "李" + i % 700)),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(Fact.of(payer, "transfer", payee, at, amount)),
                    Map.of(
                            "摘要",
                            i % 3 == 0 ? "货款" : "转账",
                            "渠道",
                            "手机银行",
                            "余额",
                            String.valueOf(random.nextInt(9_000_000))),
                    new Provenance("i1", "statement.csv", "", i)));
        }
        return rows;
    }

    private static void say(String how, long rows, long nanos) {
        System.out.printf("%-60s %10.0f rows/s%n", how, rows * 1e9 / nanos);
    }
}
