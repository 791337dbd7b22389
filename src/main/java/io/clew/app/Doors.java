package io.clew.app;

import io.clew.access.Openings;
import io.clew.access.Purposes;
import io.clew.access.Role;
import io.clew.access.Sources;
import io.clew.access.audit.AuditLog;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Desk;
import io.clew.access.entry.RateLimit;
import io.clew.access.entry.Sessions;
import io.clew.access.entry.Tokens;
import io.clew.app.setting.LocalConfig;
import io.clew.door.AccessConfig;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;

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
        return new Desk(
                sources, audit, config.purpose() == AccessConfig.PurposeRule.REQUIRED, purposes, openings, unmasked);
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
        boolean local = config.mode() == AccessConfig.Mode.LOCAL;
        return new Tokens(store, audit, clock, by -> local || by.from().isEmpty());
    }

    @Produces
    @Singleton
    RateLimit rates(Clock clock) {
        return new RateLimit(clock, config.callsPerMinute());
    }

    /** Makes the first account. */
    void welcome(@Observes StartupEvent started, Beginning beginning, Accounts accounts) {
        if (config.mode() == AccessConfig.Mode.LOCAL) {
            beginning.step(() -> {
                accounts.welcome();
                local.password().ifPresent(password -> accounts.configured(Accounts.OWNER, password));
            });
        }
    }

    /** Says how to sign in to the first account while it has no password; not before anybody can. */
    void invite(@ObservesAsync HttpServerStart listening, Beginning beginning, Accounts accounts) {
        if (config.mode() == AccessConfig.Mode.LOCAL) {
            beginning.step(() -> invite(Address.of(listening), accounts));
        }
    }

    private static void invite(String address, Accounts accounts) {
        boolean open = accounts.get(Accounts.OWNER)
                .map(owner -> !owner.hasPassword() && !owner.disabled())
                .orElse(false);
        if (open) {
            Console.print(Message.of(
                    "program.sign-in-first", address + "/login?once=" + accounts.oneTimeSecret(Accounts.OWNER)));
        }
    }

    void farewell(@Observes ShutdownEvent stopping, Tokens tokens, Accounts accounts) {
        tokens.flush();
        accounts.refusals().write();
    }
}
