package io.clew.analysis.trace.after;

import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.statement.Statements;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the payments that are told one by one leave at each account of a trace, so that at every account what came in is
 * what went out by them, what rests, and what went outside.
 */
public final class AccountSums {

    private final Map<Long, Long> out = new HashMap<>();
    private final Map<Long, Long> stoppedIn = new HashMap<>();
    private final Map<Long, Long> started = new HashMap<>();
    private final Set<Long> touched = new HashSet<>();

    /** @param told payments that are told one by one; the rest goes outside */
    public AccountSums(Trace trace, Predicate<Trace.Step> told) {
        for (Trace.Step step : trace.steps()) {
            if (told.test(step)) {
                long near = trace.backward() ? step.to() : step.from();
                long far = trace.backward() ? step.from() : step.to();
                add(step, near, far);
            }
        }
    }

    private void add(Trace.Step step, long near, long far) {
        touched.add(near);
        touched.add(far);
        out.merge(near, step.attributed(), Long::sum);
        if (step.stop() != null) {
            stoppedIn.merge(far, step.attributed(), Long::sum);
        }
        if (step.level() == 1) {
            started.merge(near, step.attributed(), Long::sum);
        }
    }

    /** Whether a payment that is told has an end here. */
    public boolean touches(Trace.Account account) {
        return touched.contains(account.node());
    }

    /** 分 of the victims' that came in. A start has what it paid; what is not followed beyond counts where it ends. */
    public long attributed(Trace.Account account) {
        long stopped = stoppedIn.getOrDefault(account.node(), 0L);
        if (account.level() == 0) {
            return out(account) + stopped;
        }
        boolean terminal = account.stop() != null && account.balance() == Statements.NO_BALANCE;
        return account.attributed() + (terminal ? 0 : stopped + started.getOrDefault(account.node(), 0L));
    }

    /** 分 of them that left in ways that are not told. */
    public long outside(Trace.Account account) {
        return attributed(account) - out(account) - account.rests();
    }

    private long out(Trace.Account account) {
        return out.getOrDefault(account.node(), 0L);
    }
}
