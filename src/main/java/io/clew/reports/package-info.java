/**
 * How does an analysis become a paper that stands up? Reports of which every figure is cited, with a manifest by which
 * anybody can make the same bytes again from the same records, and the daily brief.
 *
 * <p>Read {@link io.clew.reports.Reports} first.
 */
@NullMarked
package io.clew.reports;

import org.jspecify.annotations.NullMarked;
