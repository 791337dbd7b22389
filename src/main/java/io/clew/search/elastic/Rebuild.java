package io.clew.search.elastic;

import io.clew.elastic.Cluster;
import io.clew.elastic.ElasticSettings;
import io.clew.search.RecordIndex.Kept;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the record index anew, as this version defines it, from the records in the present one.
 *
 * <p>Writes beside the present index, which goes on answering; then the alias moves over in one step. The old index
 * stays until the operator deletes it. Clew must not write meanwhile. A cluster that has too much to do is waited for. Sequence numbers and versions are kept. A rebuild
 * that was cut short begins anew.
 */
public final class Rebuild {

    private static final int RECORDS_AT_ONCE = 4_000;

    private final Cluster cluster;

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
        var writer = new RecordWriter(cluster, next, 0);
        try {
            List<Kept> batch = new ArrayList<>();
            new RecordSearch(cluster, old).scan(QueryCompiler.everything(), 0, total -> count[0] = total, kept -> {
                batch.add(kept);
                if (batch.size() == RECORDS_AT_ONCE) {
                    writer.restore(batch);
                    batch.clear();
                }
                return true;
            });
            writer.restore(batch);
        } finally {
            writer.close();
        }
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
}
