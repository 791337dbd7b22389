package io.clew.web.assignment;

import io.clew.casework.assignment.Assignment;
import io.clew.casework.assignment.Assignments;
import io.clew.record.EntityKey;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was handed over, overdue first.
 *
 * @param fault why nothing was kept; empty where it was
 * @param said what was done; empty where nothing was
 */
public record AssignmentsView(
        List<Row> years,
        List<Row> units,
        List<One> assignments,
        int total,
        boolean open,
        int year,
        int withheld,
        String fault,
        String said) {

    private static final int SHOWN = 100;

    /** Figures of a year or a unit; {@code href} leads to those of a year. */
    public record Row(Assignment.Figures figures, String money, String href) {}

    /** Something that was handed over. */
    public record One(
            String id,
            long version,
            @Nullable EntityKey subject,
            String why,
            int repeats,
            List<Place> records,
            String to,
            String given,
            String due,
            String note,
            List<String> answers,
            boolean closed,
            boolean overdue) {}

    /** A report. */
    public record Place(int number, String href) {}

    static AssignmentsView of(Assignments.Listed listed, int year, boolean open, Names names, Words words) {
        return new AssignmentsView(
                listed.years().stream()
                        .map(figures -> new Row(
                                figures, Shown.yuan(figures.money()), "/assignments?all=true&year=" + figures.of()))
                        .toList(),
                listed.units().stream()
                        .map(figures -> new Row(figures, Shown.yuan(figures.money()), ""))
                        .toList(),
                listed.assignments().stream()
                        .limit(SHOWN)
                        .map(each -> one(each, names, words))
                        .toList(),
                listed.assignments().size(),
                open,
                year,
                listed.withheld(),
                "",
                "");
    }

    /** By year, then by unit. */
    public List<List<Row>> tables() {
        return List.of(years, units);
    }

    AssignmentsView with(String newFault, String newSaid) {
        return new AssignmentsView(years, units, assignments, total, open, year, withheld, newFault, newSaid);
    }

    private static One one(Assignment made, Names names, Words words) {
        AssignmentMsg say = words.of(AssignmentMsg.class);
        var places = new ArrayList<Place>();
        made.records().forEach(ref -> places.add(new Place(places.size() + 1, Shown.href(ref))));
        return new One(
                made.id(),
                made.version(),
                made.subject(),
                made.why() == null ? "" : words.tell(made.why()),
                made.records().size(),
                places,
                made.to(),
                say.givenBy(names.of(made.by()), Shown.clock(made.at())),
                say.due(Shown.clock(made.due())),
                made.note(),
                made.answers().stream()
                        .map(answer -> say.came(names.of(answer.by()), Shown.clock(answer.at()), came(answer, say)))
                        .toList(),
                made.closed(),
                made.overdue());
    }

    private static String came(Assignment.Answer answer, AssignmentMsg say) {
        var parts = new ArrayList<String>();
        parts.add(answer.text());
        if (answer.cases() > 0) {
            parts.add(say.casesN(answer.cases()));
        }
        if (answer.arrests() > 0) {
            parts.add(say.arrestsN(answer.arrests()));
        }
        if (answer.money() > 0) {
            parts.add(say.moneyN(Shown.yuan(answer.money())));
        }
        return String.join(" · ", parts);
    }
}
