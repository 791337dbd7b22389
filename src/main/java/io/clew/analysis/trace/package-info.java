/**
 * Where did this money go, how much of what lies in that account is whose, and where does the knowledge end?
 *
 * <p>Read {@link io.clew.analysis.trace.MoneyTrace} first, then {@link io.clew.analysis.trace.Lots}, which holds the
 * rules by which an outflow takes what is there.
 */
@NullMarked
package io.clew.analysis.trace;

import org.jspecify.annotations.NullMarked;
