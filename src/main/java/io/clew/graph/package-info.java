/**
 * How are the facts between entities kept and walked? The port, its values and the ontology; no engine.
 *
 * <p>Read {@link io.clew.graph.GraphStore}, then {@link io.clew.graph.GraphView}.
 */
@NullMarked
package io.clew.graph;

import org.jspecify.annotations.NullMarked;
