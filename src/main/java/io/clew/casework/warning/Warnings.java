package io.clew.casework.warning;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.casework.Cases;
import io.clew.casework.Readable;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.inquiry.FindPatterns;
import io.clew.inquiry.RevealEntity;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The list of likely victims of a case, and the work of warning them. A pattern finds them, a named person puts them on the
 * list, another has the task and notes what came of each attempt. Everything is under the purpose of the case. Safe for use by
 * many threads.
 */
public final class Warnings {

    private static final String COLLECTION = "warnings";
    private static final String PATTERN = "F23";
    private static final int MOST = 500;
    private static final int SECONDS = 20;
    private static final int LONGEST = 500;

    /** What it reads and writes. */
    public record Means(
            DocumentStore store,
            Cases cases,
            FindPatterns patterns,
            GraphStore graph,
            Ontology ontology,
            RecordIndex index,
            Readable readable,
            Handles handles,
            RevealEntity reveal,
            AuditLog audit,
            Clock clock) {}

    private record Filed(
            String id,
            String caseId,
            String account,
            String paid,
            List<String> facts,
            long amount,
            Instant first,
            Instant last,
            Message why,
            String grade,
            Warning.Taken taken,
            String owner,
            List<Warning.Attempt> attempts) {

        Filed with(String newOwner, List<Warning.Attempt> made) {
            return new Filed(id, caseId, account, paid, facts, amount, first, last, why, grade, taken, newOwner, made);
        }
    }

    /**
     * @param complete whether every account was looked at
     * @param known likely victims found that were on the list already
     */
    public record Found(List<Warning> added, int known, boolean complete) {}

    /** @param withheld how many rest on records which this reader may not see */
    public record Listed(List<Warning> warnings, List<Warning.Figures> figures, int withheld) {}

    private final Means to;
    private final WarningRules rules;
    private final Contacts contacts;

    public Warnings(Means means) {
        this.to = means;
        this.contacts = new Contacts(means);
        this.rules = WarningRules.shipped();
    }

    public WarningRules rules() {
        return rules;
    }

    /**
     * Puts those on the list of the case who look like victims and are not on it.
     *
     * @param accounts that may have been paid; empty for all that somebody paid who is known as a victim
     * @param reason why they are put there, by the person who does it
     * @throws ClewException {@code case-purpose}, {@code warning-reason}, and as {@link FindPatterns}
     */
    public Found find(Access access, List<EntityKey> accounts, TimeRange when, String reason) {
        String caseId = purpose(access);
        String why = stated(reason);
        var answer = to.patterns.find(
                access, new FindPatterns.Question(PATTERN, accounts, "", when, Map.of(), MOST, SECONDS));
        try (Look look = to.audit.open(access, AuditAct.WARNING, caseId)) {
            look.changing();
            Set<String> known = new HashSet<>();
            of(caseId).forEach(kept -> known.add(read(kept).account));
            var added = new ArrayList<Warning>();
            int before = 0;
            Instant now = to.clock.instant();
            for (FindPatterns.Found hit : answer.hits()) {
                EntityKey account = to.handles.open(hit.members().getFirst());
                if (!known.add(account.toString())) {
                    before++;
                    continue;
                }
                var filed = filed(caseId, account, hit, new Warning.Taken(access.user(), now, why));
                to.store.put(COLLECTION, filed.id, DocumentStore.ABSENT, Json.write(filed), Map.of("case", caseId));
                seen(access, filed, 1).ifPresent(added::add);
            }
            look.returned(added.size(), added.stream().map(Warning::account).toList());
            return new Found(added, before, answer.complete());
        }
    }

    private Filed filed(String caseId, EntityKey account, FindPatterns.Found hit, Warning.Taken taken) {
        return new Filed(
                UUID.randomUUID().toString(),
                caseId,
                account.toString(),
                to.handles.open(hit.members().getLast()).toString(),
                List.copyOf(hit.facts()),
                hit.amount(),
                hit.from(),
                hit.to(),
                hit.why(),
                rules.grade(hit.amount(), hit.to(), taken.at()).code(),
                taken,
                "",
                List.of());
    }

