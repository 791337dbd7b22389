/**
 * Whose numbers are waited for, and where do they turn up? Watchlists, matched against every record as it comes in and
 * against all that was there before.
 *
 * <p>Read {@link io.clew.alerts.watch.WatchRun} first.
 */
@NullMarked
package io.clew.alerts.watch;

import org.jspecify.annotations.NullMarked;
