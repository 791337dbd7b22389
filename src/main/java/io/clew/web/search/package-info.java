/**
 * What does a person type to find records? The first page, search, suggestions, comparison of many values, export.
 *
 * <p>Read {@link io.clew.web.search.SearchPages} first.
 */
@NullMarked
package io.clew.web.search;

import org.jspecify.annotations.NullMarked;
