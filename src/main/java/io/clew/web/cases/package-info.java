/**
 * Who works on what? The list of cases and the page of each.
 *
 * <p>Read {@link io.clew.web.cases.CasePages} first.
 */
@NullMarked
package io.clew.web.cases;

import org.jspecify.annotations.NullMarked;
