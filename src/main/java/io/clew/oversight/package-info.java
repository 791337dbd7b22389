/**
 * Who watches those who look? Rules over the audit, alerts, approvals by a second person, emergencies and their reviews.
 *
 * <p>Read {@link io.clew.oversight.Supervision} first.
 */
@NullMarked
package io.clew.oversight;

import org.jspecify.annotations.NullMarked;
