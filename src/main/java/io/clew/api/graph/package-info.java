/**
 * How do other systems ask about the graph: expansions, paths, facts, patterns and traces? A class a family of routes;
 * {@link io.clew.api.graph.GraphAsk} reads what all of them take.
 */
@NullMarked
package io.clew.api.graph;

import org.jspecify.annotations.NullMarked;
