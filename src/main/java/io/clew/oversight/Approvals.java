package io.clew.oversight;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Openings.Opening;
import io.clew.access.Right;
import io.clew.access.SecondPerson;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.casework.Kept;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A second person's agreement to what is configured as sensitive.
 *
 * <p>Who tries a sensitive act is refused with {@code approval-required}, and their request waits in a queue; a
 * supervisor, never the asker, agrees or refuses with a reason. What was agreed to is known by a digest over the act,
 * what it asks exactly, and its purpose: the asker repeats just that, once, before the agreement lapses. Agreement to a
 * grade opens it for one person and purpose until it lapses. Every step is an audit entry. Safe for use by many threads.
 */
public final class Approvals implements SecondPerson {

    /** The kind of request that opens sources of a grade. */
    public static final String GRADE = "grade";

    private static final String COLLECTION = "approvals";
    private static final int LONGEST = 500;

    /**
     * What needs a second person.
     *
     * @param compare values in one comparison above which it does
     * @param export records in one export above which it does
     * @param grade of sources from which it does; {@link Opening#NO_GRADE} for none
     * @param lasts how long an agreement holds
     */
    public record Limits(OptionalLong compare, OptionalLong export, int grade, Duration lasts) {

        public static final Limits NONE =
                new Limits(OptionalLong.empty(), OptionalLong.empty(), Opening.NO_GRADE, Duration.ofHours(24));

        OptionalLong of(String kind) {
            return kind.equals("compare") ? compare : export;
        }
    }

    /** Where a request stands. */
    public enum State {
        WAITING,
        APPROVED,
        REFUSED,
        USED,
        WITHDRAWN,
        /** Approved, and not used in time. */
        LAPSED
    }

    /**
     * @param asked what the approver reads
     * @param size values or records when it was asked for; 0 for a grade
     * @param by who decided; null while it waits
     * @param until excluded; null unless it was approved
     */
    public record Request(
            String id,
            String user,
            String kind,
            String asked,
            long size,
            String digest,
            String purpose,
            Instant at,
            State state,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Instant decidedAt,
            @Nullable Instant until) {

        private Request in(State now) {
            return new Request(id, user, kind, asked, size, digest, purpose, at, now, by, reason, decidedAt, until);
        }

        private Request seenAt(Instant now) {
            return state == State.APPROVED && until != null && !now.isBefore(until) ? in(State.LAPSED) : this;
        }
    }

    private final DocumentStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final Limits limits;

    public Approvals(DocumentStore store, AuditLog audit, Clock clock, Limits limits) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public Access allow(Access access, Act act) {
        OptionalLong above = limits.of(act.kind());
        if (above.isEmpty() || act.most() <= above.getAsLong() || act.size().getAsLong() <= above.getAsLong()) {
            return access;
        }
        String digest = digest(access.user(), act.kind(), access.purpose(), act.parts());
        Optional<DocumentStore.Document> last = last(digest);
        Request known = last.map(kept -> read(kept).seenAt(clock.instant())).orElse(null);
        if (last.isPresent() && known != null && known.state == State.APPROVED) {
            try {
                put(known.in(State.USED), last.get().version());
                return access.under(named(known.id));
            } catch (VersionConflictException usedMeanwhile) {
                known = null;
            }
        }
        if (known != null && known.state == State.REFUSED && recent(known)) {
            throw new ClewException(Message.of("approval-refused", told(known.by), told(known.reason)));
        }
        if (known == null || known.state != State.WAITING) {
            known = ask(
                    access.user(),
                    access.from(),
                    act.kind(),
                    act.asked(),
                    act.size().getAsLong(),
                    digest,
                    access.purpose());
        }
        throw new ClewException(Message.of("approval-required", above.getAsLong(), known.id));
    }

    /**
     * Asks for sources of the guarded grades, for one purpose.
     *
     * @throws ClewException {@code approval-needless} where nothing is held back, {@code approval-reason}
     */
    public Request askForGrade(Caller caller, String purpose) {
        Right.ASK_APPROVAL.require(caller);
        if (limits.grade > caller.clearance()) {
            throw new ClewException(Message.of("approval-needless"));
        }
        if (purpose.isBlank() || purpose.length() > LONGEST) {
            throw new ClewException(Message.of("approval-reason.ask", LONGEST));
        }
        String digest = digest(caller.user(), GRADE, purpose.strip(), List.of());
        Request known = last(digest)
                .map(kept -> read(kept).seenAt(clock.instant()))
                .filter(request -> request.state == State.WAITING || request.state == State.APPROVED)
                .orElse(null);
        return known != null
                ? known
                : ask(caller.user(), caller.from(), GRADE, "密级 " + limits.grade + " 以上的来源", 0, digest, purpose.strip());
    }

    /** From which grade on sources stay closed for this caller and purpose, and under which agreement they do not. */
    Opening opening(Caller caller, String purpose) {
        if (limits.grade > caller.clearance()) {
            return new Opening(-1, java.util.Set.of(), Opening.NO_GRADE, "");
        }
        return last(digest(caller.user(), GRADE, purpose, List.of()))
                .map(kept -> read(kept).seenAt(clock.instant()))
                .filter(request -> request.state == State.APPROVED)
                .map(request -> new Opening(-1, java.util.Set.of(), Opening.NO_GRADE, named(request.id)))
                .orElse(new Opening(-1, java.util.Set.of(), limits.grade, ""));
    }

