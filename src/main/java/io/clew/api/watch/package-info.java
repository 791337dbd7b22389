/**
 * What is new, and whom does it concern? The calls about changes, watchlists, alerts on records, webhooks and models.
 *
 * <p>Read {@link io.clew.api.watch.ChangesResource} first.
 */
@NullMarked
package io.clew.api.watch;

import org.jspecify.annotations.NullMarked;
