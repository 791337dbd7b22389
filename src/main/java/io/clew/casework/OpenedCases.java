package io.clew.casework;

/** Says which cases somebody who is no member has opened all the same, in an emergency. */
@FunctionalInterface
public interface OpenedCases {

    /** Nobody has. */
    OpenedCases NONE = (user, id) -> false;

    /** Whether the user has opened that case, and still may read it now. */
    boolean opensCase(String user, String id);
}
