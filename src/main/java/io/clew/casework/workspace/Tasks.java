package io.clew.casework.workspace;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.casework.Cases;
import io.clew.casework.Kept;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done in a case, by whom and until when. Every step is kept with who made it. Safe for use by many threads.
 */
public final class Tasks {

    private static final String COLLECTION = "case-tasks";
    private static final int LONGEST = 200;

    /** How a task stands. */
    public enum State {
        OPEN,
        DONE,
        DROPPED
    }

    /** Somebody made the task so. */
    public record Step(
            String by,
            Instant at,
            State state,
            String owner,
            @Nullable LocalDate due) {}

    /**
     * A task.
     *
     * @param version to state when it is changed
     * @param due the last day on which it is in time, in China; null where none is set
     * @param overdue whether it is open and that day is over
     * @param steps from the first to the last, which is how it stands
     */
    public record Task(
            String id,
            long version,
            String caseId,
            String title,
            State state,
            String owner,
            @Nullable LocalDate due,
            boolean overdue,
            List<Step> steps) {}

    private record Filed(String id, String caseId, String title, List<Step> steps) {

        Step last() {
            return steps.getLast();
        }
    }

    private final DocumentStore store;
    private final Cases cases;
    private final RecordIndex index;
    private final AuditLog audit;
    private final Clock clock;

    public Tasks(DocumentStore store, Cases cases, RecordIndex index, AuditLog audit, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.index = index;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param owner a member of the case
     * @throws ClewException {@code case-purpose}, {@code task-title}, {@code task-owner}
     */
    public Task add(Access access, String caseId, String title, String owner, @Nullable LocalDate due) {
        cases.requirePurpose(access, caseId);
        String stripped = title.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            throw new ClewException(Message.of("task-title", LONGEST));
        }
        Step first = step(access, caseId, State.OPEN, owner, due);
        try (Look look = audit.open(access, AuditAct.CASE_TASK, caseId)) {
            look.changing();
            var filed = new Filed(UUID.randomUUID().toString(), caseId, stripped, List.of(first));
            store.put(COLLECTION, filed.id, DocumentStore.ABSENT, Kept.json(filed), Map.of("case", caseId));
            look.returned(1, List.of());
            return seen(filed, 1, index.told(access, stripped));
        }
    }

    /**
     * @param version that was read
     * @throws ClewException {@code task-unknown}, {@code task-owner}, {@code conflict} where it was changed meanwhile
     */
    public Task change(
            Access access, String caseId, String id, long version, State state, String owner, @Nullable LocalDate due) {
        cases.requirePurpose(access, caseId);
        Filed before = store.get(COLLECTION, id)
                .map(kept -> Kept.read(kept, Filed.class))
                .filter(task -> task.caseId.equals(caseId))
                .orElseThrow(() -> new ClewException(Message.of("task-unknown")));
        Step step = step(access, caseId, state, owner, due);
        try (Look look = audit.open(access, AuditAct.CASE_TASK, caseId + " " + id + " " + state)) {
            look.changing();
            var steps = new ArrayList<>(before.steps);
            steps.add(step);
            var after = new Filed(id, caseId, before.title, steps);
            long now = store.put(COLLECTION, id, version, Kept.json(after), Map.of("case", caseId));
            look.returned(1, List.of());
            return seen(after, now, index.told(access, after.title));
        } catch (VersionConflictException changed) {
            throw new ClewException(Message.of("conflict.changed"), changed);
        }
    }

    /** The tasks of the case: open ones by their day, then the others, latest first. */
    public List<Task> list(Access access, String caseId) {
        cases.requirePurpose(access, caseId);
        try (Look look = audit.open(access, AuditAct.CASE_TASKS, caseId)) {
            var tasks = store.list(COLLECTION, "case", caseId).stream()
                    .map(kept -> {
                        Filed filed = Kept.read(kept, Filed.class);
                        return seen(filed, kept.version(), index.told(access, filed.title));
                    })
                    .sorted(ORDER)
                    .toList();
            look.returned(tasks.size(), List.of());
            return tasks;
        }
    }

    /** How many open tasks the caller has in a case, and how many of them are overdue. */
    public record Waiting(
            String caseId, int open, int overdue, @Nullable LocalDate next) {}

    /** Where tasks wait for the caller in cases that they work on, overdue ones first; nothing of what they say. */
    public List<Waiting> waiting(Caller caller) {
        return cases.list(caller).stream()
                .filter(one -> cases.mayUse(caller, one.id()))
                .map(one -> waiting(caller, one.id()))
                .filter(waiting -> waiting.open > 0)
                .sorted(Comparator.comparing((Waiting waiting) -> -waiting.overdue)
                        .thenComparing(waiting -> waiting.next == null ? LocalDate.MAX : waiting.next)
                        .thenComparing(Waiting::caseId))
                .toList();
    }

    private Waiting waiting(Caller caller, String caseId) {
        var open = store.list(COLLECTION, "case", caseId).stream()
                .map(kept -> seen(Kept.read(kept, Filed.class), kept.version(), ""))
                .filter(task -> task.state == State.OPEN && task.owner.equals(caller.user()))
                .toList();
        LocalDate next = null;
        for (Task task : open) {
            if (task.due != null && (next == null || task.due.isBefore(next))) {
                next = task.due;
            }
        }
        return new Waiting(
                caseId, open.size(), (int) open.stream().filter(Task::overdue).count(), next);
    }

    private static final Comparator<Task> ORDER = Comparator.comparing((Task task) -> task.state != State.OPEN)
            .thenComparing(task -> task.state == State.OPEN && task.due != null ? task.due : LocalDate.MAX)
            .thenComparing(task -> task.steps.getLast().at, Comparator.reverseOrder())
            .thenComparing(Task::id);

    private Step step(Access access, String caseId, State state, String owner, @Nullable LocalDate due) {
        Instant now = clock.instant();
        String stripped = owner.strip();
        if (!cases.worksOn(stripped, caseId)) {
            throw new ClewException(Message.of("task-owner", stripped));
        }
        return new Step(access.user(), now, state, stripped, due);
    }

    private Task seen(Filed filed, long version, String title) {
        Step last = filed.last();
        boolean overdue = last.state == State.OPEN
                && last.due != null
                && last.due.isBefore(LocalDate.ofInstant(clock.instant(), China.ZONE));
        return new Task(filed.id, version, filed.caseId, title, last.state, last.owner, last.due, overdue, filed.steps);
    }
}
