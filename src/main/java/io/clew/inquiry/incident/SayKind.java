package io.clew.inquiry.incident;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.casework.kind.KindBook;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.util.List;

/** A person says of what kind a case is, where its words were read wrongly; or what kind a text tells, by the model alone. */
public final class SayKind {

    private final ShowIncident incidents;
    private final IncidentReader reader;
    private final KindBook book;
    private final AuditLog audit;

    public SayKind(ShowIncident incidents, IncidentReader reader, KindBook book, AuditLog audit) {
        this.incidents = incidents;
        this.reader = reader;
        this.book = book;
        this.audit = audit;
    }

    /** Refuses who is no person that may decide, before anything is read. */
    public void admit(Caller caller) {
        Right.LINK_CASES.require(caller);
    }

    /**
     * Keeps what is said and gives the case again.
     *
     * @param kind code of a kind, or {@code none}
     * @throws ClewException {@code case-unknown}, {@code kind-unknown}, {@code lead-reason}
     */
    public ShowIncident.Shown say(Access access, EntityKey number, String kind, String reason) {
        boolean known =
                kind.equals(KindBook.NONE) || reader.vocabulary().kind(kind).isPresent();
        if (!known) {
            throw new ClewException(Message.of("kind-unknown", kind));
        }
        incidents.show(access, number);
        try (Look look = audit.open(access, AuditAct.CASE_KIND, number + " " + kind)) {
            look.changing();
            book.say(access, number, kind, reason);
            look.returned(1, List.of(number));
        }
        return incidents.show(access, number);
    }
}
