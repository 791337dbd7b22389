/**
 * How are records kept and found again? The port, its questions and its answers; no engine.
 *
 * <p>Read {@link io.clew.search.RecordIndex} first.
 */
@NullMarked
package io.clew.search;

import org.jspecify.annotations.NullMarked;
