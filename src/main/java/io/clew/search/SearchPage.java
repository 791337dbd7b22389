package io.clew.search;

import io.clew.record.EntityRef;
import io.clew.record.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer.
 *
 * @param total exactly how many records match among those that the reader may read
 * @param facets facet name to its values, largest first (months in order of time); values with no record are left out
 * @param cursor for the next page; empty where this is the last
 */
public record SearchPage(
        long total,
        List<Hit> hits,
        Map<String, List<FacetValue>> facets,
        List<Interpretation> interpretation,
        String cursor) {

    /** @param entities the entities that the record names, the asked ones first, at most twelve */
    public record Hit(
            RecordRef ref,
            String type,
            String title,
            @Nullable Instant occurredAt,
            double score,
            List<Fragment> fragments,
            List<EntityRef> entities) {}

    /**
     * A piece of a field of the record, word for word as it came.
     *
     * @param field {@code title}, {@code text} or the name of a row's field
     * @param start UTF-16 offset of the piece in the original field
     * @param marks what matched, UTF-16 offsets relative to the piece, in order, not overlapping
     */
    public record Fragment(String field, String text, int start, List<Mark> marks) {}

    /** @param end excluded */
    public record Mark(int start, int end) {}

    /** A value and how many readable records have it. */
    public record FacetValue(String value, long count) {}
}
