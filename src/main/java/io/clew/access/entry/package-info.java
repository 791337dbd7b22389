/**
 * Who is it that asks? Local accounts, sessions, tokens, lock-out, and the desk that admits a caller for a purpose.
 *
 * <p>Read {@link io.clew.access.entry.Desk} first.
 */
@NullMarked
package io.clew.access.entry;

import org.jspecify.annotations.NullMarked;
