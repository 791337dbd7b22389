package io.clew.web.freeze;

import io.clew.casework.freeze.FreezeItem;
import io.clew.casework.freeze.FreezeTotals;
import io.clew.casework.freeze.Freezes;
import io.clew.casework.freeze.LetterForm;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The worklist as the page shows it; amounts are written out.
 *
 * @param sum of what can still be saved or given back
 * @param states into which many can be brought at once
 * @param filter what was asked for
 */
public record FreezesView(
        List<One> lines,
        String sum,
        int withheld,
        List<Choice> states,
        List<MonthView> months,
        Freezes.Filter filter,
        String fault,
        String done) {

    private static final int CITED = 20;
    private static final long DAYS_FROM = 72;

    /** A state, or a way to divide, that can be chosen. */
    public record Choice(String code, String text) {}

    /** A row that brought the money. */
    public record Row(String fact, String href) {}

    /** Whose money it is. */
    public record VictimView(EntityKey key, String loss) {}

    /** A letter that can be made now. */
    public record LetterView(String code, String title) {}

    /**
     * @param expected of what can be saved, what is to be expected
     * @param chance how probable it was, in words; empty where nothing told
     * @param clock what runs and until when; empty for none
     * @param left how long it runs yet
     * @param mine whether it may be decided under the visitor's purpose
     * @param returns whether a bank holds money in it, so that it can be returned
     */
    public record One(
            String id,
            String number,
            EntityKey key,
            String holder,
            String bank,
            String branch,
            String amount,
            String balance,
            String held,
            String catchable,
            String expected,
            String chance,
            int level,
            List<VictimView> victims,
            String caseId,
            String state,
            String tone,
            String clock,
            String left,
            boolean overdue,
            String goodFaith,
            List<Choice> next,
            List<Row> rows,
            List<String> history,
            List<LetterView> letters,
            boolean mine,
            boolean returns,
            String version) {}

    /** A month, in China. */
    public record MonthView(
            String month, int items, String proposed, int answers, String frozen, String released, String returned) {}

    public boolean more() {
        return lines.stream().anyMatch(one -> !one.next.isEmpty());
    }

    /** What is needed besides the list itself. */
    record Around(
            Names names, Words words, Instant now, String purpose, Freezes.Filter filter, String fault, String done) {}

    static FreezesView of(Freezes freezes, Freezes.Worklist work, List<FreezeTotals.Month> months, Around around) {
        var states = new LinkedHashMap<String, Choice>();
        var lines =
                work.lines().stream().map(line -> one(freezes, line, around)).toList();
        lines.forEach(line -> line.next().forEach(choice -> states.putIfAbsent(choice.code(), choice)));
        states.remove("answered"); // each bank says its own sum
        states.remove("returned");
        return new FreezesView(
                lines,
                Shown.yuan(work.lines().stream()
                        .mapToLong(line -> line.item().catchable())
                        .sum()),
                work.withheld(),
                List.copyOf(states.values()),
                months.stream().map(FreezesView::month).toList(),
                around.filter,
                around.fault,
                around.done);
    }

    private static MonthView month(FreezeTotals.Month month) {
        return new MonthView(
                month.month().toString(),
                month.items(),
                Shown.yuan(month.proposed()),
                month.answers(),
                Shown.yuan(month.frozen()),
                Shown.yuan(month.released()),
                Shown.yuan(month.returned()));
    }

    private static One one(Freezes freezes, Freezes.Line line, Around around) {
        FreezeItem item = line.item();
        Words words = around.words;
        Long held = item.held();
        Message innocent = item.goodFaith();
        return new One(
                item.id(),
                item.number(),
                EntityKey.parse(item.account()),
                item.holder(),
                item.bank(),
                item.branch(),
                Shown.yuan(item.asked()),
                Shown.yuan(item.balance()),
                held == null ? "" : Shown.yuan(held),
                Shown.yuan(item.catchable()),
                Shown.yuan(item.expected()),
                chance(item, words),
                item.level(),
                item.victims().stream().map(FreezesView::victim).toList(),
                item.caseId(),
                state(item.state(), words),
                line.overdue() ? "warn" : line.next().isEmpty() ? "" : "on",
                clock(line, words),
                left(line, around),
                line.overdue(),
                innocent == null ? "" : words.tell(innocent),
                line.next().stream()
                        .map(code -> new Choice(code, state(code, words)))
                        .toList(),
                rows(item),
                item.steps().stream().map(step -> step(step, around)).toList(),
                letters(freezes.letters().of(item.state())),
                item.caseId().equals(around.purpose),
                line.next().contains("returned"),
                Long.toString(item.version()));
    }

    private static List<LetterView> letters(List<LetterForm> forms) {
        return forms.stream()
                .map(form -> new LetterView(form.code(), form.title()))
                .toList();
    }

    private static String chance(FreezeItem item, Words words) {
        FreezeItem.Chance told = item.chance();
        if (told == null || item.held() != null) {
            return "";
        }
        FreezeMsg say = words.of(FreezeMsg.class);
        String percent = Math.round(told.probability() * 100) + " %";
        return say.chance(told.atMost() ? say.atMost(percent) : percent, told.payments());
    }

    /** The list without what is named here: {@code all}, {@code bank} or {@code order}. */
    public String but(String changed) {
        var parts = new ArrayList<String>();
        if (filter.open() == changed.equals("all")) {
            parts.add("show=all");
        }
        if (!filter.bank().isEmpty() && !changed.equals("bank")) {
            parts.add("bank=" + Shown.encoded(filter.bank()));
        }
        if (filter.byExpected() != changed.equals("order")) {
            parts.add("order=expected");
        }
        return "/freezes" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private static String state(String code, Words words) {
        return words.tell(Message.of("freeze.state." + code));
    }

    private static String clock(Freezes.Line line, Words words) {
        var clock = line.clock();
        Instant due = line.due();
        if (clock == null || due == null) {
            return "";
        }
        FreezeMsg say = words.of(FreezeMsg.class);
        String what = words.tell(Message.of("freeze.clock." + clock.code()));
        return clock.notBefore() ? say.from(what, Shown.clock(due)) : say.due(what, Shown.clock(due));
    }

    private static String left(Freezes.Line line, Around around) {
        Instant due = line.due();
        if (due == null) {
            return "";
        }
        FreezeMsg say = around.words.of(FreezeMsg.class);
        if (line.overdue()) {
            return say.overdue();
        }
        long hours = Math.max(0, Duration.between(around.now, due).toHours());
        return hours > DAYS_FROM ? say.leftDays(hours / 24) : say.left(hours);
    }

    private static VictimView victim(FreezeItem.Victim victim) {
        return new VictimView(
                EntityKey.parse(victim.key()),
                Shown.yuan(victim.payments().stream()
                        .mapToLong(FreezeItem.Payment::fen)
                        .sum()));
    }

    private static List<Row> rows(FreezeItem item) {
        var rows = new ArrayList<Row>();
        for (String fact : item.facts().subList(0, Math.min(CITED, item.facts().size()))) {
            int hash = fact.lastIndexOf('#');
            rows.add(new Row(fact, Shown.href(RecordRef.parse(hash < 0 ? fact : fact.substring(0, hash)))));
        }
        return rows;
    }

    private static String step(FreezeItem.Step step, Around around) {
        Long amount = step.amount();
        var paid = new ArrayList<String>();
        for (Map.Entry<String, Long> each : step.paid().entrySet()) {
            paid.add(Shown.shown(EntityKey.parse(each.getKey())) + " " + Shown.yuan(each.getValue()));
        }
        String reason = around.words.tell(step.reason());
        String more = step.document().isEmpty() ? reason : reason + " " + step.document();
        return around.words
                .of(FreezeMsg.class)
                .done(
                        around.names.of(step.by()),
                        Shown.clock(step.at()),
                        state(step.state(), around.words),
                        amount == null ? "" : Shown.yuan(amount),
                        paid.isEmpty() ? more : more + " → " + String.join("；", paid));
    }
}
