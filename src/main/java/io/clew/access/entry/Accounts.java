package io.clew.access.entry;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.Role;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Refusals;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The local accounts: who they are, how they sign in, who may change them. Every act is an audit entry.
 *
 * <p>Safe for use by many threads.
 */
public final class Accounts {

    /** The account of a one-person installation, made at the first start. */
    public static final String OWNER = "owner";

    /** Begins every one-time secret, so that it is told from a password. */
    public static final String ONCE = "once_";

    private static final String COLLECTION = "accounts";
    private static final String LINKS = "sign-in-links";
    private static final String USER = "[a-z0-9][a-z0-9._-]{0,31}";
    private static final Duration LINK_LASTS = Duration.ofHours(24);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 1_000;

    private final DocumentStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final LockOut lockOut;
    private final HashLine proving = new HashLine();
    private final Refusals refusals;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final String pepper = Secrets.fresh(); // of this run, for the remembered credentials alone

    private record Remembered(Instant since, Instant until) {}

    private record Kept(
            String user,
            String name,
            TreeSet<String> roles,
            TreeSet<String> groups,
            int clearance,
            boolean disabled,
            @Nullable String hash,
            Instant since) {

        Account account() {
            var held = EnumSet.noneOf(Role.class);
            roles.forEach(word -> Role.of(word).ifPresent(held::add));
            return new Account(user, name, held, groups, clearance, disabled, hash != null, since);
        }

        static Kept of(Account account, @Nullable String hash) {
            return of(account, hash, account.since());
        }

        static Kept of(Account account, @Nullable String hash, Instant since) {
            return new Kept(
                    account.user(),
                    account.name(),
                    new TreeSet<>(account.roleWords()),
                    new TreeSet<>(account.groups()),
                    account.clearance(),
                    account.disabled(),
                    hash,
                    since);
        }
    }

    private record Link(String user, Instant until) {}

    public Accounts(DocumentStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.lockOut = new LockOut(clock);
        this.refusals = new Refusals(audit, clock);
    }

    /** Makes the account {@code owner}, with every role, where there is no account at all. Returns whether it was made. */
    public boolean welcome() {
        if (!store.list(COLLECTION).isEmpty()) {
            return false;
        }
        var owner = new Account(OWNER, "所有者", EnumSet.allOf(Role.class), Set.of(), 3, false, false, now());
        audit.change(Caller.NOBODY, AuditAct.ACCOUNT_CREATE, OWNER).done(() -> {
            store.put(COLLECTION, OWNER, DocumentStore.ABSENT, Json.write(Kept.of(owner, null)), Map.of());
        });
        return true;
    }

    public Optional<Account> get(String user) {
        return store.get(COLLECTION, user)
                .map(kept -> Json.read(kept, Kept.class).account());
    }

    /** Every account, by user, for who keeps them. */
    public List<Account> all(Caller by) {
        Right.KEEP_ACCOUNTS.require(by);
        return list();
    }

    /** Keeps in the audit that somebody signed out. */
    public void left(Caller by) {
        audit.note(by, AuditAct.SIGN_OUT, "", AuditEntry.OK);
    }

    /** Every account, by user, for putting names to users. */
    public List<Account> list() {
        return store.list(COLLECTION).stream()
                .map(kept -> Json.read(kept, Kept.class).account())
                .toList();
    }

    /**
     * Lets somebody in by password.
     *
     * <p>Costs a tenth of a second, the same for users that do not exist; credentials that held are remembered for five
     * minutes.
     *
     * @throws ClewException {@code sign-in-refused}, the same for a wrong password, an unknown user and a disabled one, or
     *     {@code sign-in-locked}
     */
    public Account signIn(String user, String password, String from) {
        return signIn(user, password, from, true);
    }

    /** As {@link #signIn}, for credentials that come with every call: only refusals become audit entries. */
    public Account verify(String user, String password, String from) {
        return signIn(user, password, from, false);
    }

