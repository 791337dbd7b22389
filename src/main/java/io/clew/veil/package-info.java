/**
 * What does a reader see in place of what they may not? Masking in front of both engines, so that no question forgets it.
 *
 * <p>Read {@link io.clew.veil.Veil} first.
 */
@NullMarked
package io.clew.veil;

import org.jspecify.annotations.NullMarked;
