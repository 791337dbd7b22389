/**
 * Which cases did people join into series (串), who decided it, and why? A series is what accepted ties connect.
 *
 * <p>Read {@link io.clew.casework.series.SeriesBook} first.
 */
@NullMarked
package io.clew.casework.series;

import org.jspecify.annotations.NullMarked;
