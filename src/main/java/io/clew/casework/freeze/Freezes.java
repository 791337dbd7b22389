package io.clew.casework.freeze;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.graph.GraphStore;
import io.clew.inquiry.money.FollowMoney;
import io.clew.journal.Decided;
import io.clew.journal.Decisions;
import io.clew.journal.Journal;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Messages;
import io.clew.record.Money;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The worklist of 紧急止付, 冻结 and 返还 over all cases. A trace proposes; a named person takes over, decides each step with
 * a reason, and everything decided stays in the history.
 */
public final class Freezes implements Decisions {

    private static final Instant NEVER = Instant.MAX;

    /**
     * One step that somebody asks for.
     *
     * @param amount null for the usual one, where there is one
     * @param document number of the letter or answer; empty for none
     * @param version of the item as it was shown; null where that is not said
     * @param method how a return is divided; null for time stamp
     */
    public record Move(
            String state,
            String reason,
            @Nullable Money amount,
            String document,
            @Nullable Long version,
            @Nullable ReturnMethod method) {}

    /**
     * @param state code of a state; empty for all
     * @param bank name of a bank, or a part of it; empty for all
     * @param open whether only what is still to be worked on is listed
     * @param byExpected whether what is to be expected decides what comes first instead of the clock
     */
    public record Filter(String state, String caseId, String account, String bank, boolean open, boolean byExpected) {

        /** Everything of these, by the clock. */
        public Filter(String state, String caseId, String account, boolean open) {
            this(state, caseId, account, "", open, false);
        }
    }

    /**
     * An item with the clock that runs.
     *
     * @param clock null where none runs
     * @param due null likewise
     * @param next states that may follow
     */
    public record Line(
            FreezeItem item,
            FreezeRules.@Nullable Clock clock,
            @Nullable Instant due,
            boolean overdue,
            List<String> next) {}

    /**
     * @param lines what falls due first, of the same clock the largest amount; or what is to be expected first
     * @param withheld items that rest on records which this reader may not see
     */
    public record Worklist(List<Line> lines, int withheld) {}

    /** An item that a step for many did not reach. */
    public record Unmoved(String id, ClewException why) {}

    /** What became of a step for many. */
    public record Moved(List<Line> lines, List<Unmoved> refused) {}

    private final FreezeStore items;
    private final FreezeRules rules;
    private final FreezeSteps steps;
    private final TakeOver taking;
    private final Returns returns;
    private final Letters letters;
    private final AuditLog audit;
    private final Clock clock;

    public Freezes(
            FollowMoney money,
            DocumentStore store,
            GraphStore graph,
            RecordIndex index,
            Handles handles,
            AuditLog audit,
            Journal journal,
            Clock clock) {
        this.items = new FreezeStore(store, graph, index, journal);
        this.rules = FreezeRules.shipped();
        this.steps = new FreezeSteps(rules);
        this.taking = new TakeOver(money, items, rules, handles, audit, clock);
        this.returns = new Returns(items, audit);
        this.letters = new Letters(items, rules, audit, clock);
        this.audit = audit;
        this.clock = clock;
    }

    public FreezeRules rules() {
        return rules;
    }

    /** How what was taken over, or not, stands on the worklist. */
    public TakeOver.Taken take(Access access, TakeOver.Asked asked) {
        return taking.take(access, asked);
    }

    public Returns returns() {
        return returns;
    }

    public Letters letters() {
        return letters;
    }

    /** Everything that fits and that the reader may see. */
    public Worklist list(Access access, Filter filter) {
        try (Look look = audit.open(access, AuditAct.FREEZES, (filter.state() + " " + filter.caseId()).strip())) {
            var fitting = items.all().stream()
                    .filter(item -> filter.state().isEmpty() || item.state().equals(filter.state()))
                    .filter(item -> filter.caseId().isEmpty() || item.caseId().equals(filter.caseId()))
                    .filter(item -> !filter.open() || !rules.state(item.state()).closed())
                    .toList();
            Instant now = clock.instant();
            var seen = items.seen(access, fitting);
            var lines = seen.stream()
                    .filter(item -> filter.account().isEmpty() || item.account().equals(filter.account()))
                    .filter(item -> (item.bank() + item.branch()).contains(filter.bank()))
                    .map(item -> line(item, now))
                    .sorted(order(filter.byExpected()))
                    .toList();
            look.returned(
                    lines.size(),
                    lines.stream()
                            .map(line -> EntityKey.parse(line.item.account()))
                            .toList());
            return new Worklist(lines, fitting.size() - seen.size());
        }
    }

    private Comparator<Line> order(boolean byExpected) {
        var open = Comparator.comparing(
                (Line line) -> rules.state(line.item.state()).closed());
        var first = byExpected
                ? open.thenComparingLong(line -> -line.item.expected())
                : open.thenComparing(line -> Optional.ofNullable(line.due).orElse(NEVER));
        return first.thenComparingLong(line -> -line.item.catchable()).thenComparing(line -> line.item.id());
    }

