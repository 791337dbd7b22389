package io.clew.world;

/** Writes what people told the police and what was reported about it. */
final class Papers {

    private final Town town;
    private final Crime crime;
    private final Files files;
    private final Truth truth;

    Papers(Town town, Crime crime, Files files, Truth truth) {
        this.town = town;
        this.crime = crime;
        this.files = files;
        this.truth = truth;
    }

    /** Returns how many. */
    long write() {
        return 0;
    }
}
