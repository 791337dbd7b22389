package io.clew.analysis.trace.after;

import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.statement.Statements;
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
     * @param least over the lawful methods, and over the orders that rows may have had
     * @param most likewise
     */
    public record Residual(long account, int victim, long chosen, long least, long most) {}

    private static final int CHOSEN = 0;
    private static final int LEAST = 1;
    private static final int MOST = 2;
    private static final int METHODS = 3;

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
                for (int v = 0; v < account.residual().length && account.balance() != Statements.NO_BALANCE; v++) {
                    if (account.range().mosts()[v] > 0) {
                        long[] range = found.computeIfAbsent(
                                new Where(account.node(), v), w -> new long[] {0, Long.MAX_VALUE, 0, 0});
                        range[CHOSEN] = method == chosen.method() ? account.residual()[v] : range[CHOSEN];
                        range[LEAST] = Math.min(range[LEAST], account.range().leasts()[v]);
                        range[MOST] = Math.max(range[MOST], account.range().mosts()[v]);
                        range[METHODS]++;
                    }
                }
            }
            methods++;
        }
        var residuals = new ArrayList<Residual>();
        for (var each : found.entrySet()) {
            long[] range = each.getValue();
            long least = range[METHODS] < methods ? 0 : range[LEAST];
            residuals.add(new Residual(each.getKey().account, each.getKey().victim, range[CHOSEN], least, range[MOST]));
        }
        residuals.sort(Comparator.comparingLong((Residual r) -> -r.chosen)
                .thenComparing(Residual::most, Comparator.reverseOrder())
                .thenComparingLong(Residual::account)
                .thenComparingInt(Residual::victim));
        return residuals;
    }
}
