/**
 * What does a pattern look at? The rows of one account and of its neighbours, the parameters of the catalogue, and what
 * a hit is made of.
 *
 * <p>Read {@link io.clew.analysis.scene.Pattern} and {@link io.clew.analysis.scene.Scene} first; {@link
 * io.clew.analysis.scene.Sweep} looks at every account of a graph.
 */
@NullMarked
package io.clew.analysis.scene;

import org.jspecify.annotations.NullMarked;
