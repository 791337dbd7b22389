package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import io.clew.elastic.Cluster;
import io.clew.elastic.ElasticSettings;
import io.clew.search.RecordIndex.Kept;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the record index anew, as this version defines it, from the records in the present one.
 *
 * <p>Writes beside the present index, which goes on answering; then the alias moves over in one step. The old index
 * stays until the operator deletes it. Clew must not write meanwhile. Sequence numbers and versions are kept. A rebuild
 * that was cut short begins anew.
 */
public final class Rebuild {

    private static final int RECORDS_AT_ONCE = 1_000;
    private static final int BYTES_AT_ONCE = 4 << 20;

    private final Cluster cluster;
    private final RecordEntry entries = new RecordEntry();
    private final List<BulkOperation> waiting = new ArrayList<>();
    private int bytes;

    private Rebuild(Cluster cluster) {
        this.cluster = cluster;
    }

    /** @return the name of the new index */
    public static String run(ElasticSettings settings) {
        try (Cluster cluster = Cluster.open(settings)) {
            return new Rebuild(cluster).make(ElasticRecordIndex.alias(settings));
        }
    }

    private String make(String alias) {
        String old = cluster.get("/_alias/" + alias).fieldNames().next();
        int number = Integer.parseInt(old.substring(old.lastIndexOf('-') + 1));
        String next = "%s-%06d".formatted(alias, number + 1);
        if (cluster.write(es -> es.indices().exists(e -> e.index(next))).value()) {
            cluster.write(es -> es.indices().delete(d -> d.index(next)));
        }
        cluster.create(next, ElasticRecordIndex.definition(cluster.settings()));
        cluster.write(es -> es.indices().refresh(r -> r.index(old)));
        long[] count = {0};
        var source = new RecordSearch(cluster, old);
        source.scan(QueryCompiler.everything(), 0, total -> count[0] = total, kept -> add(next, kept));
        send(next);
        cluster.write(es -> es.indices().refresh(r -> r.index(next)));
        long made = cluster.ask(es -> es.count(c -> c.index(next))).count();
        if (made != count[0]) {
            throw new IllegalStateException("the new index " + next + " holds " + made + " records, the old one "
                    + count[0] + "; nothing changed");
        }
        cluster.write(es -> es.indices()
                .updateAliases(u -> u.actions(
                                a -> a.remove(from -> from.index(old).alias(alias)))
                        .actions(a -> a.add(to -> to.index(next).alias(alias)))));
        return next;
    }

    private boolean add(String index, Kept kept) {
        byte[] content = RecordJson.content(kept.record());
        byte[] entry = entries.entry(kept.record(), content, kept.sequence(), kept.version());
        var json = BinaryData.of(entry, "application/json");
        waiting.add(BulkOperation.of(
                o -> o.index(i -> i.id(RecordEntry.id(kept.record().ref()))
                        .version(kept.sequence())
                        .versionType(VersionType.External)
                        .document(json))));
        bytes += entry.length;
        if (waiting.size() == RECORDS_AT_ONCE || bytes > BYTES_AT_ONCE) {
            send(index);
        }
        return true;
    }

    private void send(String index) {
        if (waiting.isEmpty()) {
            return;
        }
        List<BulkOperation> operations = List.copyOf(waiting);
        waiting.clear();
        bytes = 0;
        var answer = cluster.write(es -> es.bulk(b -> b.index(index).operations(operations)));
        if (answer.errors()) {
            throw new IllegalStateException("Elasticsearch refused entries of the new index " + index
                    + "; nothing changed. Run the rebuild again when the cluster has less to do.");
        }
    }
}
