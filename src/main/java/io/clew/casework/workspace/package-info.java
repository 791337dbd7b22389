/**
 * The day's work in a case: notes that quote what they rest on, tasks with an owner and a day, and the files that were brought
 * as evidence with everybody who had them in hand.
 *
 * <p>Read {@link io.clew.casework.workspace.Notes} first. All of it is read and changed under the case as the purpose, so by
 * its members alone.
 */
@NullMarked
package io.clew.casework.workspace;

import org.jspecify.annotations.NullMarked;
