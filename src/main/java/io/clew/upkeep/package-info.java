/**
 * Does the graph say what the records say, and how is it made anew from them?
 *
 * <p>Read {@link io.clew.upkeep.GraphUpkeep}.
 */
@NullMarked
package io.clew.upkeep;

import org.jspecify.annotations.NullMarked;
