package io.clew.api.freeze;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.api.wire.Said;
import io.clew.casework.freeze.FreezeItem;
import io.clew.casework.freeze.Freezes;
import io.clew.door.Tongue;
import io.clew.record.Message;
import io.clew.record.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An item of the worklist as the API shows it; amounts in yuan. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Freeze")
public record FreezeShape(
        String id,
        String number,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(name = "case", description = "the purpose of who took it over")
        @com.fasterxml.jackson.annotation.JsonProperty("case")
        String caseId,

        String account,
        String holder,

        @Schema(description = "empty where no record says it")
        String bank,

        String branch,
        int level,

        @Schema(description = "what is to be frozen; never more than cap")
        String amount,

        @Schema(description = "never more than lies there, or than is surely the victims'")
        String cap,

        String balance,

        @Nullable @Schema(description = "what the bank says it froze; absent before it answered")
        String succeeded,

        String released,
        String returned,

        @Schema(description = "what can still be saved or given back here")
        String recoverable,

        @Schema(description = "of it, what is to be expected: all that a bank holds, else amount times probability")
        String expected,

        @Nullable @Schema(description = "as of when it was taken over; absent where nothing told")
        ChanceShape chance,

        String state,
        String stateText,
        @Nullable ClockShape clock,

        @Schema(description = "states that may follow") List<String> next,

        String method,
        @Nullable String goodFaith,
        List<VictimShape> victims,
        List<String> facts,
        String proposedBy,
        @Nullable String proposedAt,
        String version,
        List<StepShape> history) {

    /**
     * How probable it was that the money still lay there.
     *
     * @param payments on which the estimate rests
     * @param stayed how many of these had not left by the end of their statement
     */
    @Schema(name = "FreezeChance")
    public record ChanceShape(double probability, int payments, int stayed, boolean atMost) {}

    /** @param notBefore whether something may only be done after it has run out, instead of before */
    @Schema(name = "FreezeClock")
    public record ClockShape(
            String code, String text, @Nullable String due, boolean overdue, boolean notBefore, String origin) {}

    /** Whose money it is, by time stamp and for sure. */
    @Schema(name = "FreezeVictim")
    public record VictimShape(String key, String loss, String time, String direct, List<String> facts) {}

    /** What somebody decided. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FreezeStep")
    public record StepShape(
            String state,
            String stateText,
            String by,
            @Nullable String at,
            String reason,
            @Nullable String amount,
            @Nullable String document,
            String purpose,
            @Nullable Map<String, String> paid) {}

    static FreezeShape of(Freezes.Line line, Tongue tongue) {
        FreezeItem item = line.item();
        Long held = item.held();
        Message goodFaith = item.goodFaith();
        return new FreezeShape(
                item.id(),
                item.number(),
                item.caseId(),
                item.account(),
                item.holder(),
                item.bank(),
                item.branch(),
                item.level(),
                yuan(item.asked()),
                yuan(item.cap()),
                yuan(item.balance()),
                held == null ? null : yuan(held),
                yuan(item.released()),
                yuan(item.returned()),
                yuan(item.catchable()),
                yuan(item.expected()),
                chance(item.chance()),
                item.state(),
                state(item.state(), tongue),
                clock(line, tongue),
                line.next(),
                item.method(),
                goodFaith == null ? null : tongue.say(goodFaith),
                item.victims().stream().map(FreezeShape::victim).toList(),
                item.facts(),
                item.steps().getFirst().by(),
                Said.time(item.takenAt()),
                Long.toString(item.version()),
                item.steps().stream().map(step -> step(step, tongue)).toList());
    }

    private static @Nullable ChanceShape chance(FreezeItem.@Nullable Chance chance) {
        return chance == null
                ? null
                : new ChanceShape(
                        Math.round(chance.probability() * 1e4) / 1e4,
                        chance.payments(),
                        chance.stayed(),
                        chance.atMost());
    }

    private static String state(String code, Tongue tongue) {
        return tongue.say(Message.of("freeze.state." + code));
    }

    private static @Nullable ClockShape clock(Freezes.Line line, Tongue tongue) {
        var clock = line.clock();
        return clock == null
                ? null
                : new ClockShape(
                        clock.code(),
                        tongue.say(Message.of("freeze.clock." + clock.code())),
                        Said.time(line.due()),
                        line.overdue(),
                        clock.notBefore(),
                        clock.origin());
    }

    private static VictimShape victim(FreezeItem.Victim victim) {
        return new VictimShape(
                victim.key(),
                yuan(victim.payments().stream()
                        .mapToLong(FreezeItem.Payment::fen)
                        .reduce(0, Money::sum)),
                yuan(victim.time()),
                yuan(victim.direct()),
                victim.payments().stream().map(FreezeItem.Payment::fact).toList());
    }

    private static StepShape step(FreezeItem.Step step, Tongue tongue) {
        Long amount = step.amount();
        var paid = new LinkedHashMap<String, String>();
        step.paid().forEach((key, fen) -> paid.put(key, yuan(fen)));
        return new StepShape(
                step.state(),
                state(step.state(), tongue),
                step.by(),
                Said.time(step.at()),
                tongue.say(step.reason()),
                amount == null ? null : yuan(amount),
                step.document().isEmpty() ? null : step.document(),
                step.purpose(),
                paid.isEmpty() ? null : paid);
    }

    static String yuan(long fen) {
        return new Money(fen).toString();
    }
}
