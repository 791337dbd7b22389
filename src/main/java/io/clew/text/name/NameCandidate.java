package io.clew.text.name;

/**
 * A stretch of a passage that may be a name.
 *
 * @param cost negative logarithm of how likely it is one there
 * @param role what the words before say of it; empty where they say nothing
 */
record NameCandidate(int start, int end, float cost, String role) {}
