package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.access.entry.RateLimit;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import java.util.List;

/** Says who a masked entity is, to a reader who states why: an act of its own in the audit, one entity at a time. */
public final class RevealEntity {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 500;

    private final RecordIndex index;
    private final Handles handles;
    private final AuditLog audit;
    private final RateLimit rate;

    /** @param rate how often one person may reveal, so that nobody tries numbers out */
    public RevealEntity(RecordIndex index, Handles handles, AuditLog audit, RateLimit rate) {
        this.rate = rate;
        this.index = index;
        this.handles = handles;
        this.audit = audit;
    }

    /**
     * Counts one more act of revealing by this person, for a use case that shows somebody by another way.
     *
     * @throws ClewException {@code rate-limited}
     */
    public void count(Access access) {
        rate.take(access.user());
    }

    /** @param names that readable records give to it, most frequent first */
    public record Revealed(EntityKey key, List<RecordIndex.NameCount> names) {}

    /**
     * @param key of the entity or its handle
     * @throws ClewException {@code reveal-reason} without a reason of 4 to 500 characters; {@code entity-unknown} where
     *     no record that the reader may read names it; {@code rate-limited}
     */
    public Revealed reveal(Access access, EntityKey key, String reason) {
        String why = reason.strip();
        if (why.length() < SHORTEST || why.length() > LONGEST) {
            throw new ClewException(Message.of("reveal-reason", SHORTEST, LONGEST));
        }
        count(access);
        EntityKey real = handles.open(key);
        try (Look look = audit.open(access, AuditAct.REVEAL, why)) {
            if (index.count(access.revealing(), List.of(real)).getFirst().records() == 0) {
                look.returned(0, List.of(real)); // who tries numbers out is seen to
                look.refused("entity-unknown");
                throw new ClewException(Message.of("entity-unknown.named", key));
            }
            var names = index.names(access.revealing(), List.of(real)).getOrDefault(real, List.of());
            look.returned(1, List.of(real));
            return new Revealed(real, names);
        }
    }
}
