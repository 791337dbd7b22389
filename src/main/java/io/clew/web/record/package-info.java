/**
 * What does one record look like? Its text with every mention marked, its rows, and records like it.
 *
 * <p>Read {@link io.clew.web.record.RecordPages} first.
 */
@NullMarked
package io.clew.web.record;

import org.jspecify.annotations.NullMarked;
