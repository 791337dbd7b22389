package io.clew.search.elastic;

import io.clew.elastic.Cluster;
import io.clew.elastic.ElasticSettings;
import io.clew.search.RecordIndex.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Makes the record index anew, as this version defines it, from the records in the present one.
 *
 * <p>Writes beside the present index, which goes on answering; then the alias moves over in one step. The old indices
 * stay until the operator deletes them. Clew must not write meanwhile. A cluster that has too much to do is waited for.
 * Sequence numbers and versions are kept. A rebuild that was cut short begins anew.
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
        SortedSet<String> before = cluster.indices(alias);
        String old = before.first();
        int number = Integer.parseInt(old.substring(old.lastIndexOf('-') + 1));
        String next = "%s-%06d".formatted(alias, number + 1);
        for (String left : cluster.indices(next + "*")) {
            cluster.write(es -> es.indices().delete(d -> d.index(left)));
        }
        cluster.create(next, ElasticRecordIndex.definition(cluster.settings()));
        cluster.write(es -> es.indices().refresh(r -> r.index(alias)));
        long[] count = {0};
        var writer = new RecordWriter(cluster, new Places(cluster, next, null), 0);
        try {
            List<Kept> batch = new ArrayList<>();
            new RecordSearch(cluster, alias, List.of())
                    .scan(QueryCompiler.everything(), 0, total -> count[0] = total, kept -> {
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
        long made = cluster.ask(es -> es.count(c -> c.index(next + "*"))).count();
        if (made != count[0]) {
            throw new IllegalStateException("the new index " + next + " holds " + made + " records, the old one "
                    + count[0] + "; nothing changed");
        }
        SortedSet<String> after = cluster.indices(next + "*");
        cluster.write(es -> es.indices().updateAliases(u -> {
            before.forEach(
                    index -> u.actions(a -> a.remove(from -> from.index(index).alias(alias))));
            after.forEach(index -> u.actions(a -> a.add(to -> to.index(index).alias(alias))));
            return u;
        }));
        return next;
    }
}
