/**
 * Whose is the money that lies in an account, and whose of it does an outflow take?
 *
 * <p>Read {@link io.clew.analysis.trace.lot.Lots} first: it holds the rules by which an outflow takes what is there.
 */
@NullMarked
package io.clew.analysis.trace.lot;

import org.jspecify.annotations.NullMarked;
