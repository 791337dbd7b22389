package io.clew.text.passage;

/** Finds one kind of thing in a passage and takes its place there. Stateless. */
public interface Finder {

    void find(Passage passage);
}