    private Account signIn(String user, String password, String from, boolean noted) {
        String name = Secrets.hash(pepper + "\n" + user + "\n" + password);
        Optional<Kept> kept = user.matches(USER)
                ? store.get(COLLECTION, user).map(document -> Json.read(document, Kept.class))
                : Optional.empty();
        Remembered hit = remembered.get(name);
        boolean known = hit != null
                && kept.isPresent()
                && !kept.get().disabled()
                && hit.since.equals(kept.get().since())
                && now().isBefore(hit.until);
        if (!known) {
            proving.once(name + from, from, () -> prove(user, password, from, kept, name));
        }
        Account account = kept.orElseThrow(() -> refused(user, from)).account();
        if (account.disabled()) {
            throw refused(user, from);
        }
        if (noted) {
            audit.note(user, from, AuditAct.SIGN_IN, "password", AuditEntry.OK);
        }
        return account;
    }

    private void prove(String user, String password, String from, Optional<Kept> kept, String name) {
        try {
            lockOut.attempt(user, from);
        } catch (ClewException locked) {
            refusals.note(shown(user), from, AuditAct.SIGN_IN, "password", locked.code());
            throw locked;
        }
        String hash = kept.map(Kept::hash).orElse(null);
        if (hash == null) {
            Passwords.wasteTime(password);
            throw refused(user, from);
        }
        if (!Passwords.matches(password, hash) || kept.get().disabled()) {
            throw refused(user, from);
        }
        lockOut.succeeded(user, from);
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(name, new Remembered(kept.get().since(), now().plus(REMEMBERED)));
    }

    /** Who was refused too often for entries of their own; its sums are written by whoever keeps time. */
    public Refusals refusals() {
        return refusals;
    }

    private ClewException refused(String user, String from) {
        refusals.note(shown(user), from, AuditAct.SIGN_IN, "password", "sign-in-refused");
        return new ClewException(Message.of("sign-in-refused.password"));
    }

    /** What was typed as a user, unless it could be a password typed into the wrong field. */
    private static String shown(String user) {
        return user.matches(USER) ? user : "?";
    }

    /**
     * Makes a secret that signs its user in once, within a day. Earlier ones of the same user are void.
     *
     * @throws ClewException {@code account-unknown}
     */
    public String oneTimeSecret(String user) {
        kept(user);
        for (var old : store.list(LINKS, "user", user)) {
            store.delete(LINKS, old.id(), old.version());
        }
        String secret = ONCE + Secrets.fresh();
        store.put(
                LINKS,
                Secrets.hash(secret),
                DocumentStore.ABSENT,
                Json.write(new Link(user, now().plus(LINK_LASTS))),
                Map.of("user", user));
        return secret;
    }

    /**
     * Lets the holder of an account in anew, by {@link #oneTimeSecret}: the password that it had is void and its sessions end,
     * so that they set another.
     *
     * @throws ClewException {@code forbidden}, {@code account-unknown}
     */
    public String letInAnew(Caller by, String user) {
        Right.KEEP_ACCOUNTS.require(by);
        boolean open = kept(user).hash() == null;
        return audit.change(by, AuditAct.ACCOUNT_LINK, user).done(() -> {
            if (!open) {
                update(user, kept -> Kept.of(kept.account(), null, after(kept)));
            }
            return oneTimeSecret(user);
        });
    }

    /** @throws ClewException {@code sign-in-refused} if the secret was used, is too old, or never was one */
    public Account redeem(String secret, String from) {
        lockOut.attempt("\none-time", from);
        var link = store.get(LINKS, Secrets.hash(secret)).orElseThrow(() -> linkRefused(from));
        try {
            store.delete(LINKS, link.id(), link.version());
        } catch (VersionConflictException usedMeanwhile) {
            throw linkRefused(from);
        }
        Link said = Json.read(link, Link.class);
        Account account = get(said.user()).orElseThrow(() -> linkRefused(from));
        if (account.disabled() || now().isAfter(said.until())) {
            throw linkRefused(from);
        }
        lockOut.succeeded("\none-time", from);
        audit.note(account.user(), from, AuditAct.SIGN_IN, "one-time link", AuditEntry.OK);
        return account;
    }

    private ClewException linkRefused(String from) {
        refusals.note("", from, AuditAct.SIGN_IN, "one-time link", "sign-in-refused");
        return new ClewException(Message.of("sign-in-refused.link"));
    }

