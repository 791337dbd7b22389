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
 * @param from where the call came from, such as a network address; empty for a call from inside
 * @param under the approval or emergency without which less could be read; empty for none. Stands in every audit entry
 * @param asOf the highest sequence number of records that count; {@link #NOW} for all. What came later does not exist for
 *     this reader
 */
public record Access(
        String user,
        Set<Role> roles,
        Set<String> groups,
        int clearance,
        String purpose,
        Set<String> sources,
        int withheldSources,
        boolean unmasked,
        String from,
        String under,
        long asOf) {

    /** Everything that there is. */
    public static final long NOW = Long.MAX_VALUE;

    public Access {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
        sources = Set.copyOf(sources);
    }

    /** A read from inside: no network address. */
    public Access(
            String user,
            Set<Role> roles,
            Set<String> groups,
            int clearance,
            String purpose,
            Set<String> sources,
            int withheldSources,
            boolean unmasked) {
        this(user, roles, groups, clearance, purpose, sources, withheldSources, unmasked, "", "", NOW);
    }

    public boolean maySee(String source) {
        return sources.contains(source);
    }

    /** The same reader after an audited act of revealing. */
    public Access revealing() {
        return new Access(user, roles, groups, clearance, purpose, sources, withheldSources, true, from, under, asOf);
    }

    /** The same reader, doing something that another person agreed to. */
    public Access under(String agreement) {
        String both = under.isEmpty() ? agreement : under + " " + agreement;
        return new Access(
                user, roles, groups, clearance, purpose, sources, withheldSources, unmasked, from, both, asOf);
    }

    /** The same reader, for whom nothing exists that came after this sequence number. */
    public Access asOf(long sequence) {
        return new Access(
                user, roles, groups, clearance, purpose, sources, withheldSources, unmasked, from, under, sequence);
    }

    /** Whether a record with this sequence number exists for the reader. */
    public boolean knows(long sequence) {
        return sequence <= asOf;
    }
}
