package io.clew.app;

import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Witness;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Tokens;
import io.clew.door.IdempotencyKeys;
import io.clew.upkeep.Holdings;
import io.clew.upkeep.Integrity;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** What has to be done every now and then. */
@Singleton
public class Chores {

    private static final Logger LOG = Logger.getLogger(Chores.class);

    private final Tokens tokens;
    private final Accounts accounts;
    private final AuditLog audit;
    private final Witness witness;
    private final Holdings holdings;
    private final Integrity integrity;
    private final IdempotencyKeys keys;

    Chores(
            Tokens tokens,
            Accounts accounts,
            AuditLog audit,
            Holdings holdings,
            Integrity integrity,
            Witness witness,
            IdempotencyKeys keys) {
        this.keys = keys;
        this.witness = witness;
        this.holdings = holdings;
        this.integrity = integrity;
        this.tokens = tokens;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Writes down how tokens were used. */
    @Scheduled(every = "60s", delayed = "60s")
    void countTokens() {
        tokens.flush();
    }

    /** Writes down how often people were refused who had not signed in. */
    @Scheduled(every = "60s", delayed = "60s")
    void countRefusals() {
        accounts.refusals().sumUp();
    }

    /** Writes down what is there, so that the next start misses what is gone. */
    @Scheduled(every = "60s", delayed = "60s")
    void keepHoldings() {
        holdings.keep();
    }

    /** Reads every byte of records and documents; what is not as it was written stands in the log and in the health. */
    @Scheduled(every = "12h", delayed = "10m")
    void readThrough() {
        List<String> damaged = integrity.check();
        if (!damaged.isEmpty()) {
            LOG.error("Files are not what was written: restore a backup. " + damaged);
        }
    }

    /** Sends the head of the audit log to where it is kept. */
    @Scheduled(every = "${clew.audit.witness.every:PT10M}", delayed = "20s")
    void carryHead() {
        Safekeeping.send(audit, witness);
    }

    /** Writes the head of the audit log down, for keeping elsewhere. */
    @Scheduled(every = "1h", delayed = "5m")
    void publishHead() {
        audit.publishHead();
    }

    /** Forgets answers that nobody asks for again. */
    @Scheduled(every = "1h", delayed = "7m")
    void forgetOldKeys() {
        keys.forgetOld();
    }
}
