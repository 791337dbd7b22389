/**
 * What follows from a finished trace: where does knowledge end, what is left of whose money, and what might be frozen?
 *
 * <p>Read {@link io.clew.analysis.trace.after.BreakPoints} first.
 */
@NullMarked
package io.clew.analysis.trace.after;

import org.jspecify.annotations.NullMarked;
