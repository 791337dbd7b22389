package io.clew.access;

import java.util.Locale;
import java.util.Optional;

/** What a person or system is to Clew. A caller may hold several. */
public enum Role {
    INVESTIGATOR,
    ANALYST,
    SUPERVISOR,
    AUDITOR,
    ADMINISTRATOR,
    SERVICE;

    /** The word in configuration, claims and the API, such as {@code investigator}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the role lets its holder see records at all; auditors and administrators as such see none. */
    public boolean readsRecords() {
        return this != AUDITOR && this != ADMINISTRATOR;
    }

    /** The role of that word, whatever its case; empty for a word that is no role. */
    public static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.word().equalsIgnoreCase(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
