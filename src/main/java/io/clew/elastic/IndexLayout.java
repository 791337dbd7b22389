package io.clew.elastic;

import java.util.Set;

/**
 * How records lie in the cluster. Read when an index is made; a rebuild brings all records into another layout.
 *
 * @param shards of each record index
 * @param replicas of every index
 * @param monthly sources whose records lie in an index for each month in which they occurred, so that an index stays
 *     small and old months can move to slower disks; may change at any time, for what comes from then on
 * @param spread over how many shards of an index the records of one source lie, so that a question to few sources asks
 *     few shards; 0 for all of them
 */
public record IndexLayout(int shards, int replicas, Set<String> monthly, int spread) {

    public IndexLayout {
        monthly = Set.copyOf(monthly);
        if (shards < 1 || replicas < 0) {
            throw new IllegalArgumentException(
                    "an index has at least 1 shard and 0 replicas, not " + shards + " and " + replicas);
        }
        if (spread < 0 || spread > 0 && spread >= shards) {
            throw new IllegalArgumentException(
                    "a source is spread over fewer shards than the " + shards + " of an index, not over " + spread);
        }
    }

    /** One index with all records by their names. */
    public static IndexLayout of(int shards, int replicas) {
        return new IndexLayout(shards, replicas, Set.of(), 0);
    }
}
