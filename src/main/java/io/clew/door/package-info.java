/**
 * Who comes in, in which language, and how is a refusal told? Identity of the caller, guards of every route, problem
 * documents: what the API and the pages share.
 *
 * <p>Read {@link io.clew.door.Gate} for who comes in, then {@link io.clew.door.Problems} for what goes wrong.
 */
@NullMarked
package io.clew.door;

import org.jspecify.annotations.NullMarked;
