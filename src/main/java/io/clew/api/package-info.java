/**
 * How do other systems talk to Clew? REST resources under {@code /api/v1}, sign-in, problem documents, the guards of the
 * web. Thin: each resource translates in, calls one use case, translates out.
 *
 * <p>Read {@link io.clew.api.Gate} for who comes in, {@link io.clew.api.Problems} for what goes wrong, then {@link
 * io.clew.api.SearchResource}.
 */
@NullMarked
package io.clew.api;

import org.jspecify.annotations.NullMarked;
