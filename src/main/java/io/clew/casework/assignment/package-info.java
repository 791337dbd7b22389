/**
 * What was handed to a unit or a person to be dealt with, by when, and what came back.
 *
 * <p>Begin with {@link io.clew.casework.assignment.Assignments}. Nothing is sent by this program.
 */
@NullMarked
package io.clew.casework.assignment;

import org.jspecify.annotations.NullMarked;
