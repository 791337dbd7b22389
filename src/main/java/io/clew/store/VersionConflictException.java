package io.clew.store;

import io.clew.record.ClewException;
import io.clew.record.Message;

/** Somebody else changed the document since it was read. */
public final class VersionConflictException extends ClewException {

    private final long actual;

    /** @param actual the version that the document is at now; 0 where it does not exist */
    public VersionConflictException(long actual) {
        super(Message.of("conflict.changed"));
        this.actual = actual;
    }

    /** The version that the document is at now; 0 where it does not exist. */
    public long actual() {
        return actual;
    }
}
