package io.clew.casework.freeze;

import io.clew.record.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One amount in one account that somebody took over from a trace, and everything that was decided about it. Amounts are 分.
 *
 * @param number by which people call it, such as {@code 2026-0012}
 * @param caseId the purpose under which it was taken over, to which its decisions belong
 * @param holder as the records name them; empty where they do not
 * @param level least hops from any victim
 * @param cap what the trace lets one freeze: never more than lies there, or than is surely the victims'
 * @param balance what lay there in all by its statement
 * @param method by which the trace attributed
 * @param goodFaith why the holder may have done nothing; null where nothing speaks for it
 * @param chance how probable it was, when it was taken over, that the money still lies there; null where nothing told
 * @param facts the payments that brought the victims' money
 * @param asked what is to be frozen; the cap until somebody approves less
 * @param held what the bank says it froze; null before it answered
 * @param steps oldest first; the first is the taking over
 * @param version of the kept document, for telling that somebody else was first
 */
public record FreezeItem(
        String id,
        String number,
        String caseId,
        String account,
        String holder,
        String bank,
        String branch,
        int level,
        long cap,
        long balance,
        String method,
        @Nullable Message goodFaith,
        @Nullable Chance chance,
        List<String> facts,
        List<Victim> victims,
        long asked,
        @Nullable Long held,
        String state,
        List<Step> steps,
        long version) {

    public FreezeItem {
        facts = List.copyOf(facts);
        victims = List.copyOf(victims);
        steps = List.copyOf(steps);
    }

    /**
     * How probable it was that the money still lay there.
     *
     * @param probability 0 to 1
     * @param payments on which the estimate rests
     * @param stayed how many of these had not left by the end of their statement
     */
    public record Chance(double probability, int payments, int stayed, boolean atMost) {}

    /** A payment of a victim's, from which the trace started. */
    public record Payment(String fact, long fen, Instant at) {}

    /**
     * Whose money it is.
     *
     * @param payments all that the victim lost, also what went elsewhere
     * @param time 分 of the victim's here by time stamp (first in, first out)
     * @param direct 分 that are the victim's here by every lawful method
     */
    public record Victim(String key, List<Payment> payments, long time, long direct) {
        public Victim {
            payments = List.copyOf(payments);
        }
    }

    /**
     * What somebody did.
     *
     * @param amount null where the step is about none
     * @param document the letter or answer that belongs to it; empty for none
     * @param purpose under which it was done
     * @param paid who got how much back; empty but for a return
     */
    public record Step(
            String state,
            String by,
            Instant at,
            Message reason,
            @Nullable Long amount,
            String document,
            String purpose,
            Map<String, Long> paid) {}

    /** 分 that left again by steps of that state. */
    private long gone(String code) {
        long sum = 0;
        for (Step step : steps) {
            Long amount = step.amount();
            sum += step.state().equals(code) && amount != null ? amount : 0;
        }
        return sum;
    }

    public long released() {
        return gone("released");
    }

    public long returned() {
        return gone("returned");
    }

    /** 分 that the bank still holds. */
    public long rest() {
        return held == null ? 0 : held - released() - returned();
    }

    /** 分 that can be saved or given back here: what the bank holds, or what it is to hold. */
    public long catchable() {
        return held == null ? asked : rest();
    }

    /**
     * 分 that are to be expected: what a bank holds is there, of the rest as much as is probable; all where nothing tells how
     * probable.
     */
    public long expected() {
        Chance told = chance;
        return held != null || told == null ? catchable() : (long) Math.floor(catchable() * told.probability() + 1e-6);
    }

    public Instant takenAt() {
        return steps.getFirst().at();
    }

    /** The last step that led to this state. */
    Optional<Step> reached(String code) {
        return steps.reversed().stream()
                .filter(step -> step.state().equals(code))
                .findFirst();
    }

    FreezeItem version(long changed) {
        return new FreezeItem(
                id, number, caseId, account, holder, bank, branch, level, cap, balance, method, goodFaith, chance,
                facts, victims, asked, held, state, steps, changed);
    }
}
