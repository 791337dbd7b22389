/**
 * Does a table agree with what it prints? The whole table is held against its balances, its totals and the columns that
 * decide, before anything of it is written.
 *
 * <p>Read {@link io.clew.ingest.check.TableCheck} first.
 */
@NullMarked
package io.clew.ingest.check;

import org.jspecify.annotations.NullMarked;
