package io.clew.web.watch;

import io.clew.casework.warning.Warning;
import io.clew.casework.warning.WarningRules;
import io.clew.casework.warning.Warnings;
import io.clew.record.EntityKey;
import io.clew.record.Money;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The list of likely victims of the case that is the purpose.
 *
 * @param from place of the first that is shown, from 0, of {@code total}
 * @param grades with how often each was right
 * @param contact of the one whose contact was asked for; null for none
 * @param fault what went wrong; empty where nothing did
 * @param said what was done; empty where nothing was
 */
public record WarningsView(
        String grade,
        boolean open,
        int from,
        int total,
        List<One> warnings,
        List<Grade> grades,
        List<Choice> ways,
        List<Choice> outcomes,
        int withheld,
        @Nullable Contact contact,
        String fault,
        String said) {

    static final int SIZE = 30;

    /** Of the page after this one; empty where this is the last. */
    public String next() {
        return from + SIZE < total ? page(from + SIZE) : "";
    }

    /** Of the page before this one; empty where this is the first. */
    public String before() {
        return from > 0 ? page(Math.max(0, from - SIZE)) : "";
    }

    private String page(int first) {
        return WarningPages.PATH + "?from=" + first + (open ? "" : "&all=true")
                + (grade.isEmpty() ? "" : "&grade=" + grade);
    }

    /** Whether the purpose is a case, so that there is a list. */
    public boolean hasList() {
        return !grades.isEmpty();
    }

    /** Something to choose. */
    public record Choice(String code, String word) {}

    /** A grade with its figures in words. */
    public record Grade(String code, String word, int listed, int reached, String precision, String saved) {}

    /** How to reach somebody. */
    public record Contact(String id, String holders, List<EntityKey> phones) {}

    /** One attempt in words. */
    public record Attempt(String by, String at, String way, String outcome, String saved, String note) {}

    /** One likely victim in words. */
    public record One(
            Warning warning,
            String grade,
            String amount,
            String payments,
            String why,
            String taken,
            String owner,
            boolean mine,
            String due,
            List<Attempt> attempts) {}

    /** How the page was asked for. */
    record Ask(String grade, boolean open, int from, String user) {}

    static WarningsView of(
            Ask ask,
            Warnings.Listed listed,
            WarningRules rules,
            Names names,
            Words words,
            WarningsView.@Nullable Contact contact) {
        return new WarningsView(
                ask.grade,
                ask.open,
                ask.from,
                listed.warnings().size(),
                listed.warnings().stream()
                        .skip(ask.from)
                        .limit(SIZE)
                        .map(one -> one(ask, one, rules, names, words))
                        .toList(),
                listed.figures().stream()
                        .map(figures -> grade(figures, rules, words))
                        .toList(),
                choices(rules.ways(), words),
                choices(rules.outcomes(), words),
                listed.withheld(),
                contact,
                "",
                "");
    }

    /** Where there is no list: the purpose is no case, or what was asked cannot be read. */
    static WarningsView none(String fault) {
        return new WarningsView("", true, 0, 0, List.of(), List.of(), List.of(), List.of(), 0, null, fault, "");
    }

    WarningsView with(String wrong, String done) {
        return new WarningsView(
                grade, open, from, total, warnings, grades, ways, outcomes, withheld, contact, wrong, done);
    }

    private static List<Choice> choices(List<? extends WarningRules.Named> all, Words words) {
        return all.stream()
                .map(each -> new Choice(each.code(), word(each, words)))
                .toList();
    }

    private static String word(WarningRules.Named named, Words words) {
        return words.lang().startsWith("zh") ? named.zh() : named.en();
    }

    private static Grade grade(Warning.Figures figures, WarningRules rules, Words words) {
        Double precision = figures.precision();
        return new Grade(
                figures.grade(),
                word(rules.grade(figures.grade()), words),
                figures.listed(),
                figures.reached(),
                precision == null
                        ? "—"
                        : Math.round(100 * precision) + " % (" + figures.victims() + "/"
                                + (figures.victims() + figures.others()) + ")",
                Shown.yuan(figures.saved()));
    }

    private static One one(Ask ask, Warning one, WarningRules rules, Names names, Words words) {
        WarningMsg say = words.of(WarningMsg.class);
        return new One(
                one,
                word(rules.grade(one.grade()), words),
                Shown.yuan(one.amount()),
                say.paidBetween(one.facts().size(), Shown.clock(one.first()), Shown.clock(one.last())),
                words.tell(one.why()),
                say.takenBy(
                        names.of(one.taken().by()),
                        Shown.clock(one.taken().at()),
                        one.taken().reason()),
                one.owner().isEmpty()
                        ? say.ownerNone()
                        : words.of(WatchMsg.class).owner(names.of(one.owner())),
                one.owner().equals(ask.user),
                one.due() == null ? "" : Shown.clock(one.due()),
                one.attempts().stream()
                        .map(each -> new Attempt(
                                names.of(each.by()),
                                Shown.clock(each.at()),
                                word(rules.way(each.way()), words),
                                word(rules.outcome(each.outcome()), words),
                                each.saved() == null ? "" : Shown.yuan(each.saved()),
                                each.note()))
                        .toList());
    }

    static Contact contact(String id, Warning.Contact contact) {
        String holders = contact.names().isEmpty()
                ? contact.holders().stream().map(EntityKey::value).collect(Collectors.joining("、"))
                : String.join("、", contact.names());
        return new Contact(id, holders, contact.phones());
    }

    /** 分 of a sum that a form states; null where it states none. */
    static @Nullable Long saved(String yuan) {
        return yuan.isBlank() ? null : Money.parse(yuan.strip()).fen();
    }
}
