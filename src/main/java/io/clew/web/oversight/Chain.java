package io.clew.web.oversight;

import io.clew.access.Caller;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.AuditVerify;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the audit holds, as last verified; verified anew when that is ten minutes ago or somebody asks. */
@Singleton
public class Chain {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final AuditLog audit;
    private final Clock clock;
    private @Nullable State last; // guarded by this

    Chain(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** @param faults in words, where there are any */
    public record State(boolean whole, long entries, String root, Instant at, String faults) {}

    /** Reads the whole log where it is time to. */
    synchronized State state(Caller caller, boolean now) {
        State known = last;
        if (known == null || now || known.at.plus(FRESH).isBefore(clock.instant())) {
            AuditVerify.Verdict verdict = audit.verify();
            audit.note(
                    caller.user(),
                    caller.from(),
                    AuditAct.AUDIT_VERIFY,
                    "",
                    verdict.whole() ? AuditEntry.OK : "audit-damaged");
            known = new State(
                    verdict.whole(),
                    verdict.entries(),
                    verdict.head(),
                    clock.instant(),
                    verdict.faults().stream().limit(3).map(Object::toString).reduce("", (a, b) -> a + " " + b));
            last = known;
        }
        return known;
    }
}
