package io.clew.analysis.trace;

import io.clew.analysis.trace.lot.Method;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.time.Duration;
import java.util.List;

/**
 * How far money is followed.
 *
 * @param maxDepth levels, 1 to 10
 * @param maxDelay milliseconds that money may rest in an account before it counts as no longer passed on
 * @param minAmount 分; smaller payments are not followed
 * @param minShare share of a victim's loss that a payment must carry to be followed, 0 to 1
 * @param minAttributed 分; a payment that carries as much of a victim's money is followed whatever its share
 * @param fan receivers of one account that are followed, those who got most first; the others are folded
 * @param hub facts at a node from which on it counts as a hub and is not followed
 * @param until epoch milliseconds, excluded; later rows are not looked at
 * @param seen whether money is followed on through accounts of which only the statements of others tell
 */
public record TraceQuestion(
        Method method,
        int maxDepth,
        long maxDelay,
        long minAmount,
        double minShare,
        long minAttributed,
        int fan,
        long hub,
        long until,
        boolean seen) {

    public static final int MOST_LEVELS = 10;

    /** The start values of F6: 72 hours, 1 % or 500 yuan, ten levels, fifty receivers. */
    public static final TraceQuestion USUAL = new TraceQuestion(
            Method.FIFO, 10, Duration.ofHours(72).toMillis(), 0, 0.01, 50_000, 50, 5_000, Long.MAX_VALUE, true);

    public TraceQuestion {
        check(maxDepth >= 1 && maxDepth <= MOST_LEVELS, "maxDepth", Message.of("range.depth", maxDepth));
        check(maxDelay > 0, "maxDelay", Message.of("range.delay", maxDelay));
        check(minAmount >= 0, "minAmount", Message.of("range.least", minAmount));
        check(minShare >= 0 && minShare <= 1, "minShare", Message.of("range.share", minShare));
        check(fan >= 1 && fan <= 10_000, "fan", Message.of("range.fan", fan));
        check(hub >= 1, "hub", Message.of("range.hub", hub));
    }

    private static void check(boolean right, String field, Message message) {
        if (!right) {
            throw new ClewException(
                    Message.of("trace-question.limits", message),
                    List.of(new ClewException.Fault("field:" + field, message)));
        }
    }

    public TraceQuestion method(Method changed) {
        return new TraceQuestion(
                changed, maxDepth, maxDelay, minAmount, minShare, minAttributed, fan, hub, until, seen);
    }

    public TraceQuestion maxDepth(int changed) {
        return new TraceQuestion(method, changed, maxDelay, minAmount, minShare, minAttributed, fan, hub, until, seen);
    }

    public TraceQuestion maxDelay(long changed) {
        return new TraceQuestion(method, maxDepth, changed, minAmount, minShare, minAttributed, fan, hub, until, seen);
    }

    /** Whether money is followed on through accounts of which only the statements of others tell. */
    public TraceQuestion seen(boolean changed) {
        return new TraceQuestion(
                method, maxDepth, maxDelay, minAmount, minShare, minAttributed, fan, hub, until, changed);
    }

    /** Follows every payment, however small. */
    public TraceQuestion everything() {
        return new TraceQuestion(method, maxDepth, Long.MAX_VALUE, 0, 0, 0, 10_000, Long.MAX_VALUE, until, seen);
    }
}