    /**
     * The list, what is due first before the rest, and how often each grade was right.
     *
     * @param grade a code; empty for all
     * @param open only where something is left to do
     * @throws ClewException {@code case-purpose}, {@code warning-grade}
     */
    public Listed list(Access access, String grade, boolean open) {
        String caseId = purpose(access);
        if (!grade.isEmpty()) {
            rules.grade(grade);
        }
        try (Look look = to.audit.open(access, AuditAct.WARNINGS, caseId)) {
            var all = new ArrayList<Warning>();
            int withheld = 0;
            for (DocumentStore.Document kept : of(caseId)) {
                Optional<Warning> seen = seen(access, read(kept), kept.version());
                seen.ifPresent(all::add);
                withheld += seen.isPresent() ? 0 : 1;
            }
            var shown = all.stream()
                    .filter(one -> grade.isEmpty() || one.grade().equals(grade))
                    .filter(one -> !open || !one.closed())
                    .sorted(ORDER)
                    .toList();
            look.returned(shown.size(), shown.stream().map(Warning::account).toList());
            return new Listed(shown, figures(all), withheld);
        }
    }

    private static final Comparator<Warning> ORDER = Comparator.comparing(Warning::closed)
            .thenComparing(one -> one.due() == null ? Instant.MAX : one.due())
            .thenComparing(Comparator.comparingLong(Warning::amount).reversed())
            .thenComparing(Warning::id);

    private List<Warning.Figures> figures(List<Warning> all) {
        return rules.grades().stream()
                .map(grade -> {
                    var of = all.stream()
                            .filter(one -> one.grade().equals(grade.code()))
                            .toList();
                    return new Warning.Figures(
                            grade.code(),
                            of.size(),
                            count(of, WarningRules.Outcome::reached),
                            count(of, outcome -> Boolean.TRUE.equals(outcome.victim())),
                            count(of, outcome -> Boolean.FALSE.equals(outcome.victim())),
                            of.stream()
                                    .flatMap(one -> one.attempts().stream())
                                    .mapToLong(attempt -> attempt.saved() == null ? 0 : attempt.saved())
                                    .sum());
                })
                .toList();
    }

    /** Of how many an attempt came to something, by the last that did. */
    private int count(List<Warning> all, Predicate<WarningRules.Outcome> wanted) {
        return (int) all.stream()
                .filter(one -> one.attempts().reversed().stream()
                        .map(attempt -> rules.outcome(attempt.outcome()))
                        .filter(WarningRules.Outcome::reached)
                        .findFirst()
                        .filter(wanted)
                        .isPresent())
                .count();
    }

    /**
     * Gives the task to somebody.
     *
     * @param owner a member of the case
     * @throws ClewException {@code case-purpose}, {@code warning-unknown}, {@code task-owner}, {@code conflict}
     */
    public Warning assign(Access access, String id, long version, String owner) {
        String caseId = purpose(access);
        if (!to.cases.worksOn(owner.strip(), caseId)) {
            throw new ClewException(Message.of("task-owner", owner.strip()));
        }
        Filed before = filed(access, caseId, id);
        return put(access, before.with(owner.strip(), before.attempts), version, "owner");
    }

    /**
     * Notes an attempt. Only whoever has the task does.
     *
     * @param saved 分; null where the outcome saves nothing or nothing is known
     * @throws ClewException {@code case-purpose}, {@code warning-unknown}, {@code warning-owner}, {@code warning-way},
     *     {@code warning-outcome}, {@code warning-closed}, {@code warning-saved}, {@code conflict}
     */
    public Warning attempt(Access access, String id, long version, Tried tried) {
        String caseId = purpose(access);
        WarningRules.Outcome outcome = rules.outcome(tried.outcome);
        Filed before = filed(access, caseId, id);
        requireOwner(access, before);
        if (closed(before)) {
            throw new ClewException(Message.of("warning-closed"));
        }
        if (tried.saved != null && (!outcome.saves() || tried.saved <= 0)) {
            throw new ClewException(Message.of("warning-saved"));
        }
        var attempts = new ArrayList<>(before.attempts);
        attempts.add(new Warning.Attempt(
                access.user(),
                to.clock.instant(),
                rules.way(tried.way).code(),
                outcome.code(),
                tried.saved,
                tried.note.isBlank() ? "" : stated(tried.note)));
        return put(access, before.with(before.owner, attempts), version, outcome.code());
    }

