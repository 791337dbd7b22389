package io.clew.web.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in person's own page.
 *
 * @param newToken shown once; empty at every other time
 * @param local whether the password is kept here
 * @param hasPassword whether there is one to ask for before it is changed
 */
public record AccountView(
        List<String> roles,
        List<TokenView> tokens,
        String newToken,
        boolean local,
        boolean hasPassword,
        String done,
        String fault) {

    /** A token and how much it has been used; what it says is never shown again. */
    public record TokenView(
            String id,
            String name,
            long calls,
            long records,
            Instant made,
            Instant expires,
            @Nullable Instant used) {}
}
