package io.clew.access;

import io.clew.record.ClewException;

/** Says whether a purpose holds for a caller: an open case they are a member of, or a stated reason. */
@FunctionalInterface
public interface Purposes {

    /** Accepts every stated reason. */
    Purposes ANY = (caller, purpose) -> {};

    /** @throws ClewException {@code purpose-refused} with what is wrong: closed, not a member, expired, no such kind */
    void check(Caller caller, String purpose);
}
