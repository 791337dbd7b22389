package io.clew.analysis.trace.after;

import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.lot.Shares;
import io.clew.analysis.trace.statement.Stop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where knowledge of a trace ends although the money does not (断点), and what would carry it on (调证清单). */
public final class BreakPoints {

    /**
     * @param node the account whose statement is missing, ends or contradicts itself
     * @param amount 分 of victims' money that are not explained beyond it
     * @param facts the payments that brought it there, or the row that contradicts
     * @param from epoch milliseconds of the first of them
     * @param to epoch milliseconds of the last
     */
    public record Break(long node, Stop why, long amount, List<Long> facts, long from, long to) {}

    /**
     * One line of the list of statements to ask for.
     *
     * @param account whose statement
     * @param from epoch milliseconds, included: when the money came
     * @param to epoch milliseconds, excluded: how long it may have rested
     * @param amount 分 that the statement would explain
     * @param rank 1 for the statement that explains most
     */
    public record Request(long account, long from, long to, long amount, int rank) {}

    private BreakPoints() {}

    /** All of them, the largest amount first. */
    public static List<Break> of(Trace trace) {
        record Where(long node, Stop why) {}
        Map<Where, List<Trace.Step>> steps = new LinkedHashMap<>();
        for (Trace.Step step : trace.steps()) {
            Stop stop = step.stop();
            if (stop != null && stop.breaks()) {
                steps.computeIfAbsent(
                                new Where(trace.backward() ? step.from() : step.to(), stop), w -> new ArrayList<>())
                        .add(step);
            }
        }
        var breaks = new ArrayList<Break>();
        steps.forEach((where, own) -> breaks.add(new Break(
                where.node,
                where.why,
                own.stream().mapToLong(Trace.Step::attributed).reduce(0, Shares::plus),
                own.stream().map(Trace.Step::fact).toList(),
                own.getFirst().at(),
                own.getLast().at())));
        trace.accounts().stream()
                .filter(account -> account.unexplained() > 0)
                .forEach(account -> breaks.add(unexplained(trace, account)));
        trace.nameless()
                .forEach(each -> breaks.add(new Break(
                        each.node(), Stop.NAMELESS, each.attributed(), List.of(each.row()), each.at(), each.at())));
        for (Trace.Contradiction each : trace.contradictions()) {
            if (each.attributed() > 0) {
                breaks.add(new Break(
                        each.node(), Stop.UNEXPLAINED, each.attributed(), List.of(each.fact()), each.at(), each.at()));
            }
        }
        breaks.sort(Comparator.comparingLong((Break b) -> -b.amount).thenComparingLong(Break::node));
        return breaks;
    }

    /** What the known rows of an account merely seen do not explain. */
    private static Break unexplained(Trace trace, Trace.Account account) {
        List<Trace.Step> came = trace.steps().stream()
                .filter(step -> step.to() == account.node() && step.stop() == null)
                .toList();
        return new Break(
                account.node(),
                Stop.NO_STATEMENT,
                account.unexplained(),
                came.stream().map(Trace.Step::fact).toList(),
                came.isEmpty() ? account.first() : came.getFirst().at(),
                came.isEmpty() ? account.last() : came.getLast().at());
    }

    /**
     * The statements to ask for, the one that explains most first.
     *
     * @param rest milliseconds that money may rest in an account, for the end of the period
     */
    public static List<Request> requests(Trace trace, long rest) {
        Map<Long, Break> byAccount = new LinkedHashMap<>();
        for (Break each : of(trace)) {
            if (each.why != Stop.DEPTH) {
                byAccount.merge(
                        each.node,
                        each,
                        (a, b) -> new Break(
                                a.node,
                                a.why,
                                Shares.plus(a.amount, b.amount),
                                a.facts,
                                Math.min(a.from, b.from),
                                Math.max(a.to, b.to)));
            }
        }
        var ordered = new ArrayList<>(byAccount.values());
        ordered.sort(Comparator.comparingLong((Break b) -> -b.amount).thenComparingLong(Break::node));
        var requests = new ArrayList<Request>();
        for (Break each : ordered) {
            long to = rest > Long.MAX_VALUE - each.to - 1 ? Long.MAX_VALUE : each.to + rest + 1;
            requests.add(new Request(each.node, each.from, to, each.amount, requests.size() + 1));
        }
        return requests;
    }
}
