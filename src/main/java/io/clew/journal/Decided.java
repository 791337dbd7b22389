package io.clew.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a named person decided, as one reader may know it.
 *
 * @param of about what, such as {@code lead} or {@code alert}
 * @param id of that
 * @param subject the entity that it is about, as the reader is told it; null where it is about none
 * @param state what was decided, in the word of the API
 */
public record Decided(
        String of, String id, @Nullable String subject, String state, String by, String reason, Instant at) {}
