package io.clew.analysis.trace.statement;

import java.util.Locale;

/** How much is known of what an account did with the money. */
public enum Knowledge {
    /** 本账户流水已调取: its own statement covers the time. */
    WHOLE,
    /** 仅见于他人流水: only the statements of those it dealt with tell of it, so rows may be missing. */
    SEEN,
    /** 未见: nothing is known of it but what came in. */
    UNSEEN;

    /** The word of the API, such as {@code whole}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
