/**
 * After which record did a person decide, or an alarm go off? Puts what is no record into the one order of changes.
 *
 * <p>Read {@link io.clew.journal.Journal} first.
 */
@NullMarked
package io.clew.journal;

import org.jspecify.annotations.NullMarked;
