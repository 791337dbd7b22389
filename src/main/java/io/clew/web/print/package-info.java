/**
 * Which words has the printed document of a trace that its page has not?
 *
 * <p>Read {@link io.clew.web.print.PaperMsg} first.
 */
@NullMarked
package io.clew.web.print;

import org.jspecify.annotations.NullMarked;
