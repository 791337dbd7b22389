package io.clew.web.series;

import io.clew.casework.assignment.Assignment;
import io.clew.inquiry.link.FindRepeats;
import io.clew.record.RecordRef;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.HashSet;
import java.util.List;

/** Reports that repeat, urgent ones first. */
record RepeatsView(List<Group> groups, int total, Window window) {

    /** Days as they were typed. */
    record Window(String from, String to) {}

    /** Reports of one caller, place or matter; {@code work} whoever has the task, latest first. */
    record Group(boolean high, List<String> why, List<Report> records, List<Work> work) {}

    /** A report; {@code ref} as a form sends it. */
    record Report(String ref, String href, String at, String title) {}

    /**
     * Somebody has the task.
     *
     * @param since reports that have come since it was handed over
     * @param last what came back; empty where nothing did
     */
    record Work(String id, String to, String due, boolean overdue, boolean closed, int since, String last) {}

    static RepeatsView of(FindRepeats.Answer found, List<Assignment> work, int most, Window window, Words words) {
        return new RepeatsView(
                found.groups().stream()
                        .limit(most)
                        .map(group -> group(group, work, words))
                        .toList(),
                found.groups().size(),
                window);
    }

    private static Group group(FindRepeats.Group group, List<Assignment> work, Words words) {
        return new Group(
                group.high(),
                group.why().stream().map(words::tell).toList(),
                group.reports().stream()
                        .map(record -> new Report(
                                record.ref().toString(),
                                Shown.href(record.ref()),
                                record.occurredAt() == null ? "" : Shown.clock(record.occurredAt()),
                                record.title()))
                        .toList(),
                work.stream()
                        .filter(each -> about(each, group.records()))
                        .map(each -> new Work(
                                each.id(),
                                each.to(),
                                Shown.clock(each.due()),
                                each.overdue(),
                                each.closed(),
                                more(each, group.records()),
                                each.answers().isEmpty()
                                        ? ""
                                        : each.answers().getLast().text()))
                        .toList());
    }

    /** Groups grow and are cut anew by what is asked: most of the reports that were handed over are among these. */
    private static boolean about(Assignment work, List<RecordRef> reports) {
        var same = new HashSet<>(work.records());
        int handed = same.size();
        same.retainAll(new HashSet<>(reports));
        return 2 * same.size() > handed;
    }

    private static int more(Assignment work, List<RecordRef> reports) {
        var others = new HashSet<>(reports);
        work.records().forEach(others::remove);
        return others.size();
    }
}