    /**
     * Adds an account without a password; a one-time link lets its holder set one.
     *
     * @throws ClewException {@code forbidden}, {@code account-exists}, {@code account-invalid}
     */
    public Account create(Caller by, String user, String name, Set<Role> roles, Set<String> groups, int clearance) {
        Right.KEEP_ACCOUNTS.require(by);
        requireValid(user, clearance);
        var account = new Account(user, name, roles, groups, clearance, false, false, now());
        return audit.change(by, AuditAct.ACCOUNT_CREATE, user + " " + account.roleWords())
                .done(() -> {
                    try {
                        store.put(COLLECTION, user, DocumentStore.ABSENT, Json.write(Kept.of(account, null)), Map.of());
                    } catch (VersionConflictException taken) {
                        throw new ClewException(Message.of("account-exists", user));
                    }
                    return account;
                });
    }

    /**
     * Gives an account other rights. Its sessions end.
     *
     * @throws ClewException {@code forbidden}, {@code account-unknown}, {@code last-administrator}
     */
    public Account change(
            Caller by, String user, String name, Set<Role> roles, Set<String> groups, int clearance, boolean disabled) {
        Right.KEEP_ACCOUNTS.require(by);
        requireValid(user, clearance);
        if (disabled || !roles.contains(Role.ADMINISTRATOR)) {
            requireAnotherAdministrator(user);
        }
        boolean proven = kept(user).hash() != null;
        var next = new Account(user, name, roles, groups, clearance, disabled, proven, now());
        return audit.change(by, AuditAct.ACCOUNT_CHANGE, user + " " + next.roleWords() + (disabled ? " disabled" : ""))
                .done(() -> update(user, kept -> Kept.of(next, kept.hash(), after(kept))));
    }

    private void requireAnotherAdministrator(String user) {
        boolean another = list().stream()
                .anyMatch(account -> !account.user().equals(user)
                        && !account.disabled()
                        && account.roles().contains(Role.ADMINISTRATOR));
        boolean was = get(user)
                .map(account -> account.roles().contains(Role.ADMINISTRATOR))
                .orElse(false);
        if (was && !another) {
            throw new ClewException(Message.of("last-administrator"));
        }
    }

    /**
     * Sets one's own password. Every session of the account ends, except where the caller makes a new one.
     *
     * @param current empty where the account has no password yet
     * @throws ClewException {@code sign-in-refused}, {@code password-weak}
     */
    public Account changePassword(Caller by, String current, String next) {
        Account account = kept(by.user()).account();
        if (account.hasPassword()) {
            verify(by.user(), current, by.from());
        }
        Passwords.requireGood(by.user(), next);
        return audit.change(by, AuditAct.PASSWORD_CHANGE, by.user()).done(() -> put(by.user(), next));
    }

    /** Sets the password that configuration gives, unless it is that already. */
    public void configured(String user, String password) {
        String hash = kept(user).hash();
        if (hash == null || !Passwords.matches(password, hash)) {
            audit.change(Caller.NOBODY, AuditAct.PASSWORD_CHANGE, user + " by configuration")
                    .done(() -> put(user, password));
        }
    }

    private Account put(String user, String password) {
        String hash = Passwords.hash(password);
        return update(user, kept -> Kept.of(kept.account(), hash, after(kept)));
    }

    /** Later than before, also where the clock was set back: whatever began earlier is void by it. */
    private Instant after(Kept before) {
        Instant least = before.since().plusMillis(1);
        return now().isBefore(least) ? least : now();
    }

    private Account update(String user, UnaryOperator<Kept> change) {
        var document = store.get(COLLECTION, user).orElseThrow(() -> unknown(user));
        Kept changed = change.apply(Json.read(document, Kept.class));
        store.put(COLLECTION, user, document.version(), Json.write(changed), Map.of());
        remembered.clear();
        return changed.account();
    }

    private Kept kept(String user) {
        return store.get(COLLECTION, user)
                .map(kept -> Json.read(kept, Kept.class))
                .orElseThrow(() -> unknown(user));
    }

    private static ClewException unknown(String user) {
        return new ClewException(Message.of("account-unknown.user", user));
    }

    private static void requireValid(String user, int clearance) {
        if (!user.matches(USER)) {
            throw new ClewException(Message.of("account-invalid.name"));
        }
        if (clearance < 0 || clearance > 3) {
            throw new ClewException(Message.of("account-invalid.clearance"));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
