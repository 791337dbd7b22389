/**
 * How is what a report says written down, before it is a file? Parts with tables, and the list of what each {@code #n} stands
 * for.
 *
 * <p>Read {@link io.clew.reports.paper.Content} first.
 */
@NullMarked
package io.clew.reports.paper;

import org.jspecify.annotations.NullMarked;
