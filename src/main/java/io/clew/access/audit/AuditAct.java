package io.clew.access.audit;

import static io.clew.access.audit.AuditAct.Trait.AIMED;
import static io.clew.access.audit.AuditAct.Trait.BULK;
import static io.clew.access.audit.AuditAct.Trait.LOOK;
import static io.clew.access.audit.AuditAct.Trait.NAMED;
import static io.clew.access.audit.AuditAct.Trait.NUMBERED;
import static io.clew.access.audit.AuditAct.Trait.REMOVAL;
import static io.clew.access.audit.AuditAct.Trait.TYPED;

import io.clew.record.Message;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that can be done with an entry in the audit, and what supervision has to know of it. Its words are the messages
 * {@code act.…}.
 */
public enum AuditAct {
    SEARCH(LOOK, TYPED, NUMBERED, AIMED),
    SIMILAR(LOOK),
    EXPORT(LOOK, BULK, TYPED),
    SUGGEST(LOOK, TYPED, NUMBERED),
    COMPARE(LOOK, BULK),
    DOSSIER(LOOK, NUMBERED, AIMED, NAMED),
    READ(LOOK),
    INCIDENT(LOOK, AIMED),
    INCIDENTS_OF(LOOK, NUMBERED, AIMED),
    CASE_LINKS(LOOK),
    SERIES(LOOK),
    SERIES_DECIDE,
    CASE_KIND,
    REPEATS(LOOK),
    REVEAL(LOOK, NUMBERED, AIMED, NAMED),
    PATTERN(LOOK, AIMED),
    EXPAND(LOOK, NUMBERED, AIMED),
    LINKS(LOOK, NUMBERED, AIMED),
    BETWEEN(LOOK),
    COMMON(LOOK, NUMBERED, AIMED),
    PATHS(LOOK, NUMBERED, AIMED),
    FACTS(LOOK, NUMBERED),
    TRACE(LOOK, NUMBERED, AIMED),
    GANG(LOOK, NUMBERED, AIMED),
    GANG_DECIDE,
    CALLS(LOOK, NUMBERED, AIMED),
    BALANCE,
    BOARD(LOOK),
    BOARDS,
    BOARD_SAVE,
    BOARD_DELETE(REMOVAL),
    LEADS,
    LEAD_PROPOSE,
    LEAD_DECIDE,
    ASSIGNMENTS,
    ASSIGNMENT,
    FREEZES,
    FREEZE_TAKE,
    FREEZE_DECIDE,
    RETURNS(LOOK),
    LETTER(LOOK),
    REPORT(LOOK, BULK),
    REPORT_WRITE,
    REPORT_SIGN,
    BRIEF(LOOK),
    CASE,
    CASE_OPEN,
    CASE_GRANT,
    CASE_WITHDRAW,
    CASE_CLOSE,
    CASE_REOPEN,
    CASE_FILE,
    CASE_FILE_DELETE(REMOVAL),
    CASE_NOTES(LOOK),
    CASE_NOTE,
    CASE_NOTE_DELETE(REMOVAL),
    CASE_TASKS(LOOK),
    CASE_TASK,
    WARNINGS(LOOK),
    WARNING,
    EVIDENCE(LOOK),
    EVIDENCE_BRING,
    EVIDENCE_READ(LOOK, BULK, TYPED),
    EVIDENCE_EXPORT(LOOK, BULK, TYPED),
    RECORDS_SEND,
    IMPORT,
    IMPORT_CANCEL,
    IMPORT_PREVIEW,
    MAPPING_FORGET,
    IMPORT_READ(LOOK),
    REJECTS(LOOK, BULK),
    SOURCE_CREATE,
    SOURCE_CHANGE,
    SOURCE_DELETE(REMOVAL),
    RECORD_DELETE(REMOVAL),
    GRAPH_VERIFY,
    GRAPH_REBUILD,
    DATA_ACCEPT,
    ADMIT,
    SIGN_IN,
    SIGN_OUT,
    ACCOUNT_CREATE,
    ACCOUNT_CHANGE,
    ACCOUNT_LINK,
    PASSWORD_CHANGE,
    TOKEN_CREATE,
    TOKEN_REVOKE,
    APPROVAL_REQUEST,
    APPROVAL_DECIDE,
    APPROVAL_APPROVE,
    APPROVAL_REFUSE,
    APPROVAL_WITHDRAW,
    EMERGENCY_OPEN,
    EMERGENCY_END,
    EMERGENCY_REVIEW,
    PROFILES,
    PROFILE_REGISTER,
    AUDIT_SEARCH,
    AUDIT_EXPORT,
    AUDIT_VERIFY,
    AUDIT_ALERTS,
    ALERT_OUTCOME,
    CHANGES(LOOK, BULK),
    RECORD_ALERTS(LOOK),
    RECORD_ALERT_DECIDE,
    WATCHLISTS,
    WATCHLIST_MAKE,
    WATCHLIST_CHANGE,
    WATCHLIST_END(REMOVAL),
    WATCH_MATCHES(LOOK, BULK),
    WEBHOOKS,
    WEBHOOK_MAKE,
    WEBHOOK_DELETE(REMOVAL),
    WEBHOOK_SEND(LOOK, BULK),
    MAIL_GET,
    MAIL_SET,
    MAIL_SEND,
    MAIL_END(REMOVAL),
    MODELS,
    MODEL_SAVE,
    MODEL_TEST(LOOK, BULK),
    MODEL_COMPARE(LOOK, BULK),
    MODEL_PROPOSE,
    MODEL_DECIDE,
    MODEL_RETIRE,
    QUESTIONS,
    QUESTION_MAKE,
    QUESTION_END(REMOVAL);

    /** What is true of an act. */
    public enum Trait {
        /** People's data come back. */
        LOOK,
        /** So much comes back at once that what is in it was not looked at one by one. */
        BULK,
        /** What was asked is as somebody typed it. */
        TYPED,
        /** What was asked holds numbers that somebody typed or chose. */
        NUMBERED,
        /** It is aimed at somebody. */
        AIMED,
        /** It is about the entities that it names, and no others come back. */
        NAMED,
        /** Something is no more afterwards. */
        REMOVAL
    }

    private static final Map<String, AuditAct> BY_WORD = byWord();

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<Trait> traits;

    AuditAct(Trait... traits) {
        this.traits = Set.of(traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** As the log keeps it, such as {@code case-file-delete}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The act of that word; empty for a word of a later version. */
    public static Optional<AuditAct> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** What people read for the word of an act. */
    public static Message told(String word) {
        return of(word).map(act -> Message.of("act." + act.word())).orElseGet(() -> Message.verbatim(word));
    }

    private static Map<String, AuditAct> byWord() {
        var acts = new HashMap<String, AuditAct>();
        for (AuditAct act : values()) {
            acts.put(act.word(), act);
        }
        acts.put("import-rejects", REJECTS); // as pages called it once
        return acts;
    }
}
