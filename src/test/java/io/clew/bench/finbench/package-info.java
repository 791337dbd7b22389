/**
 * Does the graph answer the questions that others ask of money graphs, and how fast? The reads of the LDBC Financial
 * Benchmark's transaction workload, restated over {@link io.clew.graph.GraphView}.
 *
 * <p>Read {@link io.clew.bench.finbench.FinbenchReads} first. This is no audited LDBC result.
 */
@NullMarked
package io.clew.bench.finbench;

import org.jspecify.annotations.NullMarked;
