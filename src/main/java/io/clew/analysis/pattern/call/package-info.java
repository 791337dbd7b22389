/**
 * Do people speak here in a known way?
 *
 * <p>One class for each pattern of calls; {@link io.clew.analysis.pattern.call.Suspicion} says which numbers are suspect
 * before any call is looked at.
 */
@NullMarked
package io.clew.analysis.pattern.call;

import org.jspecify.annotations.NullMarked;
