package io.clew.casework.freeze;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.trace.lot.Shares;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who of a case's victims would get how much of what is frozen, by each reading of the rules, and what they got. */
public final class Returns {

    /**
     * One victim's line.
     *
     * @param loss 分 that they paid in all, each payment once
     * @param paid 分 that they got back
     * @param share 分 by the method that was asked for
     * @param shares 分 by each method
     */
    public record Line(EntityKey key, long loss, long paid, long share, Map<ReturnMethod, Long> shares) {}

    /** What was paid back to somebody. */
    public record Paid(
            EntityKey victim, String item, String account, long fen, Instant at, String by, String document) {}

    /**
     * @param frozen 分 that banks hold and that were not given back
     * @param left 分 that nobody gets by the method that was asked for
     * @param lefts the same by each method
     * @param withheld items of the case that this reader may not see, and that are not counted
     */
    public record Answer(
            String caseId,
            ReturnMethod method,
            List<Line> victims,
            long frozen,
            long left,
            Map<ReturnMethod, Long> lefts,
            List<FreezeItem> items,
            List<Paid> ledger,
            int withheld) {}

    private final FreezeStore items;
    private final AuditLog audit;

    Returns(FreezeStore items, AuditLog audit) {
        this.items = items;
        this.audit = audit;
    }

    /** @throws ClewException {@code freeze-unknown.case} where nothing of that case is on the worklist */
    public Answer of(Access access, String caseId, ReturnMethod method) {
        try (Look look = audit.open(access, AuditAct.RETURNS, caseId + " " + method.word())) {
            List<FreezeItem> all = items.of(caseId);
            List<FreezeItem> seen = items.seen(access, all);
            if (seen.isEmpty()) {
                look.refused("freeze-unknown");
                throw new ClewException(Message.of("freeze-unknown.case", caseId));
            }
            var answer = answer(caseId, method, seen, all.size() - seen.size());
            look.returned(seen.size(), answer.victims().stream().map(Line::key).toList());
            return answer;
        }
    }

    /** Ids of the cases of which something is on the worklist, as far as the reader may see it. */
    public List<String> cases(Access access) {
        try (Look look = audit.open(access, AuditAct.RETURNS, "")) {
            var seen = items.seen(access, items.all());
            look.returned(0, List.of());
            return seen.stream().map(FreezeItem::caseId).distinct().sorted().toList();
        }
    }

    private static Answer answer(String caseId, ReturnMethod method, List<FreezeItem> seen, int withheld) {
        Map<String, Long> losses = losses(seen);
        Map<String, Long> paid = paid(seen);
        Map<String, Long> lacking = lacking(losses, paid);
        List<ReturnPlan.Pot> pots = seen.stream()
                .filter(item -> item.rest() > 0)
                .map(item -> pot(item, item.rest()))
                .toList();
        var divisions = new TreeMap<ReturnMethod, ReturnPlan.Division>();
        for (ReturnMethod each : ReturnMethod.values()) {
            divisions.put(each, ReturnPlan.of(each, pots, lacking));
        }
        var lefts = new TreeMap<ReturnMethod, Long>();
        divisions.forEach((each, division) -> lefts.put(each, division.left()));
        var lines = losses.keySet().stream()
                .map(key -> line(key, method, losses, paid, divisions))
                .toList();
        return new Answer(
                caseId,
                method,
                lines,
                pots.stream().mapToLong(ReturnPlan.Pot::frozen).reduce(0, Shares::plus),
                lefts.getOrDefault(method, 0L),
                lefts,
                seen,
                ledger(seen),
                withheld);
    }

    private static Line line(
            String key,
            ReturnMethod method,
            Map<String, Long> losses,
            Map<String, Long> paid,
            Map<ReturnMethod, ReturnPlan.Division> divisions) {
        var shares = new TreeMap<ReturnMethod, Long>();
        divisions.forEach((each, division) -> shares.put(each, division.shares().getOrDefault(key, 0L)));
        return new Line(
                EntityKey.parse(key),
                losses.getOrDefault(key, 0L),
                paid.getOrDefault(key, 0L),
                shares.getOrDefault(method, 0L),
                shares);
    }

    private static List<Paid> ledger(List<FreezeItem> seen) {
        return seen.stream()
                .flatMap(item -> item.steps().stream()
                        .flatMap(step -> step.paid().entrySet().stream()
                                .map(entry -> new Paid(
                                        EntityKey.parse(entry.getKey()),
                                        item.id(),
                                        item.account(),
                                        entry.getValue(),
                                        step.at(),
                                        step.by(),
                                        step.document()))))
                .sorted(java.util.Comparator.comparing(Paid::at)
                        .thenComparing(paid -> paid.victim().toString()))
                .toList();
    }

    /**
     * How a sum that a bank gives back from one account is divided.
     *
     * @throws ClewException {@code return-more} where more is to be paid than the victims can claim by the method
     */
    static Map<String, Long> divided(FreezeItem from, List<FreezeItem> ofCase, ReturnMethod method, long fen) {
        Map<String, Long> lacking = lacking(losses(ofCase), paid(ofCase));
        var division = ReturnPlan.of(method, List.of(pot(from, fen)), lacking);
        if (division.left() > 0) {
            throw new ClewException(Message.of(
                    "return-more",
                    new io.clew.record.Money(fen),
                    Message.of("return.method." + method.word()),
                    new io.clew.record.Money(fen - division.left())));
        }
        var shares = new LinkedHashMap<>(division.shares());
        shares.values().removeIf(share -> share == 0);
        return shares;
    }

    private static ReturnPlan.Pot pot(FreezeItem item, long frozen) {
        var direct = new HashMap<String, Long>();
        var time = new HashMap<String, Long>();
        for (FreezeItem.Victim victim : item.victims()) {
            direct.merge(victim.key(), victim.direct(), Long::sum);
            time.merge(victim.key(), victim.time(), Long::sum);
        }
        return new ReturnPlan.Pot(frozen, direct, time);
    }

    /** What each victim paid, in the order of their keys; a payment that several items name counts once. */
    private static Map<String, Long> losses(List<FreezeItem> items) {
        var losses = new TreeMap<String, Long>();
        Set<String> counted = new LinkedHashSet<>();
        for (FreezeItem item : items) {
            for (FreezeItem.Victim victim : item.victims()) {
                losses.merge(victim.key(), 0L, Long::sum);
                for (FreezeItem.Payment payment : victim.payments()) {
                    if (counted.add(payment.fact())) {
                        losses.merge(victim.key(), payment.fen(), Shares::plus);
                    }
                }
            }
        }
        return losses;
    }

    private static Map<String, Long> paid(List<FreezeItem> items) {
        var paid = new HashMap<String, Long>();
        items.forEach(item ->
                item.steps().forEach(step -> step.paid().forEach((key, fen) -> paid.merge(key, fen, Long::sum))));
        return paid;
    }

    private static Map<String, Long> lacking(Map<String, Long> losses, Map<String, Long> paid) {
        var lacking = new LinkedHashMap<String, Long>();
        losses.forEach((key, loss) -> lacking.put(key, Math.max(0, loss - paid.getOrDefault(key, 0L))));
        return lacking;
    }
}
