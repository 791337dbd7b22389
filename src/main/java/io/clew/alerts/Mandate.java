package io.clew.alerts;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Role;
import java.util.Set;

/**
 * In whose name, and for what purpose, something is looked for while they are away. What they may read is asked anew each
 * time: see {@link Mandates}.
 */
public record Mandate(String user, Set<Role> roles, Set<String> groups, int clearance, String purpose) {

    public Mandate {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    /** What the reader asks for now is to go on in their name. */
    public static Mandate of(Access access) {
        return new Mandate(access.user(), access.roles(), access.groups(), access.clearance(), access.purpose());
    }

    /** Whether the reader may know what was asked for: their own, and supervisors what people of their clearance asked. */
    public boolean mayBeKnownTo(Access access) {
        return user.equals(access.user())
                || access.roles().contains(Role.SUPERVISOR) && access.clearance() >= clearance;
    }

    Caller caller() {
        return new Caller(user, roles, groups, clearance, Set.of(), "");
    }
}
