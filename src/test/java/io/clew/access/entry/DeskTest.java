package io.clew.access.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.Caller;
import io.clew.access.Openings;
import io.clew.access.Purposes;
import io.clew.access.Role;
import io.clew.access.Sources;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.AuditSearch;
import io.clew.record.ClewException;
import io.clew.record.Source;
import io.clew.store.MemoryDocumentStore;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

    private final Sources sources = new Sources(new MemoryDocumentStore());
    private AuditLog audit;
    private Desk desk;

    @BeforeEach
    void open(@TempDir Path dir) {
        audit = AuditLog.open(dir);
        desk = new Desk(sources, audit, true, Purposes.ANY, Openings.NONE, Set.of(Role.INVESTIGATOR));
        sources.create(new Source("open", "公开", 0, Set.of()));
        sources.create(new Source("graded", "二级", 2, Set.of()));
        sources.create(new Source("ours", "专班", 0, Set.of("task-force")));
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void admitsToWhatClearanceAndGroupsAllowAndCountsTheRest() {
        var plain = desk.admit(caller(0, Set.of(), Role.INVESTIGATOR), "案 1");
        assertThat(plain.sources()).containsExactly("open");
        assertThat(plain.withheldSources()).isEqualTo(2);
        var cleared = desk.admit(caller(3, Set.of("task-force"), Role.ANALYST), "案 1");
        assertThat(cleared.sources()).containsExactlyInAnyOrder("open", "graded", "ours");
        assertThat(cleared.withheldSources()).isZero();
    }

    @Test
    void refusesALookWithoutAReasonAndKeepsTheRefusal() {
        assertThatThrownBy(() -> desk.admit(caller(0, Set.of(), Role.INVESTIGATOR), "  "))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("purpose-required"));
        var entry = audit.search().newest(AuditSearch.Query.ALL, 0, 1).entries().getFirst();
        assertThat(entry.outcome()).isEqualTo("purpose-required");
        assertThat(entry.who()).isEqualTo("zhang");
    }

    @Test
    void administratorsAndAuditorsAsSuchReadNothing() {
        for (Role role : Set.of(Role.ADMINISTRATOR, Role.AUDITOR)) {
            assertThatThrownBy(() -> desk.admit(caller(3, Set.of(), role), "案 1"))
                    .isInstanceOfSatisfying(
                            ClewException.class, e -> assertThat(e.code()).isEqualTo("forbidden"));
        }
        assertThat(desk.admit(caller(3, Set.of(), Role.ADMINISTRATOR, Role.INVESTIGATOR), "案 1")
                        .sources())
                .isNotEmpty();
    }

    @Test
    void theSameSourceAgainChangesNothingAndAnotherOfThatIdIsRefused() {
        sources.create(new Source("open", "公开", 0, Set.of()));
        assertThat(sources.list()).hasSize(3);
        assertThatThrownBy(() -> sources.create(new Source("open", "公开", 1, Set.of())))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("source-exists"));
        sources.change(new Source("open", "公开", 1, Set.of()));
        assertThat(sources.readableBy(Set.of(), 0)).isEmpty();
    }

    private static Caller caller(int clearance, Set<String> groups, Role... roles) {
        return new Caller("zhang", Set.of(roles), groups, clearance, Set.of(), "");
    }
}
