/**
 * Whom does an entity touch, through what, and how does one get from here to there?
 *
 * <p>Read {@link io.clew.analysis.path.Expand} first. Every question walks a {@link io.clew.graph.GraphView}, keeps to
 * a {@link io.clew.graph.Budget} and says when it was cut.
 */
@NullMarked
package io.clew.analysis.path;

import org.jspecify.annotations.NullMarked;
