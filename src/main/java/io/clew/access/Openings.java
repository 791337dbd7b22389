package io.clew.access;

import java.util.Set;

/** Says what somebody may read for one purpose beyond, or short of, what their clearance and groups give. */
@FunctionalInterface
public interface Openings {

    /** Clearance and groups alone decide. */
    Openings NONE = (caller, purpose) -> Opening.NONE;

    /**
     * What differs for one caller and purpose, now.
     *
     * @param grade sources up to this grade are open to the caller's groups, whatever the clearance; -1 for none
     * @param sources ids of sources that are open whatever grade and groups
     * @param sealedFrom sources from this grade on stay closed until a second person has agreed; 4 for none
     * @param under what it rests on, such as {@code emergency/1f…}, for the audit; empty for nothing
     */
    record Opening(int grade, Set<String> sources, int sealedFrom, String under) {

        /** Above every grade. */
        public static final int NO_GRADE = 4;

        static final Opening NONE = new Opening(-1, Set.of(), NO_GRADE, "");

        public Opening {
            sources = Set.copyOf(sources);
        }
    }

    Opening of(Caller caller, String purpose);
}
