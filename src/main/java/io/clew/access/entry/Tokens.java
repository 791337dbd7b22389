package io.clew.access.entry;

import io.clew.access.Caller;
import io.clew.access.Role;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by which other systems call the API in a user's name: named, scoped, expiring, shown once, kept as a hash, with a
 * quota for each day (UTC) and counters. Counters of the last minute are lost when the process is killed.
 *
 * <p>Safe for use by many threads.
 */
public final class Tokens {

    /** What a token may be made for. */
    public static final Set<String> SCOPES = Set.of("read", "write", "audit", "admin");

    /** Scope of what the server's own command line may do; nobody else gets it. */
    public static final String COMMAND = "command";

    /** Begins every token, so that it is recognised where it should not be. */
    public static final String PREFIX = "clew_";

    public static final Duration LONGEST = Duration.ofDays(366);

    private static final String COLLECTION = "tokens";

    private final DocumentStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final Predicate<Caller> holders;
    private final Map<String, Use> uses = new ConcurrentHashMap<>();
    private final Map<String, Kept> passing = new ConcurrentHashMap<>(); // end with the program

    /** What is not yet written down of a token's use. */
    private static final class Use {
        final AtomicLong calls = new AtomicLong();
        final AtomicLong records = new AtomicLong();
    }

    /**
     * @param quota calls in a day (UTC) at most; 0 for no limit
     * @param calls in all
     * @param records returned in all
     * @param today calls on {@code day}
     */
    public record Token(
            String id,
            String user,
            String name,
            TreeSet<String> scopes,
            Instant created,
            Instant expires,
            boolean revoked,
            long quota,
            long calls,
            long records,
            long today,
            @Nullable LocalDate day,
            @Nullable Instant lastUsed) {}

    private record Kept(Token token, String hash) {}

    /** @param secret to be shown once */
    public record Minted(Token token, String secret) {}

