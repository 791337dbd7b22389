package io.clew.analysis.gang;

/** Finds the ties of one kind, or some alike, between a person and anybody else. */
interface Tying {

    void of(People.One person, Net net);
}
