/**
 * How do files become records and facts, and nothing get lost or doubled on the way?
 *
 * <p>Read {@link io.clew.ingest.Imports} first: it takes files, {@link io.clew.ingest.map.Mapping} says what their columns
 * mean, {@link io.clew.ingest.Intake} is the one door through which records reach the index and the graph.
 */
@NullMarked
package io.clew.ingest;

import org.jspecify.annotations.NullMarked;
