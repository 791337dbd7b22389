/**
 * Which money is to be stopped, frozen and given back, by when, and who decided it? The worklist over all cases, and how
 * what is frozen is returned.
 *
 * <p>Read {@link io.clew.casework.freeze.Freezes} first.
 */
@NullMarked
package io.clew.casework.freeze;

import org.jspecify.annotations.NullMarked;
