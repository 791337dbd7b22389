package io.clew.app;

import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.HeadKey;
import io.clew.access.audit.Witness;
import io.clew.access.entry.Accounts;
import io.clew.app.setting.AuditConfig;
import io.clew.app.setting.ClewConfig;
import io.clew.graph.GraphStore;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.upkeep.DiskRoom;
import io.clew.upkeep.Holdings;
import io.clew.upkeep.Integrity;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Finds out, first of all at a start and then in the background, that something is gone or altered; and has heads of the audit
 * carried to where its folder cannot reach.
 */
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

    @Produces
    @Singleton
    DiskRoom diskRoom(Installation held) {
        return new DiskRoom(held.folder("."));
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

    @Produces
    @Singleton
    Witness witness(AuditConfig config, ClewConfig whole) {
        var key = config.key().map(file -> HeadKey.at(file, whole.data())).orElse(null);
        var places = config.witness();
        return new Witness(
                key,
                new Witness.Places(
                        places.file(),
                        places.syslog().map(Safekeeping::address),
                        places.webhook().map(to -> allowed(to, places.allowed().orElse(List.of())))));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return InetSocketAddress.createUnresolved(
                    text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ClewException(Message.of("setting-bad", List.of("clew.audit.witness.syslog: " + text)), e);
        }
    }

    static URI allowed(URI to, List<String> hosts) {
        boolean web = "https".equals(to.getScheme()) || "http".equals(to.getScheme());
        if (!web || to.getHost() == null || !hosts.contains(to.getHost())) {
            throw new ClewException(Message.of("setting-bad.webhook", String.valueOf(to.getHost())));
        }
        return to;
    }

    void send(@Observes ShutdownEvent stopping, AuditLog audit, Witness witness) {
        send(audit, witness);
    }

    /** Says which places did not take the head, but not where they are. */
    static void send(AuditLog audit, Witness witness) {
        List<String> missed = witness.send(audit.head());
        if (!missed.isEmpty()) {
            LOG.warn("The head of the audit was not taken by " + missed + "; it is sent again.");
        }
    }
}
