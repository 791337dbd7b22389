package io.clew.search;

import io.clew.record.ClewException;
import org.jspecify.annotations.Nullable;

/** The engine gave no answer in time, or is away. */
public final class IndexUnavailableException extends ClewException {

    public IndexUnavailableException(String message, @Nullable Throwable cause) {
        super("index-unavailable", message, cause);
    }
}
