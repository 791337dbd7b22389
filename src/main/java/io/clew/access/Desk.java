package io.clew.access;

import io.clew.record.ClewException;
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

    private final Sources sources;
    private final AuditLog audit;
    private final boolean purposeRequired;
    private final Purposes purposes;

    public Desk(Sources sources, AuditLog audit, boolean purposeRequired, Purposes purposes) {
        this.sources = sources;
        this.audit = audit;
        this.purposeRequired = purposeRequired;
        this.purposes = purposes;
    }

    /**
     * Admits a caller to the records that their groups and clearance let them read. A refusal is an audit entry.
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
            audit.note(caller.user(), caller.from(), "admit", stated, refusal.code());
            throw refusal;
        }
        var readable = sources.readableBy(caller.groups(), caller.clearance());
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
                false,
                caller.from());
    }

    private void check(Caller caller, String stated) {
        if (caller.roles().stream().noneMatch(Role::readsRecords)) {
            throw new ClewException("forbidden", "None of your roles reads records.");
        }
        if (stated.isEmpty()) {
            if (purposeRequired) {
                throw new ClewException(
                        "purpose-required",
                        "Say why you look: a case id or a reason, in the header Clew-Purpose (percent-encoded UTF-8).");
            }
            return;
        }
        if (stated.length() > LONGEST_PURPOSE) {
            throw new ClewException(
                    "purpose-refused", "A purpose has at most " + LONGEST_PURPOSE + " characters; shorten it.");
        }
        purposes.check(caller, stated);
    }
}
