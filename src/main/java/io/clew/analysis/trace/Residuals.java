package io.clew.analysis.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What still lies where of each victim's money, under every lawful method, so that the choice of method shows. */
public final class Residuals {

    /**
     * 分 that remain of one victim's money in one account.
     *
     * @param victim index in the trace's victims
     * @param chosen by the method that was asked for
     * @param least over the lawful methods
     * @param most over the lawful methods
     */
    public record Residual(long account, int victim, long chosen, long least, long most) {}

    private Residuals() {}

    /**
     * @param chosen the trace as it was asked for
     * @param again makes the same trace by another method
     * @return every account and victim where any lawful method leaves something, largest first
     */
    public static List<Residual> of(Trace chosen, Function<Method, Trace> again) {
        record Where(long account, int victim) {}
        Map<Where, long[]> found = new LinkedHashMap<>();
        int methods = 0;
        for (Method method : Method.LAWFUL) {
            Trace trace = method == chosen.method() ? chosen : again.apply(method);
            for (Trace.Account account : trace.accounts()) {
                for (int v = 0; v < account.residual().length; v++) {
                    if (account.residual()[v] > 0) {
                        long[] by = found.computeIfAbsent(
                                new Where(account.node(), v), w -> new long[Method.LAWFUL.size()]);
                        by[methods] = account.residual()[v];
                    }
                }
            }
            methods++;
        }
        var residuals = new ArrayList<Residual>();
        found.forEach((where, by) -> residuals.add(new Residual(
                where.account,
                where.victim,
                chosen.accounts().stream()
                        .filter(account -> account.node() == where.account)
                        .mapToLong(account -> account.residual()[where.victim])
                        .findFirst()
                        .orElse(0),
                java.util.Arrays.stream(by).min().orElse(0),
                java.util.Arrays.stream(by).max().orElse(0))));
        residuals.sort(Comparator.comparingLong((Residual r) -> -r.chosen)
                .thenComparing(Residual::most, Comparator.reverseOrder())
                .thenComparingLong(Residual::account)
                .thenComparingInt(Residual::victim));
        return residuals;
    }
}
