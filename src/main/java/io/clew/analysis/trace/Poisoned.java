package io.clew.analysis.trace;

import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.lot.Shares;
import io.clew.analysis.trace.statement.Stop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays the poison traces of single victims over one another; their amounts may count the same money more than once. */
final class Poisoned {

    private Poisoned() {}

    static Trace together(List<String> victims, List<Trace> each) {
        long[] loss = new long[victims.size()];
        Map<Long, Trace.Account> accounts = new LinkedHashMap<>();
        Map<Long, Trace.Step> steps = new LinkedHashMap<>();
        Map<Long, Trace.Nameless> nameless = new LinkedHashMap<>();
        var contradictions = new ArrayList<Trace.Contradiction>();
        var late = new ArrayList<Trace.Late>();
        String cut = "";
        long otherCurrencies = 0;
        long undated = 0;
        for (Trace trace : each) {
            add(loss, trace.loss());
            trace.accounts().forEach(account -> accounts.merge(account.node(), account, Poisoned::both));
            trace.steps().forEach(step -> steps.merge(step.fact(), step, Poisoned::both));
            trace.nameless()
                    .forEach(row -> nameless.merge(
                            row.row(),
                            row,
                            (a, b) -> new Trace.Nameless(
                                    a.node(), a.row(), a.at(), a.amount(), sum(a.byVictim(), b.byVictim()))));
            trace.contradictions().stream()
                    .filter(c -> contradictions.stream().noneMatch(known -> known.fact() == c.fact()))
                    .forEach(contradictions::add);
            late.addAll(trace.late());
            cut = cut.isEmpty() ? trace.cut() : cut;
            otherCurrencies = Math.max(otherCurrencies, trace.otherCurrencies());
            undated = Math.max(undated, trace.undated());
        }
        var byLevel = new ArrayList<>(accounts.values());
        byLevel.sort(Comparator.comparingInt(Trace.Account::level)
                .thenComparing(Trace.Account::attributed, Comparator.reverseOrder())
                .thenComparingLong(Trace.Account::node));
        var byTime = new ArrayList<>(steps.values());
        byTime.sort(Comparator.comparingLong(Trace.Step::at).thenComparingLong(Trace.Step::fact));
        return new Trace(
                false,
                Method.POISON,
                each.getFirst().currency(),
                victims,
                loss,
                byLevel,
                byTime,
                List.copyOf(nameless.values()),
                contradictions,
                List.of(),
                List.copyOf(late),
                cut,
                otherCurrencies,
                undated);
    }

    private static Trace.Account both(Trace.Account a, Trace.Account b) {
        return new Trace.Account(
                a.node(),
                Math.min(a.level(), b.level()),
                least(a.levels(), b.levels()),
                Math.max(a.received(), b.received()),
                Shares.plus(a.attributed(), b.attributed()),
                Shares.plus(a.forwarded(), b.forwarded()),
                sum(a.residual(), b.residual()),
                Shares.plus(a.outside(), b.outside()),
                Math.max(a.balance(), b.balance()),
                either(a.stop(), b.stop()),
                Math.min(a.first(), b.first()),
                Math.max(a.last(), b.last()),
                a.knowledge(),
                Math.max(a.openingUnknown(), b.openingUnknown()),
                Shares.plus(a.unexplained(), b.unexplained()),
                Trace.Range.upTo(sum(a.range().mosts(), b.range().mosts())));
    }

    private static Trace.Step both(Trace.Step a, Trace.Step b) {
        return new Trace.Step(
                a.fact(),
                a.from(),
                a.to(),
                a.link(),
                a.at(),
                a.amount(),
                sum(a.byVictim(), b.byVictim()),
                Math.min(a.level(), b.level()),
                Math.min(a.delay(), b.delay()),
                either(a.stop(), b.stop()));
    }

    private static @Nullable Stop either(@Nullable Stop a, @Nullable Stop b) {
        return a == null || b == null ? null : a;
    }

    private static int[] least(int[] a, int[] b) {
        int[] least = new int[a.length];
        for (int i = 0; i < a.length; i++) {
            least[i] = a[i] < 0 ? b[i] : b[i] < 0 ? a[i] : Math.min(a[i], b[i]);
        }
        return least;
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = a.clone();
        add(sum, b);
        return sum;
    }

    private static void add(long[] to, long[] more) {
        for (int i = 0; i < to.length; i++) {
            to[i] = Shares.plus(to[i], more[i]);
        }
    }
}
