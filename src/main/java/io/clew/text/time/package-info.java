/**
 * When does a text say that something happened? Days, times of day and stretches, resolved from what was said before
 * and from the day of the telling, or left alone.
 *
 * <p>Read {@link io.clew.text.time.TimeFinder} first.
 */
@NullMarked
package io.clew.text.time;

import org.jspecify.annotations.NullMarked;
