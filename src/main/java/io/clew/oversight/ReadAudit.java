package io.clew.oversight;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.AuditProofs;
import io.clew.access.audit.AuditSearch;
import io.clew.access.audit.AuditVerify;
import io.clew.access.audit.SignedHead;
import io.clew.casework.Cases;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Shows the audit to who may see it. To look at it is an entry of its own, written before anything is shown; lengths, roots and
 * proofs, which say nothing of anybody, leave none.
 */
public final class ReadAudit {

    private final AuditLog audit;

    public ReadAudit(AuditLog audit) {
        this.audit = audit;
    }

    /** The newest entries that match, for auditors. */
    public AuditSearch.Page find(Caller by, AuditSearch.Query query, int skip, int most) {
        Right.READ_AUDIT.require(by);
        audit.note(by, AuditAct.AUDIT_SEARCH, query.asked(), AuditEntry.OK);
        return audit.search().newest(query, skip, most);
    }

    /**
     * Some entries in the midst of a longer time, for supervisors and auditors.
     *
     * @param asked as the entry about it says it
     * @param around hears of every entry of the longer time, oldest first
     */
    public AuditSearch.Page oversee(
            Caller by,
            String asked,
            AuditSearch.Query longer,
            Consumer<AuditEntry> around,
            AuditSearch.Query listed,
            int skip,
            int most) {
        Right.OVERSEE.require(by);
        audit.note(by, AuditAct.AUDIT_SEARCH, asked, AuditEntry.OK);
        audit.search().each(longer, entry -> {
            around.accept(entry);
            return true;
        });
        return audit.search().newest(listed, skip, most);
    }

    /** Everything that matches, to be taken away; for supervisors and auditors. What comes back gives it, oldest first. */
    public Consumer<Predicate<AuditEntry>> export(Caller by, String asked, AuditSearch.Query query) {
        Right.OVERSEE.require(by);
        audit.note(by, AuditAct.AUDIT_EXPORT, asked, AuditEntry.OK);
        return sink -> audit.search().each(query, sink);
    }

    /** The entries of those numbers, on which an alert rests that the caller was shown. */
    public List<AuditEntry> numbered(Caller by, Collection<Long> numbers) {
        Right.OVERSEE.require(by);
        return audit.search().numbered(numbers);
    }

    /** Whether the caller may see who looked under the case: who leads it, supervisors and auditors. */
    public static boolean mayFollow(Caller by, Cases.Case one) {
        return one.openedBy().equals(by.user()) || Right.OVERSEE.of(by);
    }

    /** The newest looks under a case. */
    public List<AuditEntry> underCase(Caller by, Cases.Case one, int most) {
        if (!mayFollow(by, one)) {
            throw new ClewException(Message.of("forbidden.case", one.openedBy()));
        }
        audit.note(by, AuditAct.AUDIT_SEARCH, "purpose=" + one.id(), AuditEntry.OK);
        var query = new AuditSearch.Query("", "", one.id(), Set.of(), "", "", null, null);
        return audit.search().newest(query, 0, most).ended();
    }

    /** Verifies the log from its first byte, and against heads that somebody kept; for auditors. */
    public AuditVerify.Verdict verify(Caller by, List<String> heads) {
        Right.READ_AUDIT.require(by);
        return verified(by, heads);
    }

    /** The same for whoever sees its pages. */
    public AuditVerify.Verdict stands(Caller by) {
        Right.OVERSEE.require(by);
        return verified(by, List.of());
    }

    private AuditVerify.Verdict verified(Caller by, List<String> heads) {
        var verdict = audit.verify(heads);
        audit.note(by, AuditAct.AUDIT_VERIFY, "", verdict.whole() ? AuditEntry.OK : "audit-damaged");
        return verdict;
    }

    /** Length and root, for auditors. */
    public SignedHead head(Caller by) {
        Right.READ_AUDIT.require(by);
        return audit.signedHead();
    }

    /** What shows that entries belong to the log, for auditors. */
    public AuditProofs proofs(Caller by) {
        Right.READ_AUDIT.require(by);
        return audit.proofs();
    }
}
