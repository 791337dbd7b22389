/**
 * What does Clew talk about? The vocabulary of records, entities and facts, as values that mean something alone.
 *
 * <p>Read {@link io.clew.record.Record} first: it is the only truth, everything else is derived from it.
 */
@NullMarked
package io.clew.record;

import org.jspecify.annotations.NullMarked;
