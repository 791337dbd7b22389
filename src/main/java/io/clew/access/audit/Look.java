package io.clew.access.audit;

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
    private final Party by;
    private final AuditAct act;
    private final String asked;
    private final List<String> keys = new ArrayList<>();
    private String outcome = AuditEntry.FAILED;
    private long returned;
    private long first;
    private boolean closed;
    private boolean changes;

    Look(AuditLog log, Party by, AuditAct act, String asked) {
        this.log = log;
        this.by = by;
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

    /**
     * Writes what is about to be changed before it is; what cannot be written does not happen. Returns when durable.
     *
     * @throws io.clew.record.ClewException {@code audit-unavailable}
     */
    public void changing() {
        begin();
        changes = true;
    }

    /** Adds to what came back; may be called as often as there are parts. */
    public void returned(long count, Collection<EntityKey> entities) {
        returned += count;
        outcome = AuditEntry.OK;
        entities.forEach(key -> add(log.named(key)));
    }

    /** Adds to what was compared, found or not, of which no value is kept. */
    public void compared(Collection<EntityKey> entities) {
        entities.forEach(key -> add(log.compared(key)));
    }

    private void add(EntityKey key) {
        keys.add(key.toString());
        if (keys.size() == KEYS) {
            write(AuditEntry.OK);
        }
    }

    /** @param code why the question was not answered */
    public void refused(String code) {
        outcome = code;
    }

    /**
     * Writes how it ended.
     *
     * @throws io.clew.record.ClewException {@code audit-unavailable}; the answer must then not be given. Not after a change,
     *     whose intent is written already
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        var last = write(outcome);
        if (changes) {
            log.durableIfPossible(last);
        } else {
            log.durable(last);
        }
    }

    private AuditLog.Ticket write(String as) {
        var ticket = log.append(first, by, act, asked, as, returned, keys);
        if (first == 0) {
            first = ticket.n();
        }
        keys.clear();
        returned = 0;
        return ticket;
    }
}
