/**
 * Does money around this account move in one of the known ways, and which rows show it? One class for each pattern of
 * the catalogue (F1 to F23), over a {@link io.clew.graph.GraphView}.
 *
 * <p>Read {@link io.clew.analysis.scene.Pattern} and {@link io.clew.analysis.scene.Scene} first. Definitions,
 * parameters and their origin are data: {@code patterns/*.yaml}.
 */
@NullMarked
package io.clew.analysis.pattern;

import org.jspecify.annotations.NullMarked;