    @Override
    public String sort() {
        return FreezeStore.SORT;
    }

    @Override
    public Optional<Decided> decided(Access access, String id) {
        int hash = id.lastIndexOf('#');
        int nth = Integer.parseInt(id.substring(hash + 1));
        return items.get(id.substring(0, hash))
                .flatMap(item -> items.seen(access, item))
                .filter(item -> nth < item.steps().size())
                .map(item -> {
                    FreezeItem.Step step = item.steps().get(nth);
                    return new Decided(
                            FreezeStore.SORT,
                            item.id(),
                            item.account(),
                            step.state(),
                            step.by(),
                            Messages.CHINESE.tell(step.reason()),
                            step.at());
                });
    }

    /** @throws ClewException {@code freeze-unknown} also where the reader may not see it */
    public Line show(Access access, String id) {
        try (Look look = audit.open(access, AuditAct.FREEZES, id)) {
            FreezeItem item =
                    items.get(id).flatMap(kept -> items.seen(access, kept)).orElseThrow(() -> unknown(look, id));
            look.returned(1, List.of(EntityKey.parse(item.account())));
            return line(item, clock.instant());
        }
    }

    private static ClewException unknown(Look look, String id) {
        look.refused("freeze-unknown");
        return new ClewException(Message.of("freeze-unknown", id));
    }

    /**
     * Records a person's step.
     *
     * @throws ClewException {@code freeze-unknown}; {@code freeze-case} where it belongs to another case than the purpose;
     *     {@code freeze-changed} where somebody else was first; as {@link FreezeSteps#after}, {@link Returns#divided}
     */
    public Line move(Access access, String id, Move move) {
        try (Look look = audit.open(access, AuditAct.FREEZE_DECIDE, id + " " + move.state())) {
            FreezeItem kept = items.get(id).orElseThrow(() -> unknown(look, id));
            if (items.seen(access, kept).isEmpty()) {
                throw unknown(look, id);
            }
            refuse(access, kept, move);
            FreezeItem after =
                    steps.after(kept, new FreezeSteps.Asked(move, paid(kept, move)), access, clock.instant());
            look.changing();
            FreezeItem moved = items.put(after);
            look.returned(1, List.of(EntityKey.parse(moved.account())));
            return line(items.seen(access, moved).orElse(moved), clock.instant());
        }
    }

    private void refuse(Access access, FreezeItem kept, Move move) {
        if (!kept.caseId().equals(access.purpose()) && items.isCase(kept.caseId())) {
            throw new ClewException(Message.of("freeze-case", kept.caseId()));
        }
        Long version = move.version();
        if (version != null && version != kept.version()) {
            throw new ClewException(Message.of("freeze-changed", FreezeStore.state(kept.state())));
        }
    }

    private Map<String, Long> paid(FreezeItem item, Move move) {
        boolean returns = rules.asked(move.state()).code().equals("returned");
        if (!returns || item.held() == null || !rules.state(item.state()).holds()) {
            return Map.of();
        }
        Money said = move.amount();
        long fen = said == null ? item.rest() : said.fen();
        if (fen <= 0 || fen > item.rest()) {
            return Map.of(); // refused by the step itself
        }
        ReturnMethod method = move.method() == null ? ReturnMethod.TIME : move.method();
        return Returns.divided(item, items.of(item.caseId()), method, fen);
    }

    /** The same step for many, with one reason; what cannot take it stays as it is and says why. */
    public Moved moveAll(Access access, List<String> ids, Move move) {
        var lines = new ArrayList<Line>();
        var refused = new ArrayList<Unmoved>();
        for (String id : ids) {
            try {
                lines.add(move(access, id, move));
            } catch (ClewException why) {
                refused.add(new Unmoved(id, why));
            }
        }
        return new Moved(lines, refused);
    }

    /** Frozen and returned by month, of all that the reader may see. */
    public List<FreezeTotals.Month> totals(Access access) {
        try (Look look = audit.open(access, AuditAct.FREEZES, "totals")) {
            var months = FreezeTotals.of(items.seen(access, items.all()));
            look.returned(months.size(), List.of());
            return months;
        }
    }

    /** Items that were told already, with their clocks. */
    public List<Line> lines(List<FreezeItem> told) {
        Instant now = clock.instant();
        return told.stream().map(item -> line(item, now)).toList();
    }

    private Line line(FreezeItem item, Instant now) {
        FreezeRules.State state = rules.state(item.state());
        var running = rules.clock(state);
        Instant due = running.map(each -> each.due(
                        each.from().equals("taken")
                                ? item.takenAt()
                                : item.reached(item.state()).orElseThrow().at()))
                .orElse(null);
        boolean overdue = due != null && !running.orElseThrow().notBefore() && now.isAfter(due);
        return new Line(item, running.orElse(null), due, overdue, state.next());
    }
}
