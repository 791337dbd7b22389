package io.clew.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.Caller;
import io.clew.access.Role;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.AuditSearch;
import io.clew.oversight.Emergencies;
import io.clew.store.MemoryDocumentStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesTest {

    private static final Caller CHEN = caller("chen", Role.INVESTIGATOR);
    private static final Caller LI = caller("li", Role.ANALYST);
    private static final Caller WU = caller("wu", Role.SUPERVISOR);

    @TempDir
    Path dir;

    private AuditLog audit;
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private Cases cases;
    private Emergencies emergencies;

    @BeforeEach
    void open() {
        audit = AuditLog.open(dir);
        Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);
        var store = new MemoryDocumentStore();
        emergencies = new Emergencies(store, audit, moving(clock), Duration.ofHours(1), Duration.ofHours(72));
        cases = new Cases(store, audit, moving(clock), List.of(), emergencies);
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void aCaseIsAPurposeForItsMembersWhileTheirTermLasts() {
        cases.open(CHEN, "案2026-031", "刷单返利");
        cases.check(CHEN, "案2026-031");
        assertThatThrownBy(() -> cases.check(LI, "案2026-031")).hasMessageContaining("不是案件");
        cases.grant(CHEN, "案2026-031", "li", now.plus(Duration.ofDays(2)));
        cases.check(LI, "案2026-031");
        now = now.plus(Duration.ofDays(2));
        assertThatThrownBy(() -> cases.check(LI, "案2026-031")).hasMessageContaining("期限已过");
        cases.check(CHEN, "案2026-031");
    }

    @Test
    void aClosedCaseIsNoPurpose() {
        cases.open(CHEN, "案2026-031", "刷单返利");
        cases.close(WU, "案2026-031", true);
        assertThatThrownBy(() -> cases.check(CHEN, "案2026-031")).hasMessageContaining("已结");
        cases.close(CHEN, "案2026-031", false);
        cases.check(CHEN, "案2026-031");
    }

    @Test
    void anEmergencyLetsAnInvestigatorInForAnHour() {
        cases.open(WU, "案2026-031", "刷单返利");
        assertThatThrownBy(() -> cases.check(CHEN, "案2026-031")).hasMessageContaining("不是案件");
        emergencies.open(CHEN, Emergencies.Kind.CASE, "案2026-031", "", "受害人正在转账,主办人联系不上");
        cases.check(CHEN, "案2026-031");
        assertThat(cases.show(CHEN, "案2026-031").title()).isEqualTo("刷单返利");
        now = now.plus(Duration.ofHours(1));
        assertThatThrownBy(() -> cases.check(CHEN, "案2026-031")).hasMessageContaining("不是案件");
    }

    @Test
    void othersDoNotLetThemselvesIn() {
        cases.open(CHEN, "案2026-031", "刷单返利");
        assertThatThrownBy(() -> cases.grant(LI, "案2026-031", "li", null)).hasMessageContaining("没有案件");
        cases.grant(CHEN, "案2026-031", "li", null);
        assertThatThrownBy(() -> cases.grant(LI, "案2026-031", "wang", null)).hasMessageContaining("主办人");
        cases.withdraw(WU, "案2026-031", "li");
        assertThatThrownBy(() -> cases.check(LI, "案2026-031")).hasMessageContaining("不是案件");
        assertThat(cases.list(LI)).isEmpty();
        assertThat(cases.list(WU)).hasSize(1);
    }

    @Test
    void aStatedReasonHoldsUnlessKindsAreConfigured() {
        cases.check(CHEN, "核查线索");
        var strict = new Cases(new MemoryDocumentStore(), audit, Clock.systemUTC(), List.of("止付", "预警"), emergencies);
        strict.check(CHEN, "止付 受害人来电");
        assertThatThrownBy(() -> strict.check(CHEN, "好奇")).hasMessageContaining("止付、预警");
    }

    @Test
    void whatReadsLikeACaseIsNoOtherPurpose() {
        cases.open(CHEN, "案2026-031", "刷单返利");
        for (String like : List.of("案２０２６-031", "案2026－031", "案2026 031", "案2026-031\u200b", "案2026031")) {
            assertThatThrownBy(() -> cases.check(LI, like)).as(like).hasMessageContaining("写法不同");
        }
        cases.check(LI, "案2026-0310");
        assertThatThrownBy(() -> cases.open(LI, "案2026031", "同名")).hasMessageContaining("已有");
    }

    @Test
    void badTermsAndIdsAreRefusedAndEveryChangeIsAnEntry() {
        cases.open(CHEN, "案2026-031", "刷单返利");
        assertThatThrownBy(() -> cases.open(LI, "案2026-031", "又一个")).hasMessageContaining("已有");
        assertThatThrownBy(() -> cases.open(LI, "a/b", "斜杠")).hasMessageContaining("案件编号");
        assertThatThrownBy(() -> cases.grant(CHEN, "案2026-031", "li", now)).hasMessageContaining("期限");
        assertThatThrownBy(() -> cases.grant(CHEN, "案2026-031", "li", now.plus(Duration.ofDays(400))))
                .hasMessageContaining("期限");
        cases.grant(CHEN, "案2026-031", "li", null);
        var acts = audit.search().newest(AuditSearch.Query.ALL, 0, 10).entries().stream()
                .filter(one -> one.outcome().equals(AuditEntry.OK));
        assertThat(acts).extracting(one -> one.act()).containsExactly("case-grant", "case-open");
    }

    private Clock moving(Clock zone) {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return zone.getZone();
            }

            @Override
            public Clock withZone(java.time.ZoneId other) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private static Caller caller(String user, Role role) {
        return new Caller(user, Set.of(role), Set.of(), 1, Set.of(), "");
    }
}
