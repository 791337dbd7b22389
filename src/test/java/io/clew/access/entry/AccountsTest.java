package io.clew.access.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.Caller;
import io.clew.access.Role;
import io.clew.access.TestClock;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.AuditSearch;
import io.clew.record.ClewException;
import io.clew.store.MemoryDocumentStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    private static final String PASSWORD = "correct horse battery";

    private final MemoryDocumentStore store = new MemoryDocumentStore();
    private final TestClock clock = new TestClock();
    private AuditLog audit;
    private Accounts accounts;
    private Sessions sessions;
    private Tokens tokens;

    @BeforeEach
    void open(@TempDir Path dir) {
        audit = AuditLog.open(dir, clock);
        accounts = new Accounts(store, audit, clock);
        sessions = new Sessions(store, accounts, clock, Duration.ofHours(2), Duration.ofHours(12));
        tokens = new Tokens(store, audit, clock, by -> true);
        accounts.welcome();
        accounts.configured(Accounts.OWNER, PASSWORD);
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void theOwnerHoldsEveryRoleAndSignsInByTheConfiguredPassword() {
        var owner = accounts.signIn("owner", PASSWORD, "10.0.0.1");
        assertThat(owner.roles()).isEqualTo(EnumSet.allOf(Role.class));
        assertThat(owner.clearance()).isEqualTo(3);
        assertThat(accounts.welcome()).isFalse();
    }

    @Test
    void passwordsAndTokensAndSessionsAreKeptAsHashesOnly() {
        String link = accounts.oneTimeSecret("owner");
        String session = sessions.begin(owner());
        String token = tokens.create(caller(), "nightly", Set.of(), Duration.ofDays(1), 0)
                .secret();
        for (String collection : Set.of("accounts", "sign-in-links", "sessions", "tokens")) {
            for (var document : store.list(collection)) {
                assertThat(document.id() + document.json()).doesNotContain(PASSWORD, link, session, token);
            }
        }
        assertThat(store.get("accounts", "owner").orElseThrow().json()).contains("$argon2id$");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreRefusedAlike() {
        assertThatThrownBy(() -> accounts.signIn("owner", "wrong", "a")).hasMessageContaining("用户名或密码不对");
        assertThatThrownBy(() -> accounts.signIn("nobody", "wrong", "a")).hasMessageContaining("用户名或密码不对");
        assertThat(audit.search().newest(AuditSearch.Query.ALL, 0, 2).entries())
                .allSatisfy(entry -> assertThat(entry.outcome()).isEqualTo("sign-in-refused"))
                .extracting(AuditEntry::who)
                .containsExactly("nobody", "owner");
    }

    @Test
    void eachFurtherFailureDoublesTheWait() {
        for (int i = 0; i < 5; i++) {
            refused("sign-in-refused", () -> accounts.signIn("owner", "wrong", "a"));
        }
        refused("sign-in-locked", () -> accounts.signIn("owner", PASSWORD, "a"));
        clock.pass(Duration.ofSeconds(6));
        refused("sign-in-refused", () -> accounts.signIn("owner", "wrong", "a"));
        clock.pass(Duration.ofSeconds(6));
        refused("sign-in-locked", () -> accounts.signIn("owner", PASSWORD, "a"));
        clock.pass(Duration.ofSeconds(5));
        assertThat(accounts.signIn("owner", PASSWORD, "a").user()).isEqualTo("owner");
        refused("sign-in-refused", () -> accounts.signIn("owner", "wrong", "a"));
    }

    @Test
    void unknownUsersAreLockedOutLikeKnownOnes() {
        for (int i = 0; i < 5; i++) {
            refused("sign-in-refused", () -> accounts.signIn("nobody", "wrong", "a"));
        }
        refused("sign-in-locked", () -> accounts.signIn("nobody", "wrong", "a"));
    }

    @Test
    void somebodyElsesFailuresDoNotLockTheOwnerOutElsewhere() {
        for (int i = 0; i < 6; i++) {
            try {
                accounts.signIn("owner", "wrong", "attacker");
            } catch (ClewException expected) {
                assertThat(expected.code()).startsWith("sign-in-");
            }
        }
        assertThat(accounts.signIn("owner", PASSWORD, "desk").user()).isEqualTo("owner");
    }

    @Test
    void nobodyIsLockedOutWhereTheySignedInBefore() {
        accounts.signIn("owner", PASSWORD, "desk");
        clock.pass(Duration.ofHours(2));
        for (int i = 0; i < 60; i++) {
            String from = "attacker" + i % 30;
            assertThatThrownBy(() -> accounts.signIn("owner", "wrong", from)).isInstanceOf(ClewException.class);
        }
        refused("sign-in-locked", () -> accounts.signIn("owner", PASSWORD, "elsewhere"));
        assertThat(accounts.signIn("owner", PASSWORD, "desk").user()).isEqualTo("owner");
    }

    @Test
    void aFloodOfRefusalsIsSummedUpInTheAudit() {
        long before = audit.size();
        for (int i = 0; i < 1_000; i++) {
            String user = "nobody" + i % 7;
            assertThatThrownBy(() -> accounts.signIn(user, "wrong", "flood")).isInstanceOf(ClewException.class);
        }
        assertThat(audit.size() - before).as("entries of their own").isLessThanOrEqualTo(10);
        clock.pass(Duration.ofMinutes(1));
        accounts.refusals().sumUp();
        var sums = audit.search().newest(AuditSearch.Query.ALL, 0, 20).entries().stream()
                .filter(entry -> entry.returned() > 0)
                .toList();
        assertThat(sums).allSatisfy(sum -> assertThat(sum.from()).isEqualTo("flood"));
        assertThat(sums.stream().mapToLong(AuditEntry::returned).sum()).isEqualTo(990);
        assertThat(sums).extracting(AuditEntry::outcome).contains("sign-in-locked");
        assertThat(audit.verify(List.of()).whole()).isTrue();
    }

    @Test
    void fewPasswordsAreHashedAtOnceAndALongLineIsTurnedAway() throws Exception {
        var line = new HashLine(2);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var refused = new AtomicInteger();
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                int one = i;
                threads.execute(() -> {
                    try {
                        line.once("credentials" + one, "address" + one / 8, () -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            awaiting(go);
                            inside.decrementAndGet();
                        });
                    } catch (ClewException busy) {
                        assertThat(busy.code()).isEqualTo("sign-in-busy");
                        if (refused.incrementAndGet() == 200 - 34) {
                            go.countDown();
                        }
                    }
                });
            }
        }
        assertThat(most).hasValue(2);
        assertThat(refused).hasValue(200 - 34);
    }

    private static void awaiting(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void rememberedCredentialsEndWithThePassword() {
        accounts.verify("owner", PASSWORD, "a");
        clock.pass(Duration.ofSeconds(1));
        accounts.changePassword(caller(), PASSWORD, "another long secret");
        refused("sign-in-refused", () -> accounts.verify("owner", PASSWORD, "a"));
        assertThat(accounts.verify("owner", "another long secret", "a").user()).isEqualTo("owner");
    }

    @Test
    void weakPasswordsAreRefused() {
        for (String weak : new String[] {"short", "aaaaaaaaaaaa", "my-owner-secret"}) {
            refused("password-weak", () -> accounts.changePassword(caller(), PASSWORD, weak));
        }
    }

    @Test
    void aOneTimeLinkSignsInOnceAndForADay() {
        String link = accounts.oneTimeSecret("owner");
        assertThat(accounts.redeem(link, "a").user()).isEqualTo("owner");
        refused("sign-in-refused", () -> accounts.redeem(link, "a"));
        String late = accounts.oneTimeSecret("owner");
        clock.pass(Duration.ofHours(25));
        refused("sign-in-refused", () -> accounts.redeem(late, "a"));
        String replaced = accounts.oneTimeSecret("owner");
        accounts.oneTimeSecret("owner");
        refused("sign-in-refused", () -> accounts.redeem(replaced, "a"));
    }

    @Test
    void whoForgotTheirPasswordIsLetInAnewAndSetsAnother() {
        accounts.create(caller(), "li", "李", Set.of(Role.INVESTIGATOR), Set.of(), 0);
        var li = new Caller("li", Set.of(Role.INVESTIGATOR), Set.of(), 0, Set.of(), "");
        accounts.redeem(accounts.letInAnew(caller(), "li"), "a");
        accounts.changePassword(li, "", "a harbour at night");
        String session = sessions.begin(accounts.get("li").orElseThrow());
        clock.pass(Duration.ofMinutes(1));
        refused("forbidden", () -> accounts.letInAnew(li, "owner"));
        String link = accounts.letInAnew(caller(), "li");
        refused("sign-in-refused", () -> accounts.signIn("li", "a harbour at night", "a"));
        assertThat(sessions.account(session)).isEmpty();
        accounts.redeem(link, "a");
        accounts.changePassword(li, "", "another harbour");
        assertThat(accounts.signIn("li", "another harbour", "a").user()).isEqualTo("li");
    }

    @Test
    void theLastAdministratorStays() {
        refused(
                "last-administrator",
                () -> accounts.change(caller(), "owner", "所有者", Set.of(Role.INVESTIGATOR), Set.of(), 3, false));
        refused(
                "last-administrator",
                () -> accounts.change(caller(), "owner", "所有者", EnumSet.allOf(Role.class), Set.of(), 3, true));
        accounts.create(caller(), "li", "李", Set.of(Role.ADMINISTRATOR), Set.of(), 0);
        assertThat(accounts.change(caller(), "owner", "所有者", Set.of(Role.INVESTIGATOR), Set.of(), 3, false)
                        .roles())
                .containsExactly(Role.INVESTIGATOR);
    }

    @Test
    void onlyAdministratorsChangeAccounts() {
        var investigator = new Caller("zhang", Set.of(Role.INVESTIGATOR), Set.of(), 1, Set.of(), "");
        refused("forbidden", () -> accounts.create(investigator, "li", "李", Set.of(), Set.of(), 0));
    }

    @Test
    void aSessionEndsWhenUnusedWhenOldAtSignOutAndWhenTheAccountChanges() {
        String idle = sessions.begin(owner());
        clock.pass(Duration.ofMinutes(121));
        assertThat(sessions.account(idle)).isEmpty();

        String old = sessions.begin(owner());
        for (int hour = 0; hour < 12; hour++) {
            assertThat(sessions.account(old)).isPresent();
            clock.pass(Duration.ofMinutes(61));
        }
        assertThat(sessions.account(old)).isEmpty();

        String left = sessions.begin(owner());
        sessions.end(left);
        assertThat(sessions.account(left)).isEmpty();

        String before = sessions.begin(owner());
        clock.pass(Duration.ofSeconds(1));
        accounts.changePassword(caller(), PASSWORD, "another long secret");
        assertThat(sessions.account(before)).isEmpty();
        assertThat(sessions.account("made up")).isEmpty();
    }

    @Test
    void aClockThatIsSetBackKillsNoSessionAndSavesNone() {
        var owner = accounts.signIn("owner", PASSWORD, "10.0.0.1");
        String before = sessions.begin(owner);
        clock.pass(Duration.ofHours(-3));
        assertThat(sessions.account(before)).isPresent();
        String after = sessions.begin(accounts.signIn("owner", PASSWORD, "10.0.0.1"));
        assertThat(sessions.account(after))
                .as("begun before the account changed, as the clock says")
                .isPresent();
        accounts.changePassword(owner.caller(Set.of(), ""), PASSWORD, "another horse battery");
        assertThat(sessions.account(before)).as("begun before the password").isEmpty();
        assertThat(sessions.account(after)).isEmpty();
        var rates = new RateLimit(clock, 60);
        for (int i = 0; i < 6; i++) {
            rates.take("owner");
        }
        clock.pass(Duration.ofHours(-1));
        assertThatThrownBy(() -> rates.take("owner")).isInstanceOf(ClewException.class);
        clock.pass(Duration.ofSeconds(2));
        rates.take("owner");
    }

    @Test
    void aTokenEndsWhenRevokedAndWhenExpired() {
        var minted = tokens.create(caller(), "nightly", Set.of("read"), Duration.ofDays(1), 0);
        assertThat(tokens.use(minted.secret()).scopes()).containsExactly("read");
        refused("token-refused", () -> tokens.use(minted.secret() + "x"));
        refused("token-refused", () -> tokens.use("clew_nonsense"));
        clock.pass(Duration.ofHours(25));
        refused("token-refused", () -> tokens.use(minted.secret()));
        var other = tokens.create(caller(), "nightly", Set.of(), Duration.ofDays(1), 0);
        tokens.revoke(caller(), other.token().id());
        refused("token-refused", () -> tokens.use(other.secret()));
    }

    @Test
    void aTokenHasAQuotaForEachDayAndCountsItsUse() {
        var minted = tokens.create(caller(), "nightly", Set.of(), Duration.ofDays(9), 3);
        for (int i = 0; i < 3; i++) {
            tokens.use(minted.secret());
        }
        refused("quota-exceeded", () -> tokens.use(minted.secret()));
        tokens.returned(minted.token().id(), 42);
        var counted = tokens.list("owner").getFirst();
        assertThat(counted.calls()).isEqualTo(4);
        assertThat(counted.records()).isEqualTo(42);
        refused("quota-exceeded", () -> tokens.use(minted.secret()));
        clock.pass(Duration.ofDays(1));
        assertThat(tokens.use(minted.secret()).name()).isEqualTo("nightly");
    }

    @Test
    void eachFailureBeyondDoublesTheWaitUpToAQuarterOfAnHour() {
        long before = 0;
        for (int i = 0; i < 20; i++) {
            try {
                accounts.signIn("owner", "wrong", "a");
            } catch (ClewException refusal) {
                assertThat(refusal.code()).startsWith("sign-in-");
            }
            if (i < 4) {
                continue;
            }
            long wait = toWait();
            assertThat(wait).isBetween(Math.min(899, 2 * before - 2), 901L);
            before = wait;
            clock.pass(Duration.ofSeconds(wait));
        }
        assertThat(before).isEqualTo(901);
    }

    /** Seconds, as the refusal says. */
    private long toWait() {
        try {
            accounts.signIn("owner", PASSWORD, "a");
            return 0;
        } catch (ClewException locked) {
            return locked.retryAfter().orElseThrow().toSeconds();
        }
    }

    @Test
    void atMostATenthOfAMinutesCallsComeAtOnceAndTheRestEvenly() {
        var limit = new RateLimit(clock, 600);
        for (int i = 0; i < 60; i++) {
            limit.take("eager");
        }
        refused("rate-limited", () -> limit.take("eager"));
        limit.take("calm");
        clock.pass(Duration.ofMillis(100));
        limit.take("eager");
        refused("rate-limited", () -> limit.take("eager"));
        clock.pass(Duration.ofDays(1));
        for (int i = 0; i < 60; i++) {
            limit.take("eager");
        }
        refused("rate-limited", () -> limit.take("eager"));
    }

    private Account owner() {
        return accounts.get("owner").orElseThrow();
    }

    private Caller caller() {
        return owner().caller(Set.of(), "a");
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
