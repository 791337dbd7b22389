package io.clew.casework.freeze;

import io.clew.access.Access;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one step makes of an item, by the rules: which may follow, and how much money it may be about. */
final class FreezeSteps {

    private static final int LONGEST = 1_000;

    /** @param paid who gets how much back, worked out before; empty but for a return */
    record Asked(Freezes.Move move, Map<String, Long> paid) {}

    private final FreezeRules rules;

    FreezeSteps(FreezeRules rules) {
        this.rules = rules;
    }

    /**
     * @throws ClewException {@code freeze-state}, {@code freeze-order}, {@code freeze-reason}, {@code freeze-amount}, {@code freeze-notice} where
     *     the step does not follow, has no reason, is about too much, or comes before the notice has run out
     */
    FreezeItem after(FreezeItem item, Asked asked, Access access, Instant now) {
        Freezes.Move move = asked.move();
        FreezeRules.State next = rules.asked(move.state());
        check(item, next, move, now);
        Long amount = amount(item, next.code(), move.amount());
        var steps = new ArrayList<>(item.steps());
        steps.add(new FreezeItem.Step(
                next.code(),
                access.user(),
                now,
                Message.verbatim(move.reason().strip()),
                amount,
                move.document().strip(),
                access.purpose(),
                asked.paid()));
        long sum = next.code().equals("approved") && amount != null ? amount : item.asked();
        Long held = next.code().equals("answered") ? amount : item.held();
        FreezeItem moved = with(item, sum, held, next.code(), steps);
        boolean part = next.closed() && moved.rest() > 0;
        return part ? with(item, sum, held, item.state(), steps) : moved;
    }

    private void check(FreezeItem item, FreezeRules.State next, Freezes.Move move, Instant now) {
        FreezeRules.State here = rules.state(item.state());
        if (!here.next().contains(next.code())) {
            throw new ClewException(Message.of(
                    "freeze-order",
                    FreezeStore.state(here.code()),
                    FreezeStore.state(next.code()),
                    here.next().stream().map(FreezeStore::state).toList()));
        }
        if (move.reason().isBlank() || move.reason().length() > LONGEST) {
            throw new ClewException(Message.of("freeze-reason", LONGEST));
        }
        Instant open = notBefore(item);
        if (next.code().equals("returned") && open != null && now.isBefore(open)) {
            throw new ClewException(Message.of("freeze-notice", open));
        }
    }

    private @Nullable Instant notBefore(FreezeItem item) {
        FreezeRules.State here = rules.state(item.state());
        return rules.clock(here)
                .filter(FreezeRules.Clock::notBefore)
                .map(clock -> clock.due(item.reached(here.code()).orElseThrow().at()))
                .orElse(null);
    }

    /** Null where the step is about no money. */
    private static @Nullable Long amount(FreezeItem item, String next, @Nullable Money said) {
        return switch (next) {
            case "approved" -> within(said == null ? item.cap() : said.fen(), 1, item.cap(), "freeze-amount.cap");
            case "answered" -> {
                if (said == null) {
                    throw new ClewException(Message.of("freeze-amount.missing"));
                }
                yield within(said.fen(), 0, item.asked(), "freeze-amount.asked");
            }
            case "released", "returned" ->
                item.held() == null
                        ? null
                        : Long.valueOf(within(
                                said == null ? item.rest() : said.fen(),
                                Math.min(1, item.rest()),
                                item.rest(),
                                "freeze-amount.rest"));
            default -> null;
        };
    }

    private static long within(long fen, long least, long most, String otherwise) {
        if (fen < least || fen > most) {
            throw new ClewException(Message.of(otherwise, new Money(fen), new Money(most)));
        }
        return fen;
    }

    private static FreezeItem with(
            FreezeItem item, long asked, @Nullable Long held, String state, List<FreezeItem.Step> steps) {
        return new FreezeItem(
                item.id(),
                item.number(),
                item.caseId(),
                item.account(),
                item.holder(),
                item.bank(),
                item.branch(),
                item.level(),
                item.cap(),
                item.balance(),
                item.method(),
                item.goodFaith(),
                item.chance(),
                item.facts(),
                item.victims(),
                asked,
                held,
                state,
                steps,
                item.version());
    }
}
