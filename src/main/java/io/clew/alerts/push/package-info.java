/**
 * How do other systems hear of changes without asking? Webhooks: signed, in order, at least once, to allowed addresses alone.
 *
 * <p>Read {@link io.clew.alerts.push.Webhooks} first.
 */
@NullMarked
package io.clew.alerts.push;

import org.jspecify.annotations.NullMarked;
