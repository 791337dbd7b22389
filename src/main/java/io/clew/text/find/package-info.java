/**
 * What is named in a text, and where? The finders of identifiers, amounts, times and names, with offsets into the
 * original text. Read {@link io.clew.text.find.Extractor} first: it asks every {@link io.clew.text.find.Finder} and
 * settles what overlaps.
 */
@NullMarked
package io.clew.text.find;

import org.jspecify.annotations.NullMarked;
