/**
 * How is a record kept as bytes in the index, and read back, whole or only its facts? Read {@link
 * io.clew.search.lucene.codec.RecordCodec} first, then {@link io.clew.search.lucene.codec.FactBytes}.
 */
@NullMarked
package io.clew.search.lucene.codec;

import org.jspecify.annotations.NullMarked;
