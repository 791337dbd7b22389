/**
 * How do other systems get reports, verify them, and read the daily brief?
 *
 * <p>Read {@link io.clew.api.report.ReportsResource} first.
 */
@NullMarked
package io.clew.api.report;

import org.jspecify.annotations.NullMarked;
