package io.clew.api;

import io.clew.access.Accounts;
import io.clew.access.AuditLog;
import io.clew.access.Desk;
import io.clew.access.Openings;
import io.clew.access.Purposes;
import io.clew.access.Role;
import io.clew.access.Sessions;
import io.clew.access.Sources;
import io.clew.access.Tokens;
import io.clew.graph.Ontology;
import io.clew.ingest.Intake;
import io.clew.ingest.Reading;
import io.clew.ingest.SentRecords;
import io.clew.store.DocumentStore;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes what lets people in, from the configuration; welcomes the owner at the first start. */
@Singleton
public class Doors {

    private final AccessConfig config;
    private final LocalConfig local;

    Doors(AccessConfig config, LocalConfig local) {
        this.config = config;
        this.local = local;
    }

    @Produces
    @DefaultBean
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @DefaultBean
    @Singleton
    Purposes purposes() {
        return Purposes.ANY;
    }

    @Produces
    @DefaultBean
    @Singleton
    Openings openings() {
        return Openings.NONE;
    }

    @Produces
    @Singleton
    Desk desk(Sources sources, AuditLog audit, Purposes purposes, Openings openings) {
        var unmasked = EnumSet.noneOf(Role.class);
        for (String word : config.unmasked()) {
            unmasked.add(Role.of(word)
                    .orElseThrow(() -> new IllegalArgumentException("clew.access.unmasked: no role '" + word + "'")));
        }
        return new Desk(sources, audit, config.purpose() == AccessConfig.PurposeRule.REQUIRED, purposes, openings, unmasked);
    }

    @Produces
    @Singleton
    Accounts accounts(DocumentStore store, AuditLog audit, Clock clock) {
        return new Accounts(store, audit, clock);
    }

    @Produces
    @Singleton
    Sessions sessions(DocumentStore store, Accounts accounts, Clock clock) {
        return new Sessions(store, accounts, clock, config.sessionIdle(), config.sessionLongest());
    }

    @Produces
    @Singleton
    Tokens tokens(DocumentStore store, AuditLog audit, Clock clock) {
        return new Tokens(store, audit, clock);
    }

    @Produces
    @Singleton
    SentRecords sentRecords(Intake intake, Ontology ontology) {
        return new SentRecords(intake, ontology, Reading.everything());
    }

    /** Makes the first account, and says how to sign in to it while it has no password. */
    void welcome(
            @Observes StartupEvent started,
            Accounts accounts,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean listens,
            @ConfigProperty(name = "quarkus.http.host", defaultValue = "127.0.0.1") String host,
            @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int port) {
        if (config.mode() != AccessConfig.Mode.LOCAL) {
            return;
        }
        accounts.welcome();
        local.password().ifPresent(password -> accounts.configured(Accounts.OWNER, password));
        boolean open = accounts.get(Accounts.OWNER)
                .map(owner -> !owner.hasPassword() && !owner.disabled())
                .orElse(false);
        if (open && listens) {
            String shown = host.equals("0.0.0.0") || host.equals("127.0.0.1") ? "localhost" : host;
            System.out.println("首次登录(一次有效,24 小时内): http://" + shown + ":" + port + "/login?once="
                    + accounts.oneTimeSecret(Accounts.OWNER));
        }
    }

    void farewell(@Observes ShutdownEvent stopping, Tokens tokens) {
        tokens.flush();
    }
}
