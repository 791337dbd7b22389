package io.clew.access.entry;

import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of people at pages. A session is a random secret in a cookie, kept here only as its hash, made anew at
 * every sign-in; it ends when unused, when too old, at sign-out, and when the account changes.
 *
 * <p>Safe for use by many threads.
 */
public final class Sessions {

    private static final String COLLECTION = "sessions";
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

    private final DocumentStore store;
    private final Accounts accounts;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;

    /** @param era of the account when it began; a change of the account begins another, whatever the clock says */
    private record Session(
            String user,
            Instant begun,
            Instant seen,
            @Nullable Instant era) {}

    /**
     * @param idle ends a session that was not used for so long
     * @param longest ends every session
     */
    public Sessions(DocumentStore store, Accounts accounts, Clock clock, Duration idle, Duration longest) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    /** Begins a session and returns its secret, which is nowhere kept. */
    public String begin(Account account) {
        sweep(account.user());
        String secret = Secrets.fresh();
        store.put(
                COLLECTION,
                Secrets.hash(secret),
                DocumentStore.ABSENT,
                Json.write(new Session(account.user(), now(), now(), account.since())),
                Map.of("user", account.user()));
        return secret;
    }

    /** The account whose session it is, as it is now; empty for a session that ended or never was. */
    public Optional<Account> account(String secret) {
        var document = store.get(COLLECTION, Secrets.hash(secret)).orElse(null);
        if (document == null) {
            return Optional.empty();
        }
        Session session = Json.read(document, Session.class);
        if (ended(session)) {
            forget(document);
            return Optional.empty();
        }
        var account = accounts.get(session.user).filter(one -> !one.disabled() && isOf(session, one));
        if (account.isPresent() && session.seen.plus(NOTED_EVERY).isBefore(now())) {
            seen(document, session);
        }
        return account;
    }

    public void end(String secret) {
        store.get(COLLECTION, Secrets.hash(secret)).ifPresent(this::forget);
    }

    private static boolean isOf(Session session, Account account) {
        return session.era == null
                ? !session.begun.isBefore(account.since()) // begun by an earlier version
                : session.era.equals(account.since());
    }

    private void sweep(String user) {
        for (var document : store.list(COLLECTION, "user", user)) {
            if (ended(Json.read(document, Session.class))) {
                forget(document);
            }
        }
    }

    private boolean ended(Session session) {
        return now().isAfter(session.seen.plus(idle)) || now().isAfter(session.begun.plus(longest));
    }

    private void seen(DocumentStore.Document document, Session session) {
        try {
            store.put(
                    COLLECTION,
                    document.id(),
                    document.version(),
                    Json.write(new Session(session.user, session.begun, now(), session.era)),
                    Map.of("user", session.user));
        } catch (VersionConflictException notedMeanwhile) {
            return; // another call of the same session did
        }
    }

    private void forget(DocumentStore.Document document) {
        try {
            store.delete(COLLECTION, document.id(), document.version());
        } catch (VersionConflictException goneMeanwhile) {
            return; // that is what was wanted
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
