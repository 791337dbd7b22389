package io.clew.oversight;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.audit.AuditVerify;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the audit holds, as last verified; verified anew when that is ten minutes ago or somebody asks. */
public final class Chain {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final ReadAudit audit;
    private final Clock clock;
    private @Nullable State last; // guarded by this

    public Chain(ReadAudit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** @param faults in words, where there are any */
    public record State(boolean whole, long entries, String root, Instant at, String faults) {}

    /**
     * Reads the whole log where it is time to.
     *
     * @throws io.clew.record.ClewException {@code forbidden} for all but supervisors and auditors
     */
    public synchronized State state(Caller caller, boolean now) {
        Right.OVERSEE.require(caller);
        State known = last;
        if (known == null || now || known.at.plus(FRESH).isBefore(clock.instant())) {
            AuditVerify.Verdict verdict = audit.stands(caller);
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
