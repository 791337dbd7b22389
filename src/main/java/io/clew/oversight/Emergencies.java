package io.clew.oversight;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.casework.Kept;
import io.clew.casework.OpenedCases;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Breaking the glass: an investigator opens, for a short time and one purpose, what they are not cleared for, and
 * answers for it afterwards.
 *
 * <p>It works at once, with a written reason. Everything read under it is marked in the audit, and it stays on the review
 * list until a supervisor other than its user has recorded an outcome. Safe for use by many threads.
 */
public final class Emergencies implements OpenedCases {

    private static final String COLLECTION = "emergencies";
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);
    private static final int SHORTEST = 10;
    private static final int LONGEST = 500;

    /** What is opened. */
    public enum Kind {
        /** Sources up to a grade that are open to the user's groups. */
        GRADE,
        /** One source, whatever its grade and groups. */
        SOURCE,
        /** A case of which the user is no member. */
        CASE
    }

    /** @param justified what the reviewer found */
    public record Review(String by, Instant at, boolean justified, String note) {}

    /**
     * @param target a grade, the id of a source or of a case
     * @param purpose reads that state it are the ones that see more; for a case its id
     * @param until excluded
     * @param reviewBy when the review is overdue
     * @param review null until it was reviewed
     */
    public record Emergency(
            String id,
            String user,
            Kind kind,
            String target,
            String purpose,
            String reason,
            Instant since,
            Instant until,
            Instant reviewBy,
            @Nullable Review review) {

        /** Whether it opens anything at that time. */
        public boolean holds(Instant at) {
            return at.isBefore(until);
        }

        /** Whether it should have been reviewed by then and was not. */
        public boolean overdue(Instant at) {
            return review == null && !at.isBefore(reviewBy);
        }

        /** How audit entries name it. */
        public String named() {
            return "emergency/" + id;
        }
    }

    private final DocumentStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final Duration lasts;
    private final Duration reviewWithin;
    private volatile Snapshot snapshot = new Snapshot(List.of(), 0);

    /** What waits for a review; nothing else can be open. Zero stands for never read. */
    private record Snapshot(List<Emergency> unreviewed, long readAt) {}

    /**
     * @param lasts how long what was opened stays open
     * @param reviewWithin how long a supervisor has for the review
     */
    public Emergencies(DocumentStore store, AuditLog audit, Clock clock, Duration lasts, Duration reviewWithin) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.lasts = lasts;
        this.reviewWithin = reviewWithin;
    }

    /**
     * Opens something at once. A source or a case that does not exist opens nothing and is not told apart from
     * one that does.
     *
     * @param purpose with which the reads will come; not asked for where a case is opened
     * @throws ClewException {@code forbidden} unless the caller is an investigator; {@code emergency-reason}, {@code
     *     emergency-target}
     */
    public Emergency open(Caller caller, Kind kind, String target, String purpose, String reason) {
        Right.BREAK_GLASS.require(caller);
        String why = reason.strip();
        if (why.length() < SHORTEST || why.length() > LONGEST) {
            throw new ClewException(Message.of("emergency-reason.why", SHORTEST, LONGEST));
        }
        String what = target.strip();
        String stated = kind == Kind.CASE ? what : purpose.strip();
        if (what.isEmpty() || stated.isEmpty() || kind == Kind.GRADE && !what.matches("[0-3]")) {
            throw new ClewException(Message.of("emergency-target"));
        }
        Instant now = clock.instant();
        var opened = new Emergency(
                UUID.randomUUID().toString(),
                caller.user(),
                kind,
                what,
                stated,
                why,
                now,
                now.plus(lasts),
                now.plus(reviewWithin),
                null);
        audit.change(caller, AuditAct.EMERGENCY_OPEN, opened.id + " " + kind + " " + what + " " + why)
                .done(() -> put(opened, DocumentStore.ABSENT));
        return opened;
    }

    /** Ends one's own before its time. */
    public Emergency end(Caller caller, String id) {
        var kept = kept(id);
        Emergency emergency = read(kept);
        if (!emergency.user.equals(caller.user())) {
            throw unknown(id);
        }
        Instant now = clock.instant();
        if (!emergency.holds(now)) {
            return emergency;
        }
        var ended = new Emergency(
                id,
                emergency.user,
                emergency.kind,
                emergency.target,
                emergency.purpose,
                emergency.reason,
                emergency.since,
                now,
                emergency.reviewBy,
                emergency.review);
        audit.change(caller, AuditAct.EMERGENCY_END, id).done(() -> put(ended, kept.version()));
        return ended;
    }

    /**
     * Records what a supervisor thinks of it; final, and the end of it where it is still open.
     *
     * @throws ClewException {@code emergency-unknown}; {@code forbidden} for its own user and for who is no supervisor;
     *     {@code emergency-reason} without a note; {@code emergency-reviewed}
     */
    public Emergency review(Caller caller, String id, boolean justified, String note) {
        Right.SUPERVISE.require(caller);
        var kept = kept(id);
        Emergency emergency = read(kept);
        if (emergency.user.equals(caller.user())) {
            audit.note(caller, AuditAct.EMERGENCY_REVIEW, id, "forbidden");
            throw new ClewException(Message.of("forbidden.own-emergency"));
        }
        String text = note.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new ClewException(Message.of("emergency-reason.review", LONGEST));
        }
        if (emergency.review != null) {
            throw reviewed(null);
        }
        Instant now = clock.instant();
        var done = new Emergency(
                id,
                emergency.user,
                emergency.kind,
                emergency.target,
                emergency.purpose,
                emergency.reason,
                emergency.since,
                emergency.holds(now) ? now : emergency.until,
                emergency.reviewBy,
                new Review(caller.user(), now, justified, text));
        String asked = id + " " + emergency.user + " " + (justified ? "justified" : "unjustified") + " " + text;
        audit.change(caller, AuditAct.EMERGENCY_REVIEW, asked).done(() -> {
            try {
                put(done, kept.version());
            } catch (VersionConflictException e) {
                throw reviewed(e);
            }
        });
        return done;
    }

    /** The caller's own, latest first. */
    public List<Emergency> own(Caller caller) {
        return listed(store.list(COLLECTION, "user", caller.user()));
    }

    /** Those that wait for a review, oldest first; for supervisors and auditors. */
    public List<Emergency> unreviewed(Caller caller) {
        Right.OVERSEE.require(caller);
        return listed(store.list(COLLECTION, "reviewed", "no")).reversed();
    }

    /** All of them, latest first; for supervisors and auditors. */
    public List<Emergency> all(Caller caller) {
        Right.OVERSEE.require(caller);
        return listed(store.list(COLLECTION));
    }

    /** What is open to the user for that purpose now; what another instance opened is seen within a second. */
    List<Emergency> holding(String user, String purpose) {
        Instant now = clock.instant();
        Snapshot known = snapshot;
        if (known.readAt == 0 || System.nanoTime() - known.readAt > FRESH) {
            known = new Snapshot(listed(store.list(COLLECTION, "reviewed", "no")), System.nanoTime());
            snapshot = known;
        }
        return known.unreviewed.stream()
                .filter(emergency ->
                        emergency.user.equals(user) && emergency.purpose.equals(purpose) && emergency.holds(now))
                .toList();
    }

    @Override
    public boolean opensCase(String user, String id) {
        return holding(user, id).stream().anyMatch(emergency -> emergency.kind == Kind.CASE);
    }

    private void put(Emergency emergency, long expected) {
        store.put(
                COLLECTION,
                emergency.id,
                expected,
                Kept.json(emergency),
                Map.of("user", emergency.user, "reviewed", emergency.review == null ? "no" : "yes"));
        snapshot = new Snapshot(List.of(), 0);
    }

    private static List<Emergency> listed(List<DocumentStore.Document> documents) {
        return documents.stream()
                .map(Emergencies::read)
                .sorted(Comparator.comparing(Emergency::since).reversed().thenComparing(Emergency::id))
                .toList();
    }

    private DocumentStore.Document kept(String id) {
        return store.get(COLLECTION, id).orElseThrow(() -> unknown(id));
    }

    private static Emergency read(DocumentStore.Document document) {
        return Kept.read(document, Emergency.class);
    }

    private static ClewException unknown(String id) {
        return new ClewException(Message.of("emergency-unknown", id));
    }

    private static ClewException reviewed(@Nullable Throwable cause) {
        return new ClewException(Message.of("emergency-reviewed"), cause);
    }
}
