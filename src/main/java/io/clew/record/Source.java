package io.clew.record;

import java.util.Set;

/**
 * A data set with an owner.
 *
 * @param id lower-case letters, digits, dash and dot; the first part of a record's name
 * @param grade 密级 0–3; a reader needs at least this clearance
 * @param groups groups that may read it; empty means every reader with the clearance
 * @param writers users and groups that may add records to it and replace those that it has; empty means every reader who may
 *     import
 */
public record Source(String id, String title, int grade, Set<String> groups, Set<String> writers) {

    /** One that its readers write. */
    public Source(String id, String title, int grade, Set<String> groups) {
        this(id, title, grade, groups, Set.of());
    }

    public Source {
        if (!id.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            throw new ClewException(Message.of("source-id", id));
        }
        if (grade < 0 || grade > 3) {
            throw new ClewException(Message.of("source-grade", grade));
        }
        groups = Set.copyOf(groups);
        writers = Set.copyOf(writers);
    }
}
