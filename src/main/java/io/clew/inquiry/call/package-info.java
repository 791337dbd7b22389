/**
 * What do the calls of some numbers say: with whom, when, how closely, and whom they have in common?
 *
 * <p>Begin with {@link io.clew.inquiry.call.ShowCalls}.
 */
@NullMarked
package io.clew.inquiry.call;

import org.jspecify.annotations.NullMarked;
