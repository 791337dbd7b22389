/**
 * Where does a person see what a case is, which cases belong together, join them, and find reports that repeat?
 *
 * <p>Read {@link io.clew.web.series.SeriesPages} first.
 */
@NullMarked
package io.clew.web.series;

import org.jspecify.annotations.NullMarked;
