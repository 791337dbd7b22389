/**
 * Does an entity's life show what an analyst described? A small language of kinds, windows, counts, sums, shares, order in
 * time and "unless", read from YAML or a form and walked by cursors on any engine.
 *
 * <p>Read {@link io.clew.analysis.model.Model} first.
 */
@NullMarked
package io.clew.analysis.model;

import org.jspecify.annotations.NullMarked;
