/**
 * What is named in a text, and where? The finders of identifiers and amounts, and the one that asks every {@link
 * io.clew.text.passage.Finder} in turn, with offsets into the original text.
 *
 * <p>Read {@link io.clew.text.find.Extractor} first.
 */
@NullMarked
package io.clew.text.find;

import org.jspecify.annotations.NullMarked;
