package io.clew.casework.assignment;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.casework.Leads;
import io.clew.casework.Readable;
import io.clew.json.Json;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands leads and repeated reports to units or people, keeps when an answer is due and what came back. Somebody sees of them
 * what they see of the lead or of the reports themselves. Safe for use by many threads.
 */
public final class Assignments {

    private static final String COLLECTION = "assignments";
    private static final int LONGEST_TO = 80;
    private static final int LONGEST = 1_000;
    private static final int MOST_RECORDS = 500;

    /** Cases or arrests that one answer may state. */
    public static final int MOST_COUNTED = 100_000;

    /** What it reads and writes. */
    public record Means(
            DocumentStore store, Leads leads, Readable readable, RecordIndex index, AuditLog audit, Clock clock) {}

    private record Filed(
            String id,
            Assignment.Kind kind,
            String lead,
            List<String> records,
            String to,
            String note,
            String by,
            Instant at,
            Instant due,
            List<Assignment.Answer> answers) {

        Filed with(List<Assignment.Answer> more) {
            return new Filed(id, kind, lead, records, to, note, by, at, due, more);
        }

        boolean closed() {
            return !answers.isEmpty() && answers.getLast().closes();
        }
    }

    /**
     * What is handed over: a lead or reports, not both.
     *
     * @param due null for the term of its kind
     */
    public record Ask(
            String lead,
            List<RecordRef> records,
            String to,
            @Nullable Instant due,
            boolean urgent,
            String note) {}

    /** What came back; {@code money} in 分. */
    public record Came(String text, int cases, int arrests, long money, boolean closes) {}

    /**
     * @param years latest first
     * @param units of the year that was asked for, or of all, those with most first
     * @param withheld how many rest on what this reader may not see
     */
    public record Listed(
            List<Assignment> assignments,
            List<Assignment.Figures> years,
            List<Assignment.Figures> units,
            int withheld) {}

    private static final Comparator<Assignment> ORDER = Comparator.comparing(Assignment::closed)
            .thenComparing(Assignment::due)
            .thenComparing(Assignment::id);

    private final Means means;
    private final Terms terms = Terms.shipped();

    public Assignments(Means means) {
        this.means = means;
    }

    /**
     * Hands something over.
     *
     * @throws ClewException {@code assignment-about}, {@code assignment-to}, {@code assignment-text}, {@code
     *     assignment-due}, {@code lead-unknown}, {@code record-unknown}
     */
    public Assignment hand(Access access, Ask ask) {
        boolean ofLead = !ask.lead.isEmpty();
        if (ofLead != ask.records.isEmpty() || ask.records.size() > MOST_RECORDS) {
            throw new ClewException(Message.of("assignment-about", MOST_RECORDS));
        }
        String to = ask.to.strip();
        if (to.isEmpty() || to.length() > LONGEST_TO || to.chars().anyMatch(Character::isISOControl)) {
            throw new ClewException(Message.of("assignment-to", LONGEST_TO));
        }
        Instant now = means.clock.instant();
        Assignment.Kind kind = ofLead ? Assignment.Kind.LEAD : Assignment.Kind.REPEAT;
        Instant due = ask.due == null ? now.plus(terms.of(kind, ask.urgent)) : ask.due;
        if (due.isBefore(now)) {
            throw new ClewException(Message.of("assignment-due"));
        }
        try (Look look = means.audit.open(
                access,
                AuditAct.ASSIGNMENT,
                kind + " " + ask.lead + ask.records.stream().limit(1).toList())) {
            for (RecordRef ref : ask.records) {
                if (means.readable.record(access, ref.toString()).isEmpty()) {
                    look.refused("record-unknown");
                    throw new ClewException(Message.of("record-unknown.read", ref));
                }
            }
            var filed = new Filed(
                    UUID.randomUUID().toString(),
                    kind,
                    ask.lead,
                    ask.records.stream().map(RecordRef::toString).toList(),
                    to,
                    text(ask.note),
                    access.user(),
                    now,
                    due,
                    List.of());
            if (seen(access, filed, 1).isEmpty()) {
                look.refused("lead-unknown");
                throw new ClewException(Message.of("lead-unknown", ask.lead));
            }
            return put(access, look, filed, DocumentStore.ABSENT);
        }
    }

    /**
     * Notes what came back.
     *
     * @throws ClewException {@code assignment-unknown}, {@code assignment-closed}, {@code assignment-text}, {@code
     *     assignment-counts}, {@code conflict}
     */
    public Assignment answer(Access access, String id, long version, Came came) {
        if (came.text.isBlank()) {
            throw new ClewException(Message.of("assignment-text", LONGEST));
        }
        if (came.cases < 0
                || came.arrests < 0
                || came.money < 0
                || came.cases > MOST_COUNTED
                || came.arrests > MOST_COUNTED) {
            throw new ClewException(Message.of("assignment-counts", MOST_COUNTED));
        }
        try (Look look = means.audit.open(access, AuditAct.ASSIGNMENT, id + " answer")) {
            Filed before = means.store
                    .get(COLLECTION, id)
                    .map(Assignments::read)
                    .filter(filed -> seen(access, filed, version).isPresent())
                    .orElseThrow(() -> new ClewException(Message.of("assignment-unknown", id)));
            if (before.closed()) {
                throw new ClewException(Message.of("assignment-closed"));
            }
            var answers = new ArrayList<>(before.answers);
            answers.add(new Assignment.Answer(
                    access.user(),
                    means.clock.instant(),
                    text(came.text),
                    came.cases,
                    came.arrests,
                    came.money,
                    came.closes));
            return put(access, look, before.with(List.copyOf(answers)), version);
        }
    }

