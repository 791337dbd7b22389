package io.clew.record;

import org.jspecify.annotations.Nullable;

/** The engine gave no answer in time, or is away; its messages are {@code index-unavailable.…}. */
public final class IndexUnavailableException extends ClewException {

    public IndexUnavailableException(Message message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
