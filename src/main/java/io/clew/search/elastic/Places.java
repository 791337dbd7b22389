package io.clew.search.elastic;

import io.clew.elastic.Cluster;
import io.clew.elastic.IndexLayout;
import io.clew.record.Record;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which index a record lies: in that of the month in which it occurred, where the layout says so of its source, as
 * {@code clew-records-000001-2026-03}; else in the first one, {@code clew-records-000001}. One alias leads to all.
 */
final class Places {

    /** A misread date makes no index of its own. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2099;

    private final Cluster cluster;
    private final String first;
    private final @Nullable String alias;
    private final Set<String> there = new HashSet<>();

    /** @param alias that leads to a new index at once; null where the indices are still being made */
    Places(Cluster cluster, String first, @Nullable String alias) {
        this.cluster = cluster;
        this.first = first;
        this.alias = alias;
        there.add(first);
    }

    /** A pattern of all indices. */
    String all() {
        return first + "*";
    }

    private IndexLayout layout() {
        return cluster.settings().layout();
    }

    /** Where several records of one name may lie, because an index for each month holds its own. */
    boolean many() {
        return !layout().monthly().isEmpty();
    }

    String of(Record record) {
        Instant at = record.occurredAt();
        if (at == null || !layout().monthly().contains(record.ref().source())) {
            return first;
        }
        int year = at.atOffset(ZoneOffset.UTC).getYear();
        return year < FIRST_YEAR || year > LAST_YEAR ? first : first + "-" + RecordEntry.month(at);
    }

    /** Makes the index where it is not there yet. */
    void prepare(String index) {
        if (there.contains(index)) {
            return;
        }
        cluster.create(index, ElasticRecordIndex.definition(cluster.settings()));
        if (alias != null) {
            cluster.write(es -> es.indices()
                    .updateAliases(
                            u -> u.actions(a -> a.add(to -> to.index(index).alias(alias)))));
        }
        there.add(index);
    }
}
