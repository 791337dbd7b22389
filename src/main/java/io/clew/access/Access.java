package io.clew.access;

import java.util.Set;

/**
 * Who reads, why, and which sources they may see: passed explicitly to every read, and enforced inside the engines.
 *
 * @param user stable name of the caller
 * @param purpose a case id or a stated reason; empty only where configuration lets a read have none
 * @param sources ids of every source that the caller may read, as of admission
 * @param withheldSources how many sources exist beyond those; all that may be said of them
 * @param unmasked whether identifiers of protected persons are shown in full
 */
public record Access(
        String user,
        Set<Role> roles,
        Set<String> groups,
        int clearance,
        String purpose,
        Set<String> sources,
        int withheldSources,
        boolean unmasked) {

    public Access {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
        sources = Set.copyOf(sources);
    }

    public boolean maySee(String source) {
        return sources.contains(source);
    }
}
