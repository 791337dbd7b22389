package io.clew.access;

import static io.clew.access.Role.ADMINISTRATOR;
import static io.clew.access.Role.ANALYST;
import static io.clew.access.Role.AUDITOR;
import static io.clew.access.Role.INVESTIGATOR;
import static io.clew.access.Role.SERVICE;
import static io.clew.access.Role.SUPERVISOR;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.List;

/** What some roles may do and others may not, besides reading records, which {@link Role#readsRecords} says. */
public enum Right {
    /** Bring files and records in. */
    IMPORT(INVESTIGATOR, ANALYST, SERVICE),
    CREATE_SOURCES(ADMINISTRATOR, ANALYST, INVESTIGATOR, SERVICE),
    /** Take records and whole sources out again. */
    REMOVE(ADMINISTRATOR, SUPERVISOR),
    /** Give sources other grades and groups. */
    CHANGE_SOURCES(ADMINISTRATOR),
    /** Compare the graph with the records and make it anew. */
    MAINTAIN(ADMINISTRATOR),
    KEEP_ACCOUNTS(ADMINISTRATOR),
    OPEN_CASES(INVESTIGATOR, ANALYST, SUPERVISOR),
    /** Decide as a named person which cases belong together. */
    LINK_CASES(INVESTIGATOR, ANALYST, SUPERVISOR),
    /** Ask a second person. */
    ASK_APPROVAL(INVESTIGATOR, ANALYST, SUPERVISOR, SERVICE),
    /** Open at once what is closed, to be answered for afterwards. */
    BREAK_GLASS(INVESTIGATOR),
    /** Decide what others asked for and what came of alerts and emergencies. */
    SUPERVISE(SUPERVISOR),
    /** See who looked at what, and what stands out among it. */
    OVERSEE(SUPERVISOR, AUDITOR),
    /** Read the audit itself, with its proofs. */
    READ_AUDIT(AUDITOR),
    KEEP_PROFILES(SUPERVISOR, ADMINISTRATOR);

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<Role> roles;

    Right(Role... roles) {
        this.roles = List.of(roles);
    }

    public boolean of(Caller caller) {
        return roles.stream().anyMatch(caller::is);
    }

    /**
     * Refuses who does not have it.
     *
     * @throws ClewException {@code forbidden} where no role of the caller's has it
     */
    public void require(Caller caller) {
        if (!of(caller)) {
            throw new ClewException(
                    Message.of("forbidden.role", roles.stream().map(Role::word).toList()));
        }
    }
}
