package io.clew.app;

import io.clew.access.Caller;
import io.clew.access.Role;
import io.clew.access.entry.Accounts;
import java.util.EnumSet;
import java.util.Set;

/** Who works at the machine itself: whoever may read and write the data folder. */
public final class Operator {

    private static final int EVERY_GRADE = 3;

    private Operator() {}

    /** The owner's account where it is there and open; else one with every role, who belongs to no group. */
    public static Caller of(Accounts accounts) {
        return accounts.get(Accounts.OWNER)
                .filter(owner -> !owner.disabled())
                .map(owner -> owner.caller(Set.of(), ""))
                .orElseGet(() ->
                        new Caller(Accounts.OWNER, EnumSet.allOf(Role.class), Set.of(), EVERY_GRADE, Set.of(), ""));
    }
}
