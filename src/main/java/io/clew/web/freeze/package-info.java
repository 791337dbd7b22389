/**
 * What does a person see and press who stops, freezes and returns money?
 *
 * <p>Read {@link io.clew.web.freeze.FreezePages} first.
 */
@NullMarked
package io.clew.web.freeze;

import org.jspecify.annotations.NullMarked;
