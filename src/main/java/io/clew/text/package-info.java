/**
 * What does a Chinese text say? One definition of folding and analysis for every engine, and the identifiers, names,
 * amounts and times that a text mentions, with offsets into the original.
 *
 * <p>Read {@link io.clew.text.TextFolder} first, then {@link io.clew.text.find.Extractor} and {@link
 * io.clew.text.Normalizer}. Everything here is immutable after loading and safe for use by many threads.
 */
@NullMarked
package io.clew.text;

import org.jspecify.annotations.NullMarked;
