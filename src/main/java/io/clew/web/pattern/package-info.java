/**
 * Which accounts behave like fraud, and what was decided about them? Patterns, their runs and hits, leads.
 *
 * <p>Read {@link io.clew.web.pattern.PatternPages} first.
 */
@NullMarked
package io.clew.web.pattern;

import org.jspecify.annotations.NullMarked;
