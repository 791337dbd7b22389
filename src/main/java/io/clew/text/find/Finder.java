package io.clew.text.find;

/** Finds one kind of thing in a passage and takes its place there. Stateless. */
interface Finder {

    void find(Passage passage);
}
