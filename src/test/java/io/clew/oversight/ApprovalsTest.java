package io.clew.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Purposes;
import io.clew.access.Role;
import io.clew.access.SecondPerson.Act;
import io.clew.access.Sources;
import io.clew.access.TestClock;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.AuditSearch;
import io.clew.access.entry.Desk;
import io.clew.record.ClewException;
import io.clew.record.Source;
import io.clew.store.MemoryDocumentStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalsTest {

    private static final Caller CHEN = caller("chen", Role.INVESTIGATOR);
    private static final Caller WU = caller("wu", Role.SUPERVISOR);
    private static final Caller ZHAO = caller("zhao", Role.INVESTIGATOR, Role.SUPERVISOR);
    private static final Act MANY = compare("13812345001", "13812345002", "13812345003");

    @TempDir
    Path dir;

    private final TestClock clock = new TestClock();
    private final MemoryDocumentStore store = new MemoryDocumentStore();
    private AuditLog audit;
    private Approvals approvals;
    private Emergencies emergencies;
    private Desk desk;

    @BeforeEach
    void open() {
        audit = AuditLog.open(dir, clock);
        var sources = new Sources(store);
        sources.create(new Source("open", "警情", 1, Set.of()));
        sources.create(new Source("inner", "内部", 3, Set.of()));
        sources.create(new Source("cyber", "网安", 2, Set.of("cyber")));
        approvals = restarted();
        emergencies = new Emergencies(store, audit, clock, Duration.ofHours(1), Duration.ofHours(72));
        desk = new Desk(
                sources, audit, true, Purposes.ANY, new Admissions(approvals, emergencies), Set.of(Role.INVESTIGATOR));
    }

    private Approvals restarted() {
        var limits = new Approvals.Limits(OptionalLong.of(2), OptionalLong.of(100), 3, Duration.ofHours(24));
        return new Approvals(store, audit, clock, limits);
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void whatIsWithinTheLimitNeedsNobody() {
        Access access = admit(CHEN);
        assertThat(approvals.allow(access, compare("13812345001", "13812345002")))
                .isSameAs(access);
        assertThat(approvals.own(CHEN)).isEmpty();
    }

    @Test
    void aSensitiveActWaitsForASupervisorAndThenGoesThroughOnce() {
        refused("approval-required", CHEN, MANY);
        refused("approval-required", CHEN, MANY);
        var waiting = approvals.queue(WU);
        assertThat(waiting).singleElement().satisfies(one -> {
            assertThat(one.user()).isEqualTo("chen");
            assertThat(one.size()).isEqualTo(3);
            assertThat(one.purpose()).isEqualTo("案 1");
        });
        String id = waiting.getFirst().id();
        restarted().decide(WU, id, true, "止付需要");
        var reordered = compare("13812345003", "13812345001", "13812345002");
        assertThat(approvals.allow(admit(CHEN), reordered).under()).isEqualTo("approval/" + id);
        assertThat(approvals.own(CHEN).getFirst().state()).isEqualTo(Approvals.State.USED);
        refused("approval-required", CHEN, MANY);
        assertThat(acts()).containsSubsequence("approval-request", "approval-approve", "approval-request");
    }

    @Test
    void agreementIsToThisActAlone() {
        refused("approval-required", CHEN, MANY);
        approvals.decide(WU, approvals.queue(WU).getFirst().id(), true, "止付需要");
        refused("approval-required", CHEN, compare("13812345001", "13812345002", "13812345004"));
        refused("approval-required", ZHAO, MANY);
        refused("approval-required", CHEN, new Act("export", "3 values", () -> 300, MANY.parts()));
        assertThatThrownBy(() -> approvals.allow(desk.admit(CHEN, "案 2"), MANY)).isInstanceOf(ClewException.class);
        approvals.allow(admit(CHEN), MANY);
    }

    @Test
    void nobodyAgreesToTheirOwnAndOnlySupervisorsDecide() {
        refused("approval-required", ZHAO, MANY);
        String id = approvals.own(ZHAO).getFirst().id();
        assertThat(approvals.queue(ZHAO)).isEmpty();
        assertThatThrownBy(() -> approvals.decide(ZHAO, id, true, "自己批")).hasMessageContaining("另一位主管");
        assertThatThrownBy(() -> approvals.decide(CHEN, id, true, "同意")).hasMessageContaining("supervisor");
        assertThatThrownBy(() -> approvals.decide(WU, id, true, " ")).hasMessageContaining("理由");
        approvals.decide(WU, id, true, "同意");
        assertThatThrownBy(() -> approvals.decide(WU, id, false, "反悔")).hasMessageContaining("处理过");
    }

    @Test
    void aRefusalSaysWhyAndAnAgreementLapses() {
        refused("approval-required", CHEN, MANY);
        approvals.decide(WU, approvals.queue(WU).getFirst().id(), false, "范围过大");
        assertThatThrownBy(() -> approvals.allow(admit(CHEN), MANY)).hasMessageContaining("范围过大");
        clock.pass(Duration.ofHours(24));
        refused("approval-required", CHEN, MANY);
        approvals.decide(WU, approvals.queue(WU).getFirst().id(), true, "已缩小");
        clock.pass(Duration.ofHours(24));
        assertThat(approvals.own(CHEN).getFirst().state()).isEqualTo(Approvals.State.LAPSED);
        refused("approval-required", CHEN, MANY);
    }

    @Test
    void sourcesOfAGuardedGradeStayClosedUntilSomebodyAgreesForOnePurpose() {
        assertThat(admit(CHEN).sources()).containsExactly("open");
        assertThat(admit(CHEN).withheldSources()).isEqualTo(2);
        var asked = approvals.askForGrade(CHEN, "案 1");
        assertThat(approvals.askForGrade(CHEN, "案 1")).isEqualTo(asked);
        approvals.decide(WU, asked.id(), true, "案情需要");
        assertThat(admit(CHEN).sources()).containsExactlyInAnyOrder("open", "inner");
        assertThat(admit(CHEN).under()).isEqualTo("approval/" + asked.id());
        assertThat(desk.admit(CHEN, "案 2").sources()).containsExactly("open");
        assertThat(desk.admit(WU, "案 1").sources()).containsExactly("open");
        clock.pass(Duration.ofHours(24));
        assertThat(admit(CHEN).sources()).containsExactly("open");
    }

    @Test
    void anEmergencyOpensAGradeOrASourceForOnePurposeAndEveryReadUnderItIsMarked() {
        var low = new Caller("li", Set.of(Role.INVESTIGATOR), Set.of(), 1, Set.of(), "10.0.0.9");
        var grade = emergencies.open(low, Emergencies.Kind.GRADE, "3", "案 1", "受害人正在转账,来不及审批");
        assertThat(desk.admit(low, "案 1").sources()).containsExactlyInAnyOrder("open", "inner");
        assertThat(desk.admit(low, "案 2").sources()).containsExactly("open");
        var source = emergencies.open(low, Emergencies.Kind.SOURCE, "cyber", "案 2", "受害人正在转账,来不及审批");
        Access access = desk.admit(low, "案 2");
        assertThat(access.sources()).containsExactlyInAnyOrder("open", "cyber");
        try (var look = audit.open(access, AuditAct.SEARCH, "诈骗")) {
            look.returned(3, List.of());
        }
        assertThat(audit.search().newest(AuditSearch.Query.ALL, 0, 1).entries())
                .extracting(AuditEntry::under)
                .containsExactly(source.named());
        clock.pass(Duration.ofHours(1));
        assertThat(desk.admit(low, "案 1").sources()).containsExactly("open");
        assertThat(desk.admit(low, "案 1").under()).isEmpty();
        assertThat(emergencies.unreviewed(WU)).containsExactlyInAnyOrder(grade, source);
        assertThat(audit.verify(List.of()).whole()).isTrue();
    }

    @Test
    void anEmergencyStaysOnTheListUntilAnotherSupervisorHasReviewedIt() {
        var one = emergencies.open(ZHAO, Emergencies.Kind.SOURCE, "cyber", "案 1", "受害人正在转账,来不及审批");
        assertThatThrownBy(() -> emergencies.review(ZHAO, one.id(), true, "没问题"))
                .hasMessageContaining("另一位主管");
        clock.pass(Duration.ofHours(72));
        assertThat(emergencies.unreviewed(WU))
                .singleElement()
                .satisfies(late -> assertThat(late.overdue(clock.instant())).isTrue());
        emergencies.review(WU, one.id(), false, "当时可以走审批");
        assertThat(emergencies.unreviewed(WU)).isEmpty();
        assertThat(emergencies.own(ZHAO).getFirst().review()).isNotNull();
        assertThatThrownBy(() -> emergencies.review(WU, one.id(), true, "改主意")).hasMessageContaining("复核过");
        assertThat(acts()).containsSubsequence("emergency-open", "emergency-review");
    }

    @Test
    void aReviewEndsAnEmergencyThatIsStillOpen() {
        var one = emergencies.open(CHEN, Emergencies.Kind.SOURCE, "cyber", "案 1", "受害人正在转账,来不及审批");
        emergencies.review(WU, one.id(), false, "不属紧急");
        assertThat(admit(CHEN).sources()).containsExactly("open");
    }

    @Test
    void onlyInvestigatorsBreakTheGlassAndTheySayWhy() {
        assertThatThrownBy(() -> emergencies.open(WU, Emergencies.Kind.GRADE, "3", "案 1", "受害人正在转账,来不及审批"))
                .hasMessageContaining("investigator");
        assertThatThrownBy(() -> emergencies.open(CHEN, Emergencies.Kind.GRADE, "3", "案 1", "急"))
                .hasMessageContaining("紧急情形");
        assertThatThrownBy(() -> emergencies.open(CHEN, Emergencies.Kind.GRADE, "9", "案 1", "受害人正在转账,来不及审批"))
                .hasMessageContaining("密级");
        assertThat(emergencies
                        .open(CHEN, Emergencies.Kind.CASE, "无此案", "", "受害人正在转账,来不及审批")
                        .target())
                .as("told like one that there is")
                .isEqualTo("无此案");
    }

    @Test
    void whatSomebodyElseAskedForOrOpenedIsTheirsAlone() {
        refused("approval-required", ZHAO, MANY);
        String asked = approvals.own(ZHAO).getFirst().id();
        assertThatThrownBy(() -> approvals.withdraw(CHEN, asked)).isInstanceOf(ClewException.class);
        assertThat(approvals.own(ZHAO).getFirst().state()).isEqualTo(Approvals.State.WAITING);
        String opened = emergencies
                .open(ZHAO, Emergencies.Kind.GRADE, "3", "案 1", "受害人正在转账,来不及审批")
                .id();
        assertThatThrownBy(() -> emergencies.end(CHEN, opened)).isInstanceOf(ClewException.class);
        assertThat(emergencies.own(ZHAO).getFirst().holds(clock.instant())).isTrue();
        assertThat(approvals.own(CHEN)).isEmpty();
        assertThat(emergencies.own(CHEN)).isEmpty();
        assertThat(admit(CHEN).sources()).containsExactly("open");
    }

    private Access admit(Caller caller) {
        return desk.admit(caller, "案 1");
    }

    private void refused(String code, Caller caller, Act act) {
        assertThatThrownBy(() -> approvals.allow(admit(caller), act))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private List<String> acts() {
        return audit.search().newest(AuditSearch.Query.ALL, 0, 100).entries().reversed().stream()
                .map(AuditEntry::act)
                .toList();
    }

    private static Act compare(String... values) {
        return new Act("compare", values.length + " values", () -> values.length, List.of(values));
    }

    private static Caller caller(String user, Role... roles) {
        return new Caller(user, Set.of(roles), Set.of(), 3, Set.of(), "10.0.0.1");
    }
}
