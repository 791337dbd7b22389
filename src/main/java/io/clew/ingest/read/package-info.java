/**
 * How does a file become rows or text? Formats, encodings, archives, and what is to be said of a row that cannot be used.
 *
 * <p>Read {@link io.clew.ingest.read.Format} first, then {@link io.clew.ingest.read.RowSource}.
 */
@NullMarked
package io.clew.ingest.read;

import org.jspecify.annotations.NullMarked;
