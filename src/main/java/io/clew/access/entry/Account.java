package io.clew.access.entry;

import io.clew.access.Caller;
import io.clew.access.Role;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A local account, without its password.
 *
 * @param user lower-case letters, digits, dots, dashes and underscores; never changes
 * @param name what people call its holder
 * @param clearance highest grade of source that its holder may read, 0 to 3
 * @param hasPassword false where only a one-time link signs in
 * @param since sessions and remembered credentials from before this are void
 */
public record Account(
        String user,
        String name,
        Set<Role> roles,
        Set<String> groups,
        int clearance,
        boolean disabled,
        boolean hasPassword,
        Instant since) {

    public Account {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    /** The caller that the account's holder is; {@code scopes} is empty unless a token was used. */
    public Caller caller(Set<String> scopes, String from) {
        return new Caller(user, roles, groups, clearance, scopes, from);
    }

    /** The words of the roles, in order. */
    public Set<String> roleWords() {
        var words = new TreeSet<String>();
        roles.forEach(role -> words.add(role.word()));
        return words;
    }
}