    /** @param holders who may have tokens: those whose account is kept here, so that its end ends them */
    public Tokens(DocumentStore store, AuditLog audit, Clock clock, Predicate<Caller> holders) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.holders = holders;
    }

    /**
     * Makes a token in the caller's own name.
     *
     * @param scopes some of {@link #SCOPES}; empty for everything that the user may do
     * @throws ClewException {@code token-invalid}
     */
    public Minted create(Caller by, String name, Set<String> scopes, Duration lasts, long quota) {
        if (name.isBlank() || name.length() > 100) {
            throw new ClewException(Message.of("token-invalid.name"));
        }
        if (!SCOPES.containsAll(scopes)) {
            throw new ClewException(Message.of("token-invalid.scope", new TreeSet<>(SCOPES)));
        }
        if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
            throw new ClewException(Message.of("token-invalid.term"));
        }
        if (quota < 0) {
            throw new ClewException(Message.of("token-invalid.quota"));
        }
        if (!by.scopes().isEmpty()) {
            throw new ClewException(Message.of("forbidden.token"));
        }
        if (!holders.test(by)) {
            throw new ClewException(Message.of("token-invalid.provider"));
        }
        String id = Secrets.name();
        String secret = PREFIX + id + "_" + Secrets.fresh();
        var token = fresh(id, by, name.strip(), scopes, lasts, quota);
        audit.change(by, AuditAct.TOKEN_CREATE, id + " " + token.name()).done(() -> {
            store.put(
                    COLLECTION,
                    id,
                    DocumentStore.ABSENT,
                    Json.write(new Kept(token, Secrets.hash(secret))),
                    Map.of("user", by.user()));
        });
        return new Minted(token, secret);
    }

    private Token fresh(String id, Caller by, String name, Set<String> scopes, Duration lasts, long quota) {
        return new Token(
                id,
                by.user(),
                name,
                new TreeSet<>(scopes),
                now(),
                now().plus(lasts),
                false,
                quota,
                0,
                0,
                0,
                null,
                null);
    }

    /**
     * The token that the secret is of; counts a call.
     *
     * @throws ClewException {@code token-refused} if there is none, it expired or was revoked; {@code quota-exceeded}
     */
    public Token use(String secret) {
        Kept kept = id(secret)
                .flatMap(this::kept)
                .filter(one -> Secrets.same(one.hash, Secrets.hash(secret)))
                .filter(one -> !one.token.revoked && now().isBefore(one.token.expires))
                .orElseThrow(() -> new ClewException(Message.of("token-refused.revoked")));
        long unwritten =
                uses.computeIfAbsent(kept.token.id, any -> new Use()).calls.incrementAndGet();
        long today = today().equals(kept.token.day) ? kept.token.today : 0;
        if (kept.token.quota > 0 && today + unwritten > kept.token.quota) {
            Instant tomorrow = today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            Duration wait = Duration.ofSeconds(Duration.between(now(), tomorrow).toSeconds() + 1);
            throw new ClewException(Message.of("quota-exceeded", kept.token.quota, wait), wait);
        }
        return kept.token;
    }

    private Optional<Kept> kept(String id) {
        return Optional.ofNullable(passing.get(id))
                .or(() -> store.get(COLLECTION, id).map(document -> Json.read(document, Kept.class)));
    }

    /**
     * Makes the token of this program's own command line. It does what {@link #COMMAND} allows, is kept nowhere and ends with
     * the program.
     */
    public Minted forCommands(Caller owner, String name) {
        String id = Secrets.name();
        String secret = PREFIX + id + "_" + Secrets.fresh();
        var token = fresh(id, owner, name, Set.of(COMMAND), LONGEST, 0);
        audit.change(owner, AuditAct.TOKEN_CREATE, id + " " + name)
                .done(() -> passing.put(id, new Kept(token, Secrets.hash(secret))));
        return new Minted(token, secret);
    }

    /** Adds to the count of records that a token brought back. */
    public void returned(String id, long records) {
        uses.computeIfAbsent(id, any -> new Use()).records.addAndGet(records);
    }

    /** The user's tokens, those revoked and expired included. */
    public List<Token> list(String user) {
        flush();
        return store.list(COLLECTION, "user", user).stream()
                .map(document -> Json.read(document, Kept.class).token)
                .toList();
    }

    /**
     * Ends a token for good: one's own, or anybody's for an administrator.
     *
     * @throws ClewException {@code token-unknown}
     */
    public void revoke(Caller by, String id) {
        var document = store.get(COLLECTION, id).orElseThrow(() -> unknown(id));
        Kept kept = Json.read(document, Kept.class);
        if (!kept.token.user.equals(by.user()) && !by.is(Role.ADMINISTRATOR)) {
            throw unknown(id);
        }
        Token token = kept.token;
        var revoked = new Token(
                token.id,
                token.user,
                token.name,
                token.scopes,
                token.created,
                token.expires,
                true,
                token.quota,
                token.calls,
                token.records,
                token.today,
                token.day,
                token.lastUsed);
        audit.change(by, AuditAct.TOKEN_REVOKE, id).done(() -> put(document, new Kept(revoked, kept.hash)));
    }

    /** Writes the counters down; call it now and then, and before the store closes. */
    public synchronized void flush() {
        for (var use : uses.entrySet()) {
            long calls = use.getValue().calls.getAndSet(0);
            long records = use.getValue().records.getAndSet(0);
            if (calls == 0 && records == 0) {
                continue;
            }
            store.get(COLLECTION, use.getKey()).ifPresent(document -> count(document, calls, records));
        }
    }

    private void count(DocumentStore.Document document, long calls, long records) {
        Kept kept = Json.read(document, Kept.class);
        Token token = kept.token;
        long before = today().equals(token.day) ? token.today : 0;
        put(
                document,
                new Kept(
                        new Token(
                                token.id,
                                token.user,
                                token.name,
                                token.scopes,
                                token.created,
                                token.expires,
                                token.revoked,
                                token.quota,
                                token.calls + calls,
                                token.records + records,
                                before + calls,
                                today(),
                                now()),
                        kept.hash));
    }

    private void put(DocumentStore.Document document, Kept kept) {
        try {
            store.put(COLLECTION, document.id(), document.version(), Json.write(kept), Map.of("user", kept.token.user));
        } catch (VersionConflictException meanwhile) {
            throw new ClewException(Message.of("conflict.token"));
        }
    }

    private static Optional<String> id(String secret) {
        int end = secret.indexOf('_', PREFIX.length());
        return secret.startsWith(PREFIX) && end > 0 && secret.length() < 200
                ? Optional.of(secret.substring(PREFIX.length(), end))
                : Optional.empty();
    }

    private static ClewException unknown(String id) {
        return new ClewException(Message.of("token-unknown", id));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
