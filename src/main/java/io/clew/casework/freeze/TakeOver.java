package io.clew.casework.freeze;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.trace.lot.Method;
import io.clew.inquiry.money.FollowMoney;
import io.clew.inquiry.money.TraceAnswer;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a trace proposes to freeze on the worklist, when a person says so. The trace is made anew here, so amounts are
 * never what somebody sent. What is frozen of an account under other cases is no more there to freeze.
 */
public final class TakeOver {

    private static final int LONGEST = 1_000;

    /** @param accounts whose proposals are taken over; empty for all */
    public record Asked(FollowMoney.Question question, Set<EntityKey> accounts, String reason) {}

    /** A proposal that was not taken over. */
    public record Skipped(EntityKey account, Message why) {}

    /** @param items as the reader may see them, the largest amount first */
    public record Taken(List<FreezeItem> items, List<Skipped> skipped) {}

    private final FollowMoney money;
    private final FreezeStore items;
    private final FreezeRules rules;
    private final Handles handles;
    private final AuditLog audit;
    private final Clock clock;

    TakeOver(FollowMoney money, FreezeStore items, FreezeRules rules, Handles handles, AuditLog audit, Clock clock) {
        this.money = money;
        this.items = items;
        this.rules = rules;
        this.handles = handles;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ClewException as the trace; {@code freeze-reason}; {@code freeze-none} where nothing is proposed at all */
    public Taken take(Access access, Asked asked) {
        if (asked.reason().isBlank() || asked.reason().length() > LONGEST) {
            throw new ClewException(Message.of("freeze-reason", LONGEST));
        }
        FollowMoney.Question question = asked.question();
        var answer = money.follow(access, question);
        List<TraceAnswer.Proposal> proposals = Stream.concat(answer.proposals().stream(), answer.small().stream())
                .toList();
        if (proposals.isEmpty()) {
            throw new ClewException(Message.of("freeze-none"));
        }
        var byTime = money.follow(
                access,
                new FollowMoney.Question(
                        question.starts(), false, question.limits().method(Method.FIFO), true));
        var victims = new Victims(byTime);
        var wanted = asked.accounts().stream().map(handles::open).collect(java.util.stream.Collectors.toSet());
        var taken = new ArrayList<FreezeItem>();
        var skipped = new ArrayList<Skipped>();
        try (Look look = audit.open(access, AuditAct.FREEZE_TAKE, Long.toString(wanted.size()))) {
            look.changing();
            for (TraceAnswer.Proposal proposal : proposals) {
                if (wanted.isEmpty() || wanted.remove(handles.open(proposal.account()))) {
                    one(access, asked, answer, proposal, victims, skipped).ifPresent(taken::add);
                    if (wanted.isEmpty() && !asked.accounts().isEmpty()) {
                        break;
                    }
                }
            }
            if (!asked.accounts().isEmpty()) {
                wanted.forEach(key -> skipped.add(new Skipped(handles.seal(key), Message.of("freeze-skipped.none"))));
            }
            look.returned(
                    taken.size(),
                    taken.stream().map(item -> EntityKey.parse(item.account())).toList());
        }
        return new Taken(items.seen(access, taken), skipped);
    }

    private Optional<FreezeItem> one(
            Access access,
            Asked asked,
            TraceAnswer answer,
            TraceAnswer.Proposal proposal,
            Victims victims,
            List<Skipped> skipped) {
        EntityKey account = handles.open(proposal.account());
        var there = items.at(account);
        var own = there.stream()
                .filter(item -> item.caseId().equals(access.purpose())
                        && !rules.state(item.state()).closed())
                .findFirst();
        long others = there.stream()
                .filter(item -> own.isEmpty() || !item.id().equals(own.get().id()))
                .mapToLong(this::bound)
                .sum();
        long cap = Math.min(proposal.cap(), proposal.balance() - others);
        if (own.isPresent()) {
            var added = added(access, own.get(), victims.at(proposal.account()), cap);
            if (added.isEmpty()) {
                skipped.add(new Skipped(proposal.account(), Message.of("freeze-skipped.there")));
            }
            return added.map(items::put);
        }
        if (cap < rules.least()) {
            skipped.add(new Skipped(
                    proposal.account(),
                    others > 0
                            ? Message.of("freeze-skipped.others", new Money(others))
                            : Message.of("freeze-skipped.least", new Money(proposal.cap()), new Money(rules.least()))));
            return Optional.empty();
        }
        return Optional.of(items.put(made(access, asked, answer, proposal, cap, victims.at(proposal.account()))));
    }

    /** 分 of an account that another item is to freeze or holds. */
    private long bound(FreezeItem item) {
        return rules.state(item.state()).closed() ? 0 : item.catchable();
    }

    private FreezeItem made(
            Access access,
            Asked asked,
            TraceAnswer answer,
            TraceAnswer.Proposal proposal,
            long cap,
            List<FreezeItem.Victim> victims) {
        var place = rules.place(proposal.bank());
        return new FreezeItem(
                UUID.randomUUID().toString(),
                items.number(clock.instant()),
                access.purpose(),
                handles.open(proposal.account()).toString(),
                proposal.name(),
                place.bank(),
                place.branch(),
                proposal.level(),
                cap,
                proposal.balance(),
                answer.method().word(),
                proposal.goodFaith().orElse(null),
                chance(proposal),
                answer.edges().stream()
                        .filter(edge -> edge.to().equals(proposal.account()))
                        .map(TraceAnswer.Edge::fact)
                        .toList(),
                victims,
                cap,
                null,
                "proposed",
                List.of(step(access, "proposed", Message.verbatim(asked.reason().strip()))),
                io.clew.store.DocumentStore.ABSENT);
    }

    private static FreezeItem.@Nullable Chance chance(TraceAnswer.Proposal proposal) {
        var caught = proposal.caught();
        return caught == null
                ? null
                : new FreezeItem.Chance(
                        caught.chance().probability(),
                        caught.chance().payments(),
                        caught.chance().stayed(),
                        caught.chance().atMost());
    }

    private FreezeItem.Step step(Access access, String state, Message reason) {
        return new FreezeItem.Step(state, access.user(), clock.instant(), reason, null, "", access.purpose(), Map.of());
    }

    /**
     * The item with victims that it did not know; a notice of return that runs begins again. Empty where nothing is new.
     */
    private Optional<FreezeItem> added(Access access, FreezeItem item, List<FreezeItem.Victim> found, long cap) {
        var victims = new LinkedHashMap<String, FreezeItem.Victim>();
        item.victims().forEach(victim -> victims.put(victim.key(), victim));
        var fresh = found.stream()
                .filter(victim -> !victims.containsKey(victim.key()))
                .toList();
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        fresh.forEach(victim -> victims.put(victim.key(), victim));
        boolean open = item.state().equals("proposed");
        String state = item.state().equals("noticed") ? "answered" : item.state();
        var steps = new ArrayList<>(item.steps());
        steps.add(step(access, "added", Message.of("freeze-added", fresh.size())));
        return Optional.of(new FreezeItem(
                item.id(),
                item.number(),
                item.caseId(),
                item.account(),
                item.holder(),
                item.bank(),
                item.branch(),
                item.level(),
                open ? Math.max(item.cap(), cap) : item.cap(),
                item.balance(),
                item.method(),
                item.goodFaith(),
                item.chance(),
                item.facts(),
                List.copyOf(victims.values()),
                open ? Math.max(item.cap(), cap) : item.asked(),
                item.held(),
                state,
                steps,
                item.version()));
    }

    /** Whose money rests where, and what each victim paid in all. */
    private final class Victims {

        private final TraceAnswer answer;
        private final Map<String, List<FreezeItem.Payment>> payments = new LinkedHashMap<>();

        Victims(TraceAnswer answer) {
            this.answer = answer;
            answer.first()
                    .forEach(edge -> edge.byVictim()
                            .forEach((victim, fen) -> payments.computeIfAbsent(victim, key -> new ArrayList<>())
                                    .add(new FreezeItem.Payment(edge.fact(), fen, edge.at()))));
        }

        List<FreezeItem.Victim> at(EntityKey account) {
            return answer.residuals().stream()
                    .filter(each -> each.account().equals(account))
                    .map(each -> new FreezeItem.Victim(
                            handles.open(EntityKey.parse(each.victim())).toString(),
                            payments.getOrDefault(each.victim(), List.of()),
                            each.chosen(),
                            each.least() == each.most() ? each.least() : 0))
                    .toList();
        }
    }
}
