/**
 * Which cases belong together, and which reports are one matter told again?
 *
 * <p>Read {@link io.clew.inquiry.link.ProposeLinks} first.
 */
@NullMarked
package io.clew.inquiry.link;

import org.jspecify.annotations.NullMarked;
