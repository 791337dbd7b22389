package io.clew.access.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refusals of people who have not signed in, whom nothing but this keeps from filling the audit: the first of a minute are
 * entries of their own, further ones are counted and summed up, by address and reason, in one entry each when the minute is
 * over. Safe for use by many threads.
 */
public final class Refusals {

    /** Entries of their own in a minute, of one address and of all. */
    private static final int OF_ADDRESS = 10;

    private static final int OF_ALL = 60;

    /** Addresses and reasons that are told apart in a minute; what is more is summed up together. */
    private static final int TOLD_APART = 500;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Sum(String from, AuditAct act, String asked, String code) {}

    private final AuditLog audit;
    private final Clock clock;
    private final Map<Sum, Long> counted = new LinkedHashMap<>();
    private final Map<String, Integer> written = new LinkedHashMap<>();
    private int writtenOfAll;
    private Instant since;

    public Refusals(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
        this.since = clock.instant();
    }

    /**
     * Notes a refusal; durable on return if it became an entry of its own.
     *
     * @param who the user that was named, empty for none
     */
    public void note(String who, String from, AuditAct act, String asked, String code) {
        sumUp();
        if (isOwnEntry(new Sum(from, act, asked, code))) {
            audit.note(who, from, act, asked, code);
        }
    }

    private synchronized boolean isOwnEntry(Sum sum) {
        int before = written.getOrDefault(sum.from, 0);
        if (before < OF_ADDRESS && writtenOfAll < OF_ALL) {
            written.put(sum.from, before + 1);
            writtenOfAll++;
            return true;
        }
        boolean apart = counted.containsKey(sum) || counted.size() < TOLD_APART;
        counted.merge(apart ? sum : new Sum("", sum.act, sum.asked, sum.code), 1L, Long::sum);
        return false;
    }

    /** Writes what was counted, if the minute is over: called every now and then, and by the next refusal. */
    public void sumUp() {
        Instant now = clock.instant();
        if (now.isBefore(since) || !now.isBefore(since.plus(MINUTE))) { // before it where the clock was set back
            write();
        }
    }

    /** Writes what was counted. */
    public void write() {
        Map<Sum, Long> sums;
        synchronized (this) {
            sums = new LinkedHashMap<>(counted);
            counted.clear();
            written.clear();
            writtenOfAll = 0;
            since = clock.instant();
        }
        sums.forEach((sum, times) -> audit.durable(audit.append(
                0, new Party("", sum.from, "", ""), sum.act, sum.asked + " ×" + times, sum.code, times, List.of())));
    }
}