    /** Whether sources from some grade on need a second person. */
    public boolean guardsGrades() {
        return limits.grade < Opening.NO_GRADE;
    }

    /** What the caller asked for, latest first. */
    public List<Request> own(Caller caller) {
        return listed(store.list(COLLECTION, "user", caller.user()));
    }

    /** What waits for somebody else than the caller to decide, longest first; for supervisors. */
    public List<Request> queue(Caller caller) {
        Right.SUPERVISE.require(caller);
        return listed(store.list(COLLECTION, "state", State.WAITING.name())).reversed().stream()
                .filter(request -> !request.user.equals(caller.user()))
                .toList();
    }

    /** What was decided, latest first; for supervisors and auditors. */
    public List<Request> decided(Caller caller) {
        Right.OVERSEE.require(caller);
        return listed(store.list(COLLECTION)).stream()
                .filter(request -> request.by != null)
                .toList();
    }

    /**
     * Agrees to a request or refuses it.
     *
     * @throws ClewException {@code approval-unknown}; {@code forbidden} for the asker and for who is no supervisor;
     *     {@code approval-reason} without a reason; {@code approval-decided} where it no longer waits
     */
    public Request decide(Caller caller, String id, boolean approved, String reason) {
        Right.SUPERVISE.require(caller);
        var kept = kept(id);
        Request asked = read(kept);
        if (asked.user.equals(caller.user())) {
            audit.note(caller, AuditAct.APPROVAL_DECIDE, id, "forbidden");
            throw new ClewException(Message.of("forbidden.own-request"));
        }
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            throw new ClewException(Message.of("approval-reason.decide", LONGEST));
        }
        if (asked.state != State.WAITING) {
            throw decidedAlready(null);
        }
        Instant now = clock.instant();
        var decided = new Request(
                asked.id,
                asked.user,
                asked.kind,
                asked.asked,
                asked.size,
                asked.digest,
                asked.purpose,
                asked.at,
                approved ? State.APPROVED : State.REFUSED,
                caller.user(),
                why,
                now,
                approved ? now.plus(limits.lasts) : null);
        var act = approved ? AuditAct.APPROVAL_APPROVE : AuditAct.APPROVAL_REFUSE;
        audit.change(caller, act, id + " " + asked.user + " " + why).done(() -> {
            try {
                put(decided, kept.version());
            } catch (VersionConflictException e) {
                throw decidedAlready(e);
            }
        });
        return decided;
    }

    /** Takes back a request of one's own that still waits. */
    public Request withdraw(Caller caller, String id) {
        var kept = kept(id);
        Request asked = read(kept);
        if (!asked.user.equals(caller.user())) {
            throw unknown(id);
        }
        if (asked.state != State.WAITING) {
            throw decidedAlready(null);
        }
        Request withdrawn = asked.in(State.WITHDRAWN);
        audit.change(caller, AuditAct.APPROVAL_WITHDRAW, id).done(() -> put(withdrawn, kept.version()));
        return withdrawn;
    }

    private Request ask(String user, String from, String kind, String asked, long size, String digest, String purpose) {
        var request = new Request(
                UUID.randomUUID().toString(),
                user,
                kind,
                asked,
                size,
                digest,
                purpose,
                clock.instant(),
                State.WAITING,
                null,
                null,
                null,
                null);
        put(request, DocumentStore.ABSENT);
        audit.note(
                user,
                from,
                AuditAct.APPROVAL_REQUEST,
                request.id + " " + kind + " " + size + " " + asked,
                AuditEntry.OK);
        return request;
    }

    private boolean recent(Request refused) {
        return refused.decidedAt != null && clock.instant().isBefore(refused.decidedAt.plus(limits.lasts));
    }

    private Optional<DocumentStore.Document> last(String digest) {
        return store.list(COLLECTION, "digest", digest).stream().max(Comparator.comparing(kept -> read(kept).at));
    }

    private List<Request> listed(List<DocumentStore.Document> documents) {
        Instant now = clock.instant();
        return documents.stream()
                .map(kept -> read(kept).seenAt(now))
                .sorted(Comparator.comparing(Request::at).reversed().thenComparing(Request::id))
                .toList();
    }

    private void put(Request request, long expected) {
        store.put(
                COLLECTION,
                request.id,
                expected,
                Kept.json(request),
                Map.of("user", request.user, "state", request.state.name(), "digest", request.digest));
    }

    private DocumentStore.Document kept(String id) {
        return store.get(COLLECTION, id).orElseThrow(() -> unknown(id));
    }

    private static Request read(DocumentStore.Document document) {
        return Kept.read(document, Request.class);
    }

    static String named(String id) {
        return "approval/" + id;
    }

    private static ClewException unknown(String id) {
        return new ClewException(Message.of("approval-unknown", id));
    }

    private static ClewException decidedAlready(@Nullable Throwable cause) {
        return new ClewException(Message.of("approval-decided"), cause);
    }

    /** In hex, the same whatever the order of the parts. */
    private static String digest(String user, String kind, String purpose, List<String> parts) {
        try {
            var sum = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(user, kind, purpose)) {
                sum.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            parts.stream()
                    .sorted()
                    .forEach(part -> sum.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sum.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String told(@Nullable String value) {
        return value == null ? "" : value;
    }
}
