/**
 * Where did this money go, and how much of what lies in that account is whose?
 *
 * <p>Read {@link io.clew.analysis.trace.MoneyTrace} first, then {@link io.clew.analysis.trace.lot.Lots}, which holds the
 * rules by which an outflow takes what is there.
 */
@NullMarked
package io.clew.analysis.trace;

import org.jspecify.annotations.NullMarked;
