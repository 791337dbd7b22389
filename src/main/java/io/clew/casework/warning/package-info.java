/**
 * Who may just be falling victim, who goes to warn them, and what came of it.
 *
 * <p>Begin with {@link io.clew.casework.warning.Warnings}. Nobody is contacted by this program.
 */
@NullMarked
package io.clew.casework.warning;

import org.jspecify.annotations.NullMarked;
