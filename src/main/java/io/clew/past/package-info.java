/**
 * What was known at a time? Records and facts that came later do not exist for a reader whose {@link
 * io.clew.access.Access#asOf} lies before them: indexes leave them out by themselves, graphs by a view over their views.
 *
 * <p>Read {@link io.clew.past.PastGraph} first; {@link io.clew.past.Arrivals} turns a time into a sequence number.
 */
@NullMarked
package io.clew.past;

import org.jspecify.annotations.NullMarked;
