package io.clew.web.cases;

import java.util.Locale;

/** A side of the page of a case; the address names it in lower case. */
public enum CaseTab {
    OVERVIEW,
    NOTES,
    TASKS,
    EVIDENCE,
    LOG;

    /** The side of that name; the first where there is none. */
    static CaseTab of(String name) {
        for (CaseTab tab : values()) {
            if (tab.word().equals(name)) {
                return tab;
            }
        }
        return OVERVIEW;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
