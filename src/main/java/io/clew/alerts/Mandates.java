package io.clew.alerts;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.entry.Account;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Desk;
import io.clew.record.ClewException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Admits whoever left a mandate as they would be admitted now: whose account is closed, whose case is over or who lost a
 * clearance sees no more through a watch that they set before. People who sign in elsewhere are taken as they last were.
 */
public final class Mandates {

    /** A refusal is an entry in the audit, so it is not asked for again at once. */
    private static final Duration REFUSED = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final Desk desk;
    private final Clock clock;
    private final Map<Mandate, Instant> refused = new ConcurrentHashMap<>();

    public Mandates(Accounts accounts, Desk desk, Clock clock) {
        this.accounts = accounts;
        this.desk = desk;
        this.clock = clock;
    }

    /** What they may read now; empty where they may read nothing. */
    public Optional<Access> access(Mandate mandate) {
        Instant until = refused.get(mandate);
        if (until != null && clock.instant().isBefore(until)) {
            return Optional.empty();
        }
        Optional<Account> account = accounts.get(mandate.user());
        if (account.map(Account::disabled).orElse(false)) {
            return Optional.empty();
        }
        Caller caller = account.map(one -> one.caller(Set.of(), "")).orElseGet(mandate::caller);
        try {
            Access access = desk.admit(caller, mandate.purpose());
            refused.remove(mandate);
            return Optional.of(access);
        } catch (ClewException no) {
            refused.put(mandate, clock.instant().plus(REFUSED));
            return Optional.empty();
        }
    }
}
