/**
 * How do other systems talk to Clew? REST resources under {@code /api/v1}. Thin: each resource translates in, calls one use case, translates out.
 *
 * <p>Read {@link io.clew.api.SearchResource} first.
 */
@NullMarked
package io.clew.api;

import org.jspecify.annotations.NullMarked;
