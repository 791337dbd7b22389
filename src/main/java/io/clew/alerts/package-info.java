/**
 * What has come in that somebody waits for? Alerts on records: each one matter, with what raised it, what it rests on, who
 * answers for it and what came of it. Alerts on those who look are {@link io.clew.oversight}'s.
 *
 * <p>Read {@link io.clew.alerts.Alert} first.
 */
@NullMarked
package io.clew.alerts;

import org.jspecify.annotations.NullMarked;
