package io.clew.app;

import io.clew.access.audit.AuditLog;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Tokens;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** What has to be done every now and then. */
@Singleton
public class Chores {

    private final Tokens tokens;
    private final Accounts accounts;
    private final AuditLog audit;

    Chores(Tokens tokens, Accounts accounts, AuditLog audit) {
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

    /** Writes the head of the audit log down, for keeping elsewhere. */
    @Scheduled(every = "1h", delayed = "5m")
    void publishHead() {
        audit.publishHead();
    }
}
