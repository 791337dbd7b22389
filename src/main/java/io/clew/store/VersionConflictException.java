package io.clew.store;

/** Somebody else changed the document since it was read. */
public final class VersionConflictException extends RuntimeException {

    private final long actual;

    public VersionConflictException(String collection, String id, long expected, long actual) {
        super(collection + "/" + id + " is at version " + actual + ", not " + expected + "; read it again");
        this.actual = actual;
    }

    /** The version that the document is at now; 0 where it does not exist. */
    public long actual() {
        return actual;
    }
}
