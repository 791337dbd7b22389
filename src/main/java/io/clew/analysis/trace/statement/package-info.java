/**
 * What do statements say of an account beyond its transfers: is its own there, which balances does it print, and what kind of
 * place is a payee?
 *
 * <p>Read {@link io.clew.analysis.trace.statement.Statements} first; {@link io.clew.analysis.trace.statement.Stop} says why
 * money is not followed further.
 */
@NullMarked
package io.clew.analysis.trace.statement;

import org.jspecify.annotations.NullMarked;
