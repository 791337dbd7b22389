package io.clew.alerts.question;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.alerts.Mandate;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes standing questions and shows them to their owner and to supervisors. */
public final class StandingQuestions {

    private static final String COLLECTION = "standing-questions";
    private static final int LONGEST = 1_000;

    private final DocumentStore store;
    private final RecordIndex index;
    private final PatternLook patterns;
    private final AuditLog audit;
    private final Clock clock;

    public StandingQuestions(
            DocumentStore store, RecordIndex index, PatternLook patterns, AuditLog audit, Clock clock) {
        this.store = store;
        this.index = index;
        this.patterns = patterns;
        this.audit = audit;
        this.clock = clock;
    }

    /** A question to be left standing; exactly one of search and pattern. */
    public record Draft(
            String title,
            String reason,
            @Nullable Instant expires,
            StandingQuestion.@Nullable Search search,
            StandingQuestion.@Nullable PatternAt pattern) {}

    /**
     * Keeps a question; it is asked of what comes in from now on. It is asked once at once, so that what cannot be asked is
     * refused.
     *
     * @throws ClewException {@code question-expires}, {@code question-text}, {@code question-kind}; what the search or the
     *     pattern refuses
     */
    public StandingQuestion make(Access access, Draft draft) {
        Instant now = clock.instant();
        Instant expires = draft.expires;
        if (expires == null || !expires.isAfter(now)) {
            throw wrong("expires", Message.of("question-expires"));
        }
        if (draft.title.isBlank() || draft.reason.isBlank() || draft.title.length() + draft.reason.length() > LONGEST) {
            throw wrong("title", Message.of("question-text", LONGEST));
        }
        if ((draft.search == null) == (draft.pattern == null)) {
            throw wrong("search", Message.of("question-kind"));
        }
        try (Look look = audit.open(access, AuditAct.QUESTION_MAKE, draft.title + " " + draft.reason)) {
            tried(access, draft);
            var question = new StandingQuestion(
                    UUID.randomUUID().toString(),
                    draft.title.strip(),
                    draft.reason.strip(),
                    Mandate.of(access),
                    now,
                    expires,
                    draft.search,
                    draft.pattern,
                    null);
            look.changing();
            store.put(COLLECTION, question.id(), DocumentStore.ABSENT, Json.write(question), Map.of());
            look.returned(1, List.of());
            return question;
        }
    }

    private void tried(Access access, Draft draft) {
        if (draft.search != null) {
            index.search(access, draft.search.query());
        }
        if (draft.pattern != null) {
            if (draft.pattern.accounts().isEmpty()) {
                throw wrong("pattern.accounts", Message.of("question-kind"));
            }
            patterns.at(access, draft.pattern.code(), draft.pattern.keys(), draft.pattern.parameters());
        }
    }

    private static ClewException wrong(String field, Message message) {
        return new ClewException(message, List.of(new ClewException.Fault("field:" + field, message)));
    }

    /** Those that the reader knows of, the last made first. */
    public List<StandingQuestion> list(Access access) {
        try (Look look = audit.open(access, AuditAct.QUESTIONS, "")) {
            var found = all().stream().filter(one -> knows(access, one)).toList();
            look.returned(found.size(), List.of());
            return found;
        }
    }

    List<StandingQuestion> all() {
        return store.list(COLLECTION).stream()
                .map(one -> Json.read(one.json(), StandingQuestion.class))
                .sorted(Comparator.comparing(StandingQuestion::madeAt).reversed())
                .toList();
    }

    private static boolean knows(Access access, StandingQuestion question) {
        return question.owner().mayBeKnownTo(access);
    }

    /** Whether a question is still asked. */
    public boolean holds(StandingQuestion question) {
        return question.holds(clock.instant());
    }

    /** @throws ClewException {@code question-unknown} */
    public StandingQuestion end(Access access, String id, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw wrong("reason", Message.of("question-text", LONGEST));
        }
        try (Look look = audit.open(access, AuditAct.QUESTION_END, id + " " + reason)) {
            var kept = store.get(COLLECTION, id)
                    .filter(one -> knows(access, Json.read(one.json(), StandingQuestion.class)))
                    .orElseThrow(() -> new ClewException(Message.of("question-unknown", id)));
            StandingQuestion ended =
                    Json.read(kept.json(), StandingQuestion.class).ended(clock.instant());
            look.changing();
            store.put(COLLECTION, id, kept.version(), Json.write(ended), Map.of());
            look.returned(1, List.of());
            return ended;
        }
    }
}
