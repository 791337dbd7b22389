/**
 * How does one batch of records become a searchable segment, fast? Terms, postings, columns and points written without
 * Lucene's own indexing chain, as Lucene reads them.
 *
 * <p>Read {@link io.clew.search.lucene.segment.Schema} for what is in a segment, then {@link
 * io.clew.search.lucene.segment.RowSegment} for how it is written.
 */
@NullMarked
package io.clew.search.lucene.segment;

import org.jspecify.annotations.NullMarked;
