/**
 * In which shapes does money go round, spread and meet? Read {@link io.clew.analysis.pattern.shape.ScatterGather} first.
 */
@NullMarked
package io.clew.analysis.pattern.shape;

import org.jspecify.annotations.NullMarked;
