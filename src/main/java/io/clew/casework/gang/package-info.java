/**
 * Which gangs were proposed, on what, and what did named persons decide of each member? {@link
 * io.clew.casework.gang.GangFiles} keeps them.
 */
@NullMarked
package io.clew.casework.gang;

import org.jspecify.annotations.NullMarked;
