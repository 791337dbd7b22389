/**
 * The day's work in a case over the API: notes, tasks and evidence; the purpose has to be that case.
 *
 * <p>Read {@link io.clew.api.casework.NotesResource} first.
 */
@NullMarked
package io.clew.api.casework;

import org.jspecify.annotations.NullMarked;
