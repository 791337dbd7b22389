package io.clew.record;

import java.util.Set;

/**
 * A data set with an owner.
 *
 * @param id lower-case letters, digits, dash and dot; the first part of a record's name
 * @param grade 密级 0–3; a reader needs at least this clearance
 * @param groups groups that may read it; empty means every reader with the clearance
 */
public record Source(String id, String title, int grade, Set<String> groups) {

    public Source {
        if (!id.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            throw new ClewException(
                    "source-id",
                    "A source id is 1 to 64 lower-case letters, digits, dots, dashes or underscores, not '" + id
                            + "'.");
        }
        if (grade < 0 || grade > 3) {
            throw new ClewException("source-grade", "A grade is 0, 1, 2 or 3, not " + grade + ".");
        }
        groups = Set.copyOf(groups);
    }
}
