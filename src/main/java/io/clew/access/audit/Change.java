package io.clew.access.audit;

import io.clew.record.ClewException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that changes what is kept, for {@link AuditLog#change}. Its intent is in the log before it is done, so that nothing is changed that the log
 * cannot tell of; a second entry, which continues the first, says how it ended. Where that one can no longer be written the
 * first stands alone, as {@link AuditEntry#BEGUN}.
 */
public final class Change {

    private final AuditLog log;
    private final Party by;
    private final AuditAct act;
    private final String asked;

    Change(AuditLog log, Party by, AuditAct act, String asked) {
        this.log = log;
        this.by = by;
        this.act = act;
        this.asked = asked;
    }

    /** Checks whether it may be done and how it was put; what is refused here is an entry without a beginning. */
    public Change checking(Runnable check) {
        try {
            check.run();
        } catch (ClewException refused) {
            log.durable(log.append(0, by, act, asked, refused.code(), 0, List.of()));
            throw refused;
        }
        return this;
    }

    /**
     * Does it.
     *
     * @throws ClewException {@code audit-unavailable}, and then nothing was done; whatever the deed throws
     */
    public void done(Runnable deed) {
        done(() -> {
            deed.run();
            return asked;
        });
    }

    /** The same with what the deed gives. */
    public <T> T done(Supplier<T> deed) {
        return done(deed, result -> asked);
    }

    /**
     * The same.
     *
     * @param told what the last entry says was asked, where that is known only afterwards
     */
    public <T> T done(Supplier<T> deed, Function<T, String> told) {
        AuditLog.Ticket intent = log.append(0, by, act, asked, AuditEntry.BEGUN, 0, List.of());
        log.durable(intent);
        T result;
        try {
            result = deed.get();
        } catch (ClewException refused) {
            end(intent, asked, refused.code());
            throw refused;
        } catch (RuntimeException failed) {
            end(intent, asked, AuditEntry.FAILED);
            throw failed;
        }
        end(intent, told.apply(result), AuditEntry.OK);
        return result;
    }

    private void end(AuditLog.Ticket intent, String told, String outcome) {
        log.durableIfPossible(log.append(intent.n(), by, act, told, outcome, 0, List.of()));
    }
}
