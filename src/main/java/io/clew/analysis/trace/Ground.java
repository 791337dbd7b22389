package io.clew.analysis.trace;

import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.Budget;
import io.clew.graph.GraphView;

/**
 * What one trace reads from and may cost.
 *
 * @param links the link types that carry money, as bits
 */
record Ground(GraphView view, Statements statements, TraceQuestion question, Budget budget, long links) {}