    /**
     * What was handed over, overdue first, and what came of it.
     *
     * @param kind null for both
     * @param year in which it was handed over, in China; 0 for all
     * @param open only where an answer is awaited
     */
    public Listed list(Access access, Assignment.@Nullable Kind kind, int year, boolean open) {
        try (Look look = means.audit.open(access, AuditAct.ASSIGNMENTS, (kind == null ? "" : kind + " ") + year)) {
            var all = new ArrayList<Assignment>();
            int withheld = 0;
            for (DocumentStore.Document kept : means.store.list(COLLECTION)) {
                Filed filed = read(kept);
                if (kind == null || filed.kind == kind) {
                    Optional<Assignment> seen = seen(access, filed, kept.version());
                    seen.ifPresent(all::add);
                    withheld += seen.isPresent() ? 0 : 1;
                }
            }
            var ofYear = all.stream()
                    .filter(each -> year == 0 || yearOf(each) == year)
                    .toList();
            var shown = ofYear.stream()
                    .filter(each -> !open || !each.closed())
                    .sorted(ORDER)
                    .toList();
            look.returned(
                    shown.size(),
                    shown.stream()
                            .map(Assignment::subject)
                            .filter(Objects::nonNull)
                            .toList());
            return new Listed(
                    shown,
                    figures(all, each -> String.valueOf(yearOf(each))).reversed(),
                    figures(ofYear, Assignment::to).stream()
                            .sorted(Comparator.comparing(Assignment.Figures::handed)
                                    .reversed())
                            .toList(),
                    withheld);
        }
    }

    private static int yearOf(Assignment assignment) {
        return assignment.at().atZone(China.ZONE).getYear();
    }

    private static List<Assignment.Figures> figures(List<Assignment> all, Function<Assignment, String> by) {
        var groups = new TreeMap<String, List<Assignment>>();
        all.forEach(each -> groups.computeIfAbsent(by.apply(each), missing -> new ArrayList<>())
                .add(each));
        return groups.entrySet().stream()
                .map(group -> figures(group.getKey(), group.getValue()))
                .toList();
    }

    private static Assignment.Figures figures(String of, List<Assignment> group) {
        var answers = group.stream().flatMap(each -> each.answers().stream()).toList();
        return new Assignment.Figures(
                of,
                group.size(),
                (int) group.stream().filter(each -> !each.answers().isEmpty()).count(),
                (int) group.stream().filter(Assignment::closed).count(),
                (int) group.stream().filter(Assignment::overdue).count(),
                answers.stream().mapToInt(Assignment.Answer::cases).sum(),
                answers.stream().mapToInt(Assignment.Answer::arrests).sum(),
                answers.stream().mapToLong(Assignment.Answer::money).sum());
    }

    /** None where the reader does not see the lead, or not every report. */
    private Optional<Assignment> seen(Access access, Filed filed, long version) {
        Leads.Lead lead = null;
        if (filed.kind == Assignment.Kind.LEAD) {
            lead = means.leads.seen(access, filed.lead).orElse(null);
            if (lead == null) {
                return Optional.empty();
            }
        } else if (filed.records.stream()
                .anyMatch(ref -> means.readable.record(access, ref).isEmpty())) {
            return Optional.empty();
        }
        boolean closed = filed.closed();
        return Optional.of(new Assignment(
                filed.id,
                version,
                filed.kind,
                filed.lead,
                lead == null ? null : EntityKey.parse(lead.subject()),
                lead == null ? null : lead.why(),
                filed.records.stream().map(RecordRef::parse).toList(),
                filed.to,
                means.index.told(access, filed.note),
                filed.by,
                filed.at,
                filed.due,
                filed.answers.stream()
                        .map(answer -> new Assignment.Answer(
                                answer.by(),
                                answer.at(),
                                means.index.told(access, answer.text()),
                                answer.cases(),
                                answer.arrests(),
                                answer.money(),
                                answer.closes()))
                        .toList(),
                closed,
                !closed && filed.due.isBefore(means.clock.instant())));
    }

    private Assignment put(Access access, Look look, Filed filed, long version) {
        look.changing();
        try {
            long now = means.store.put(
                    COLLECTION,
                    filed.id,
                    version,
                    Json.write(filed),
                    Map.of("kind", filed.kind.name().toLowerCase(Locale.ROOT)));
            Assignment made = seen(access, filed, now).orElseThrow();
            look.returned(1, made.subject() == null ? List.of() : List.of(made.subject()));
            return made;
        } catch (VersionConflictException changed) {
            throw new ClewException(Message.of("conflict.changed"), changed);
        }
    }

    private static String text(String written) {
        String stripped = written.strip();
        if (stripped.length() > LONGEST) {
            throw new ClewException(Message.of("assignment-text", LONGEST));
        }
        return stripped;
    }

    private static Filed read(DocumentStore.Document kept) {
        return Json.read(kept.json(), Filed.class);
    }
}
