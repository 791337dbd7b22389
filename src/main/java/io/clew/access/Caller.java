package io.clew.access;

import java.util.Set;

/**
 * Someone who has signed in, before they say why they ask.
 *
 * @param user stable name
 * @param clearance highest grade of source that they may read, 0 to 3
 * @param scopes what an API token was made for; empty for a person at a page, who may do what their roles allow
 * @param from where the call came from, such as a network address; empty for a call from inside
 */
public record Caller(String user, Set<Role> roles, Set<String> groups, int clearance, Set<String> scopes, String from) {

    /** Clew itself, at its start or by its configuration. */
    public static final Caller NOBODY = new Caller("", Set.of(), Set.of(), 0, Set.of(), "");

    public Caller {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
        scopes = Set.copyOf(scopes);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
