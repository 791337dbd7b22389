/**
 * What does a person see and press? Pages in Qute: each resource reads what was asked, calls one use case, and hands a
 * view to a typed template.
 *
 * <p>Read {@link io.clew.web.SearchPages} first, then {@link io.clew.web.Frame}, which every page is drawn in.
 */
@NullMarked
package io.clew.web;

import org.jspecify.annotations.NullMarked;
