package io.clew.analysis.linkage;

import io.clew.record.EntityKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the money of one case went.
 *
 * @param paid the accounts that were paid first, which are no meeting
 * @param at epoch milliseconds of the first payment
 * @param accounts share of the loss that came there, 0 to 1, and some of the facts that carried it
 */
public record Reached(Set<EntityKey> paid, long at, Map<EntityKey, Carried> accounts) {

    /** @param share 0 to 1 */
    public record Carried(double share, List<String> facts) {}
}
