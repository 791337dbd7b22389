/**
 * What does a person see and press? Pages in Qute: each resource reads what was asked, calls one use case, and hands a
 * view to a typed template. One room a family of pages; rooms do not know each other, all draw in {@code web.frame}.
 *
 * <p>Read {@link io.clew.web.search.SearchPages} first, then {@link io.clew.web.frame.Frame}, which every page is drawn in.
 */
@NullMarked
package io.clew.web;

import org.jspecify.annotations.NullMarked;
