/**
 * Who may bring what in, and who sees what became of it? Each use case checks who comes, does it and leaves its entry in the
 * audit; pages, API and command line call nothing else.
 *
 * <p>Read {@link io.clew.intake.ImportFiles} first.
 */
@NullMarked
package io.clew.intake;

import org.jspecify.annotations.NullMarked;
