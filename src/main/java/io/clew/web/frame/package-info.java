/**
 * What surrounds every page? The frame with rail and purpose, words in the reader's language, formats, error pages.
 *
 * <p>Read {@link io.clew.web.frame.Pages} first: every other room of {@code web} draws through it.
 */
@NullMarked
package io.clew.web.frame;

import org.jspecify.annotations.NullMarked;
