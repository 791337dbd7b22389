package io.clew.world;

/** Hears how far the writing of a world has come. */
@FunctionalInterface
public interface Progress {

    Progress NONE = (people, ofPeople, rows) -> {};

    /**
     * Called after each town, by one thread at a time.
     *
     * @param people people written so far
     * @param ofPeople people there will be
     * @param rows rows and texts written so far
     */
    void wrote(long people, long ofPeople, long rows);
}
