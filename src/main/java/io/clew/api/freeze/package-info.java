/**
 * How do other systems work on what is to be stopped, frozen and given back?
 *
 * <p>Read {@link io.clew.api.freeze.FreezesResource} first.
 */
@NullMarked
package io.clew.api.freeze;

import org.jspecify.annotations.NullMarked;
