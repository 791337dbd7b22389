/**
 * Which rows tell of the same movement, and do the balances hold? Mirror rows merged, reversals paired, chains checked.
 *
 * <p>Read {@link io.clew.ingest.clean.Ledger} first.
 */
@NullMarked
package io.clew.ingest.clean;

import org.jspecify.annotations.NullMarked;
