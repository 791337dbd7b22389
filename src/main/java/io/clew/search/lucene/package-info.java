/**
 * How are records kept and found on one machine, with no server? An embedded Lucene index; read {@link
 * io.clew.search.lucene.LuceneRecordIndex} first, then {@link io.clew.search.lucene.segment.Schema} for what is in it.
 */
@NullMarked
package io.clew.search.lucene;

import org.jspecify.annotations.NullMarked;
