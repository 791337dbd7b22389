/**
 * What does a person see of a day's brief, and how do they take it away as a document?
 *
 * <p>Read {@link io.clew.web.report.BriefPages} first.
 */
@NullMarked
package io.clew.web.report;

import org.jspecify.annotations.NullMarked;
