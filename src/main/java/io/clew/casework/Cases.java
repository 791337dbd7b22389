package io.clew.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Purposes;
import io.clew.access.Right;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import io.clew.text.TextFolder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps cases and who works on them, and so says whether a purpose holds.
 *
 * <p>A purpose that is the id of a case holds for its members while it is open and until their membership ends; any other
 * purpose is a stated reason, which may have to begin with one of the configured kinds. Every change is an audit entry.
 * Safe for use by many threads.
 */
public final class Cases implements Purposes {

    /** How long somebody is a member where nothing is said. */
    public static final Duration TERM = Duration.ofDays(90);

    public static final String COLLECTION = "cases";

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._〔〕()()-]{1,63}");
    private static final int LONGEST_TITLE = 200;
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** @param until excluded; the reader is no member from then on */
    public record Member(String user, String grantedBy, Instant since, Instant until) {}

    /**
     * @param closedAt null while it is open
     * @param members in the order in which they came
     */
    public record Case(
            String id,
            String title,
            String openedBy,
            Instant openedAt,
            @Nullable Instant closedAt,
            List<Member> members) {

        public Case {
            members = List.copyOf(members);
        }

        public boolean holds() {
            return closedAt == null;
        }

        /** Whether the user is a member at that time. */
        public boolean has(String user, Instant at) {
            return members.stream().anyMatch(one -> one.user.equals(user) && at.isBefore(one.until));
        }
    }

    /** Ids of cases by how they read, as of a moment. */
    private record Readings(Map<String, String> ids, Instant at) {}

    private static final Duration FRESH = Duration.ofSeconds(5);

    private volatile @Nullable Readings readings;
    private final DocumentStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final List<String> kinds;
    private final OpenedCases opened;

    /** @param kinds with one of which every stated reason has to begin; empty where any reason will do */
    public Cases(DocumentStore store, AuditLog audit, Clock clock, List<String> kinds, OpenedCases opened) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.kinds = List.copyOf(kinds);
        this.opened = opened;
    }

    @Override
    public void check(Caller caller, String purpose) {
        Optional<Case> named = find(purpose);
        if (named.isEmpty()) {
            alike(purpose).ifPresent(one -> {
                throw new ClewException(Message.of("purpose-refused.alike", purpose, one));
            });
            if (!kinds.isEmpty() && kinds.stream().noneMatch(purpose::startsWith)) {
                throw new ClewException(Message.of("purpose-refused.kind", purpose, String.join("、", kinds)));
            }
            return;
        }
        if (!named.get().holds()) {
            throw new ClewException(Message.of("purpose-refused.closed", purpose));
        }
        if (!named.get().has(caller.user(), clock.instant()) && !opened.opensCase(caller.user(), purpose)) {
            throw new ClewException(Message.of("purpose-refused.member", purpose));
        }
    }

    /**
     * The id of a case that reads like this one and is spelled in another way, in width, script, case or blanks. Who states
     * that would look under a case that is none.
     */
    private Optional<String> alike(String id) {
        Readings known = readings;
        if (known == null || clock.instant().isAfter(known.at.plus(FRESH))) {
            known = read();
            readings = known;
        }
        return Optional.ofNullable(known.ids.get(bare(id))).filter(one -> !one.equals(id));
    }

    private Readings read() {
        var ids = new HashMap<String, String>();
        Instant now = clock.instant();
        store.list(COLLECTION).forEach(one -> ids.putIfAbsent(bare(one.id()), one.id()));
        return new Readings(ids, now);
    }

    private static String bare(String id) {
        return TextFolder.fold(id).text().replaceAll("[\\s\\p{Pd}_.]", "");
    }

    /** Whether the caller may give the case as a purpose now. */
    public boolean mayUse(Caller caller, String id) {
        return find(id).filter(one ->
                        one.holds() && (one.has(caller.user(), clock.instant()) || opened.opensCase(caller.user(), id)))
                .isPresent();
    }

    /** The cases that the caller opened or works on; all of them for supervisors and auditors. Latest first. */
    public List<Case> list(Caller caller) {
        boolean all = Right.OVERSEE.of(caller);
        return store.list(COLLECTION).stream()
                .map(Cases::read)
                .filter(one -> all || concerns(caller, one))
                .sorted(Comparator.comparing(Case::openedAt).reversed().thenComparing(Case::id))
                .toList();
    }

    /** @throws ClewException {@code case-unknown} also where the caller has nothing to do with it */
    public Case show(Caller caller, String id) {
        return find(id).filter(
                        one -> Right.OVERSEE.of(caller) || concerns(caller, one) || opened.opensCase(caller.user(), id))
                .orElseThrow(() -> unknown(id));
    }

    /**
     * Opens a case; who opens it is its first member.
     *
     * @throws ClewException {@code case-id}, {@code case-title}, {@code case-exists}, {@code forbidden}
     */
    public Case open(Caller caller, String id, String title) {
        Right.OPEN_CASES.require(caller);
        if (!ID.matcher(id).matches()) {
            throw new ClewException(Message.of("case-id", id));
        }
        if (read().ids.containsKey(bare(id))) {
            throw new ClewException(Message.of("case-exists", id));
        }
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new ClewException(Message.of("case-title", LONGEST_TITLE));
        }
        Instant now = now();
        var opened = new Case(
                id,
                title.strip(),
                caller.user(),
                now,
                null,
                List.of(new Member(caller.user(), caller.user(), now, now.plus(TERM))));
        return audit.change(caller, AuditAct.CASE_OPEN, id).done(() -> {
            try {
                store.put(COLLECTION, id, DocumentStore.ABSENT, json(opened), Map.of());
            } catch (VersionConflictException taken) {
                throw new ClewException(Message.of("case-exists", id), taken);
            }
            readings = null;
            return opened;
        });
    }

    /**
     * Makes somebody a member, or gives a member another term.
     *
     * @param until null for {@link #TERM} from now
     * @throws ClewException {@code case-unknown}, {@code forbidden} unless the caller opened the case or is a supervisor,
     *     {@code case-term} for a term that is over or longer than a year
     */
    public Case grant(Caller caller, String id, String user, @Nullable Instant until) {
        Instant now = now();
        Instant end = until == null ? now.plus(TERM) : until;
        if (user.isBlank() || !end.isAfter(now) || end.isAfter(now.plus(Duration.ofDays(366)))) {
            throw new ClewException(Message.of("case-term"));
        }
        String said = id + " " + user.strip() + " until " + LocalDate.ofInstant(end, China.ZONE);
        return change(caller, id, AuditAct.CASE_GRANT, said, one -> {
            var members = without(one, user.strip());
            members.add(new Member(user.strip(), caller.user(), now, end));
            return new Case(one.id, one.title, one.openedBy, one.openedAt, one.closedAt, members);
        });
    }

    /** Ends a membership at once. */
    public Case withdraw(Caller caller, String id, String user) {
        return change(
                caller,
                id,
                AuditAct.CASE_WITHDRAW,
                id + " " + user,
                one -> new Case(one.id, one.title, one.openedBy, one.openedAt, one.closedAt, without(one, user)));
    }

    /** Closes a case, or opens it again; a closed one is no purpose. */
    public Case close(Caller caller, String id, boolean closed) {
        return change(
                caller,
                id,
                closed ? AuditAct.CASE_CLOSE : AuditAct.CASE_REOPEN,
                id,
                one -> new Case(one.id, one.title, one.openedBy, one.openedAt, closed ? now() : null, one.members));
    }

    private Case change(Caller caller, String id, AuditAct act, String asked, UnaryOperator<Case> change) {
        var kept = store.get(COLLECTION, id).orElseThrow(() -> unknown(id));
        Case before = read(kept);
        if (!concerns(caller, before) && !Right.SUPERVISE.of(caller)) {
            throw unknown(id);
        }
        if (!before.openedBy.equals(caller.user()) && !Right.SUPERVISE.of(caller)) {
            throw new ClewException(Message.of("forbidden.case", before.openedBy));
        }
        Case after = change.apply(before);
        audit.change(caller, act, asked).done(() -> {
            store.put(COLLECTION, id, kept.version(), json(after), Map.of());
        });
        return after;
    }

    private static boolean concerns(Caller caller, Case one) {
        return one.openedBy.equals(caller.user())
                || one.members.stream().anyMatch(member -> member.user.equals(caller.user()));
    }

    private static List<Member> without(Case one, String user) {
        var members = new ArrayList<>(one.members);
        members.removeIf(member -> member.user.equals(user));
        return members;
    }

    /** @throws ClewException {@code case-purpose} unless the reader's purpose is that case */
    public void requirePurpose(Access access, String id) {
        if (!access.purpose().equals(id) || find(id).isEmpty()) {
            throw new ClewException(Message.of("case-purpose", id));
        }
    }

    /** Whether the user opened the case or is a member of it now. */
    public boolean worksOn(String user, String id) {
        return find(id).filter(one -> one.openedBy.equals(user) || one.has(user, clock.instant()))
                .isPresent();
    }

    /** The case of that id, for whoever asks. */
    Optional<Case> find(String id) {
        return ID.matcher(id).matches() ? store.get(COLLECTION, id).map(Cases::read) : Optional.empty();
    }

    private static ClewException unknown(String id) {
        return new ClewException(Message.of("case-unknown.yours", id));
    }

    private static String json(Case one) {
        try {
            return JSON.writeValueAsString(one);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Case read(DocumentStore.Document document) {
        try {
            return JSON.readValue(document.json(), Case.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cases/" + document.id() + " is kept in a form that cannot be read", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
