package io.clew.access.audit;

import io.clew.access.Access;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One look under way. Closing it writes the entry and returns when that is durable, so close it before the answer
 * leaves; a look closed without {@link #returned} is kept as failed.
 *
 * <p>For one thread. A look with many entities becomes several entries, so that none is left out.
 */
public final class Look implements AutoCloseable {

    /** Entities in one entry at most. */
    static final int KEYS = 1_000;

    private final AuditLog log;
    private final Access access;
    private final String act;
    private final String asked;
    private final List<String> keys = new ArrayList<>();
    private String outcome = AuditEntry.FAILED;
    private long returned;
    private long first;
    private boolean closed;

    Look(AuditLog log, Access access, String act, String asked) {
        this.log = log;
        this.access = access;
        this.act = act;
        this.asked = asked;
    }

    /**
     * Writes what is asked before anything is answered; for answers that are streamed. Returns when durable.
     *
     * @throws io.clew.record.ClewException {@code audit-unavailable}
     */
    public void begin() {
        log.durable(write(AuditEntry.BEGUN));
    }

    /** Adds to what came back; may be called as often as there are parts. */
    public void returned(long count, Collection<EntityKey> entities) {
        returned += count;
        outcome = AuditEntry.OK;
        for (EntityKey key : entities) {
            keys.add(log.named(key).toString());
            if (keys.size() == KEYS) {
                write(AuditEntry.OK);
            }
        }
    }

    /** @param code why the question was not answered */
    public void refused(String code) {
        outcome = code;
    }

    /** @throws io.clew.record.ClewException {@code audit-unavailable}; the answer must then not be given */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            log.durable(write(outcome));
        }
    }

    private AuditLog.Ticket write(String as) {
        var ticket = log.append(
                first, access.user(), access.from(), access.purpose(), act, asked, as, returned, keys, access.under());
        if (first == 0) {
            first = ticket.n();
        }
        keys.clear();
        returned = 0;
        return ticket;
    }
}
