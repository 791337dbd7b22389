/**
 * What does a finder read, and where does it put what it finds? A folded passage, sets of words and numerals, shared by
 * the finders of every kind.
 *
 * <p>Read {@link io.clew.text.passage.Passage} first.
 */
@NullMarked
package io.clew.text.passage;

import org.jspecify.annotations.NullMarked;
