package io.clew.bench;

import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.elastic.Cluster;
import io.clew.elastic.ElasticSettings;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.elastic.ElasticRecordIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Loads transfer rows into a running Elasticsearch through the port and, the very same entries, by the bare bulk API;
 * says what a row takes on disk.
 *
 * <p>Arguments: address, rows (100,000), rows in a batch (2,000). Uses indices whose names begin with {@code bench-}
 * and a number of this run, and leaves them there.
 */
public final class ElasticBench {

    private ElasticBench() {}

    public static void main(String[] words) {
        String address = words.length > 0 ? words[0] : "http://127.0.0.1:9200";
        int rows = words.length > 1 ? Integer.parseInt(words[1]) : 100_000;
        int batch = words.length > 2 ? Integer.parseInt(words[2]) : 2_000;
        var settings = ElasticSettings.of(address, "bench-" + System.currentTimeMillis());
        try (var index = ElasticRecordIndex.open(settings)) {
            long began = System.nanoTime();
            for (int from = 0; from < rows; from += batch) {
                index.append(rows(from, Math.min(rows, from + batch)));
            }
            say("through the port", rows, System.nanoTime() - began);
        }
        bare(settings, rows, batch);
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

    /** The entries as they now are in the index, sent again to an index of the same definition. */
    private static void bare(ElasticSettings settings, int rows, int batch) {
        String index = settings.prefix() + "-records-000001";
        try (Cluster cluster = Cluster.open(settings)) {
            cluster.write(es -> es.indices().forcemerge(f -> f.index(index).maxNumSegments(1L)));
            cluster.write(es -> es.indices().flush(f -> f.index(index)));
            JsonNode stats = cluster.get("/" + index + "/_stats/store,docs");
            long bytes = stats.at("/_all/primaries/store/size_in_bytes").asLong();
            System.out.printf("on disk, merged: %,d bytes, %.0f a row%n", bytes, (double) bytes / rows);
            long sent = 0;
            long took = 0;
            String other = settings.prefix() + "-bare";
            cluster.create(other, io.clew.elastic.IndexDefinition.shipped("records", 1, 0));
            for (int from = 0; from < rows; from += batch) {
                List<BulkOperation> operations = new ArrayList<>();
                long sequence = from;
                for (Record row : rows(from, Math.min(rows, from + batch))) {
                    byte[] json = io.clew.search.elastic.Entries.of(row, ++sequence, 1);
                    sent += json.length;
                    operations.add(BulkOperation.of(o -> o.index(
                            i -> i.id(row.ref().toString()).document(BinaryData.of(json, "application/json")))));
                }
                long began = System.nanoTime();
                cluster.write(es -> es.bulk(b -> b.index(other).operations(operations)));
                cluster.write(es -> es.indices().refresh(r -> r.index(other)));
                took += System.nanoTime() - began;
            }
            say("by the bare bulk API", rows, took);
            System.out.printf("sent: %.0f bytes a row%n", (double) sent / rows);
        }
    }

    private static void say(String how, int rows, long nanos) {
        System.out.printf("%s: %,d rows in %.1f s, %,.0f a second%n", how, rows, nanos / 1e9, rows / (nanos / 1e9));
    }
}
