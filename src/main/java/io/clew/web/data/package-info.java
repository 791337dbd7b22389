/**
 * What came in, from which source, and what was refused? Sources, imports and their previews.
 *
 * <p>Read {@link io.clew.web.data.ImportPages} first.
 */
@NullMarked
package io.clew.web.data;

import org.jspecify.annotations.NullMarked;
