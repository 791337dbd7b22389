package io.clew.access.entry;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Openings;
import io.clew.access.Purposes;
import io.clew.access.Role;
import io.clew.access.Sources;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Set;

/**
 * Where every read begins: a caller and a purpose come in, an {@link Access} goes out.
 *
 * <p>Safe for use by many threads.
 */
public final class Desk {

    /** Characters of a purpose at most. */
    public static final int LONGEST_PURPOSE = 500;

    private static final String HANGUL_FILLERS = "\u115f\u1160\u3164\uffa0";

    private final Sources sources;
    private final AuditLog audit;
    private final boolean purposeRequired;
    private final Purposes purposes;
    private final Openings openings;
    private final Set<Role> unmasked;

    /** @param unmasked roles that, with a stated purpose, see identifiers of protected persons in full */
    public Desk(
            Sources sources,
            AuditLog audit,
            boolean purposeRequired,
            Purposes purposes,
            Openings openings,
            Set<Role> unmasked) {
        this.sources = sources;
        this.audit = audit;
        this.purposeRequired = purposeRequired;
        this.purposes = purposes;
        this.openings = openings;
        this.unmasked = Set.copyOf(unmasked);
    }

    /**
     * Admits a caller to the records that their groups and clearance let them read, or an emergency or a second
     * person. A refusal is an audit entry.
     *
     * @param purpose a case id or a stated reason, decoded
     * @throws ClewException {@code purpose-required}, {@code purpose-refused}, or {@code forbidden} where no role of
     *     theirs reads records
     */
    public Access admit(Caller caller, String purpose) {
        String stated = purpose.strip();
        try {
            check(caller, stated);
        } catch (ClewException refusal) {
            audit.note(caller.user(), caller.from(), AuditAct.ADMIT, stated, refusal.code());
            throw refusal;
        }
        var opening = openings.of(caller, stated);
        var readable = sources.readableBy(caller, opening);
        var ids = new ArrayList<String>(readable.size());
        readable.forEach(source -> ids.add(source.id()));
        return new Access(
                caller.user(),
                caller.roles(),
                caller.groups(),
                caller.clearance(),
                stated,
                Set.copyOf(ids),
                sources.list().size() - ids.size(),
                !stated.isEmpty() && caller.roles().stream().anyMatch(unmasked::contains),
                caller.from(),
                opening.under(),
                Access.NOW);
    }

    /** Whether a sign does not show, so that two purposes that differ by it look the same. */
    private static boolean isUnseen(int sign) {
        return Character.isISOControl(sign)
                || Character.getType(sign) == Character.FORMAT
                || Character.getType(sign) == Character.NON_SPACING_MARK
                || Character.getType(sign) == Character.PRIVATE_USE
                || Character.getType(sign) == Character.UNASSIGNED
                || Character.getType(sign) == Character.SURROGATE
                || HANGUL_FILLERS.indexOf(sign) >= 0;
    }

    private void check(Caller caller, String stated) {
        if (caller.roles().stream().noneMatch(Role::readsRecords)) {
            throw new ClewException(Message.of("forbidden.read"));
        }
        if (stated.isEmpty()) {
            if (purposeRequired) {
                throw new ClewException(Message.of("purpose-required"));
            }
            return;
        }
        if (stated.length() > LONGEST_PURPOSE) {
            throw new ClewException(Message.of("purpose-refused.length", LONGEST_PURPOSE));
        }
        if (stated.codePoints().anyMatch(Desk::isUnseen)) {
            throw new ClewException(Message.of("purpose-refused.unseen"));
        }
        purposes.check(caller, stated);
    }
}
