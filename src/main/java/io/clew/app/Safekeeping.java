package io.clew.app;

import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.access.entry.Accounts;
import io.clew.graph.GraphStore;
import io.clew.store.DocumentStore;
import io.clew.upkeep.Holdings;
import io.clew.upkeep.Integrity;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Finds out, first of all at a start and then in the background, that something is gone or altered. */
@Singleton
public class Safekeeping {

    private static final Logger LOG = Logger.getLogger(Safekeeping.class);

    /** Before whatever else begins. */
    private static final int FIRST = 1;

    @Produces
    @Singleton
    Holdings holdings(
            Installation held, DocumentStore documents, Engines.RawIndex raw, GraphStore graph, AuditLog audit) {
        return new Holdings(
                held.folder("holdings"),
                documents,
                new Holdings.Present(raw.index()::sequence, graph::appliedSequence, audit::size));
    }

    @Produces
    @Singleton
    Integrity integrity(Engines.RawIndex raw, DocumentStore documents) {
        return new Integrity(raw.index(), documents);
    }

    void check(
            @Observes @Priority(FIRST) StartupEvent started,
            Beginning beginning,
            Holdings holdings,
            ClewConfig config,
            AuditLog audit,
            Accounts accounts) {
        beginning.step(() -> {
            if (!config.acceptLoss()) {
                holdings.check();
                return;
            }
            holdings.accept().ifPresent(lost -> {
                LOG.warn("Started although something is lost: " + Console.WORDS.tell(lost));
                audit.note(Operator.of(accounts), AuditAct.DATA_ACCEPT, lost.key(), AuditEntry.OK);
            });
        });
    }

    void keep(@Observes ShutdownEvent stopping, Holdings holdings) {
        try {
            holdings.keep();
        } catch (RuntimeException away) {
            LOG.warn("What is held was not written down at the end: " + away.getMessage());
        }
    }
}