    /** What somebody tried; {@code saved} as {@link Warning.Attempt#saved}. */
    public record Tried(
            String way, String outcome, @Nullable Long saved, String note) {}

    /**
     * How to reach the person: an act of revealing, for whoever has the task.
     *
     * @throws ClewException {@code case-purpose}, {@code warning-unknown}, {@code warning-owner}, {@code rate-limited}
     */
    public Warning.Contact contact(Access access, String id) {
        String caseId = purpose(access);
        Filed filed = filed(access, caseId, id);
        requireOwner(access, filed);
        return contacts.of(access, id, EntityKey.parse(filed.account));
    }

    private static void requireOwner(Access access, Filed filed) {
        if (!filed.owner.equals(access.user())) {
            throw new ClewException(Message.of("warning-owner"));
        }
    }

    private String purpose(Access access) {
        to.cases.requirePurpose(access, access.purpose());
        return access.purpose();
    }

    private static String stated(String reason) {
        String stripped = reason.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            throw new ClewException(Message.of("warning-reason", LONGEST));
        }
        return stripped;
    }

    private static Filed read(DocumentStore.Document kept) {
        return Json.read(kept.json(), Filed.class);
    }

    private List<DocumentStore.Document> of(String caseId) {
        return to.store.list(COLLECTION, "case", caseId);
    }

    private Filed filed(Access access, String caseId, String id) {
        return to.store
                .get(COLLECTION, id)
                .map(Warnings::read)
                .filter(one -> one.caseId.equals(caseId))
                .filter(one ->
                        to.readable.entity(access, EntityKey.parse(one.account)).isPresent())
                .orElseThrow(() -> new ClewException(Message.of("warning-unknown")));
    }

    private Warning put(Access access, Filed after, long version, String what) {
        try (Look look = to.audit.open(access, AuditAct.WARNING, after.caseId + " " + after.id + " " + what)) {
            look.changing();
            long now = to.store.put(COLLECTION, after.id, version, Json.write(after), Map.of("case", after.caseId));
            Warning told = seen(access, after, now).orElseThrow(() -> new ClewException(Message.of("warning-unknown")));
            look.returned(1, List.of(told.account()));
            return told;
        } catch (VersionConflictException changed) {
            throw new ClewException(Message.of("conflict.changed"), changed);
        }
    }

    private boolean closed(Filed filed) {
        return filed.attempts.stream()
                .anyMatch(attempt -> rules.outcome(attempt.outcome()).closes());
    }

    /** Empty where the reader may not see whose account it is. */
    private Optional<Warning> seen(Access access, Filed filed, long version) {
        var account = to.readable.entity(access, EntityKey.parse(filed.account));
        var paid = to.readable.entity(access, EntityKey.parse(filed.paid));
        if (account.isEmpty() || paid.isEmpty()) {
            return Optional.empty();
        }
        boolean closed = closed(filed);
        Instant due = closed ? null : due(filed);
        return Optional.of(new Warning(
                filed.id,
                version,
                account.get(),
                paid.get(),
                filed.facts,
                filed.amount,
                filed.first,
                filed.last,
                filed.why,
                filed.grade,
                new Warning.Taken(filed.taken.by(), filed.taken.at(), to.index.told(access, filed.taken.reason())),
                filed.owner,
                filed.attempts.stream()
                        .map(attempt -> new Warning.Attempt(
                                attempt.by(),
                                attempt.at(),
                                attempt.way(),
                                attempt.outcome(),
                                attempt.saved(),
                                to.index.told(access, attempt.note())))
                        .toList(),
                closed,
                due,
                due != null && due.isBefore(to.clock.instant())));
    }

    private Instant due(Filed filed) {
        if (filed.attempts.isEmpty()) {
            return filed.taken.at();
        }
        Duration again = Duration.parse(rules.grade(filed.grade).again());
        return filed.attempts.getLast().at().plus(again);
    }
}
