/**
 * What has changed since a reader last asked: records, facts, alerts and decisions, in one order.
 *
 * <p>Read {@link io.clew.alerts.feed.ChangeFeed} first.
 */
@NullMarked
package io.clew.alerts.feed;

import org.jspecify.annotations.NullMarked;
