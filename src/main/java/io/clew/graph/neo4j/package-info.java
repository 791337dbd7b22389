/**
 * How is the graph kept where one machine is not enough? The adapter for Neo4j and other engines that speak Bolt and
 * openCypher.
 *
 * <p>An entity is a node {@code Entity} with its {@code id}; a fact is a relationship whose type is the link type. What
 * is asked lies in {@code graph/schema} and {@code graph/query}, one statement a file.
 *
 * <p>A fact carries the sequence number that brought it and, once corrected, the one that took it back. A view reads as
 * of one number, so it is as consistent as one of the embedded engine although it asks many times. Facts taken back are
 * removed when no view of this program is old enough to see them: one program writes a graph, and views of other
 * programs on it may lose facts that were corrected while they read.
 *
 * <p>Read {@link io.clew.graph.neo4j.Neo4jGraphStore}, then {@link io.clew.graph.neo4j.Neo4jView}.
 */
@NullMarked
package io.clew.graph.neo4j;

import org.jspecify.annotations.NullMarked;
