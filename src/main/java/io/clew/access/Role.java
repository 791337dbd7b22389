package io.clew.access;

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
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
