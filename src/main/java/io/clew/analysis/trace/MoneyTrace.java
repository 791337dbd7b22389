package io.clew.analysis.trace;

import io.clew.analysis.trace.lot.Losses;
import io.clew.analysis.trace.lot.Lots;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.Budget;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import java.util.List;

/**
 * Follows victims' money forward, row by row, with the share of each victim in whole 分.
 *
 * <p>Every account that the money reaches is watched from that moment on: all its rows, whoever's money they move, are
 * booked in time order against its {@link Lots}, so that each outflow takes what the method says. What an account held
 * before is others': by the balance that the statement prints, else by its earlier rows above the least sum with which no
 * balance falls below 0. Where the order of rows is not known, each account has a {@link Trace.Range} over all orders
 * that can be, and the trace is the one in which money goes farthest.
 *
 * <p>One sweep over the rows of the watched accounts: O(r log a) for r rows at a accounts, times the lots an outflow
 * takes; times the orders, at most {@value Spread#MOST_ORDERS}. A row read costs one unit of the budget. For one thread.
 *
 * <p>Sources: Anderson, Shumailov, Ahmed, <i>Making Bitcoin Legal</i>, 2018 (FIFO); Möser, Böhme, Breuker, FC 2014
 * (haircut, poison).
 */
public final class MoneyTrace {

    private final Ground ground;
    private final Stops stops;

    public MoneyTrace(
            GraphView view,
            Ontology ontology,
            Statements statements,
            Places places,
            TraceQuestion question,
            Budget budget) {
        this.ground = new Ground(view, statements, question, budget, moneyLinks(ontology));
        this.stops = new Stops(ground, places);
    }

    /** The link types that carry money, as bits. */
    public static long moneyLinks(Ontology ontology) {
        long bits = 0;
        for (int i = 0; i < ontology.links().size(); i++) {
            bits |= ontology.link(i).money() ? 1L << i : 0;
        }
        return bits;
    }

    /**
     * @param seeds the victims' payments, all in one currency
     * @throws ClewException {@code trace-currency} if they are not; {@code trace-empty} if there are none
     */
    public Trace from(List<Seed> seeds) {
        Losses losses = Losses.of(seeds);
        List<String> victims = losses.victims();
        if (ground.question().method() != Method.POISON || victims.size() == 1) {
            return new Spread(ground, stops, losses).trace();
        }
        return Poisoned.together(
                victims,
                victims.stream()
                        .map(victim -> new Spread(ground, stops, losses.only(victim)).trace())
                        .toList());
    }
}
