/**
 * Which circles does money run in, in a whole graph at once? {@link io.clew.analysis.cycle.TemporalCycles} over the columns
 * of all transfers.
 */
@NullMarked
package io.clew.analysis.cycle;

import org.jspecify.annotations.NullMarked;
