package io.clew.analysis.linkage;

import io.clew.record.EntityKey;
import java.util.List;

/**
 * A proposed tie of two cases, {@code a} before {@code b} by key.
 *
 * @param score noisy-OR of the reasons, less what speaks against it, 0 to 1
 * @param reasons weightiest first
 * @param against what speaks against it
 */
public record Link(EntityKey a, EntityKey b, double score, List<Reason> reasons, List<Reason> against) {

    public Link {
        reasons = List.copyOf(reasons);
        against = List.copyOf(against);
    }

    public boolean touches(EntityKey one) {
        return a.equals(one) || b.equals(one);
    }
}
