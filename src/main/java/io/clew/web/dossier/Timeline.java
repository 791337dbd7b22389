package io.clew.web.dossier;

import io.clew.inquiry.ShowDossier.Month;
import io.clew.web.frame.Shown;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/**
 * A drawing of months: money received above the line, paid below, and how often something happened under both.
 *
 * <p>Drawn on the server in units of the view box, so that it is there without script and in print. At most the last
 * hundred and twenty months.
 *
 * @param money whether there is any
 * @param counts whether anything happened that carries no money
 */
public record Timeline(
        double width,
        double height,
        double tickY,
        boolean money,
        boolean counts,
        List<Bar> bars,
        List<Rule> rules,
        List<Tick> ticks) {

    private static final double WIDTH = 1120;
    private static final double LEFT = 76;
    private static final double HALF = 64;
    private static final double COUNTS = 44;
    private static final double GAP = 16;
    private static final int MOST_MONTHS = 120;
    private static final double WIDEST = 26;
    /** Room for a label, where letters are large on a narrow page. */
    private static final double LABEL = 84;

    /**
     * @param kind {@code in}, {@code out} or {@code calls}
     * @param href of the records of the month
     */
    public record Bar(String kind, double x, double y, double width, double height, String title, String href) {}

    /** A horizontal line and its label, in the units of the picture. */
    public record Rule(double y, double textY, String label) {}

    /** A label under the months, in the units of the picture. */
    public record Tick(double x, String label) {}

    /** @param href of the records of a month */
    static Timeline of(List<Month> months, Function<YearMonth, String> href) {
        var byMonth = new HashMap<YearMonth, Month>();
        months.forEach(month -> byMonth.put(YearMonth.parse(month.month()), month));
        boolean money = months.stream().anyMatch(month -> month.in() + month.out() > 0);
        boolean counts = months.stream().anyMatch(month -> month.calls() > 0);
        if (byMonth.isEmpty()) {
            return new Timeline(WIDTH, 0, 0, false, false, List.of(), List.of(), List.of());
        }
        var last = byMonth.keySet().stream().max(YearMonth::compareTo).orElseThrow();
        var first = byMonth.keySet().stream().min(YearMonth::compareTo).orElseThrow();
        if (first.until(last, ChronoUnit.MONTHS) >= MOST_MONTHS) {
            first = last.minusMonths(MOST_MONTHS - 1L);
        }
        return new Drawing(first, (int) first.until(last, ChronoUnit.MONTHS) + 1, byMonth, money, counts, href).draw();
    }

    private static final class Drawing {
        private final YearMonth first;
        private final int months;
        private final HashMap<YearMonth, Month> byMonth;
        private final boolean money;
        private final boolean counts;
        private final Function<YearMonth, String> href;
        private final double slot;
        private final double bar;
        private final List<Bar> bars = new ArrayList<>();
        private final List<Rule> rules = new ArrayList<>();
        private final List<Tick> ticks = new ArrayList<>();

        Drawing(
                YearMonth first,
                int months,
                HashMap<YearMonth, Month> byMonth,
                boolean money,
                boolean counts,
                Function<YearMonth, String> href) {
            this.href = href;
            this.first = first;
            this.months = months;
            this.byMonth = byMonth;
            this.money = money;
            this.counts = counts;
            this.slot = (WIDTH - LEFT) / Math.max(months, 8);
            this.bar = Math.min(slot * .7, WIDEST);
        }

        Timeline draw() {
            double bottom = 8;
            if (money) {
                bottom = drawMoney(bottom);
            }
            if (counts) {
                bottom = drawCounts(bottom);
            }
            int every = Math.max(1, (int) Math.ceil(LABEL / slot));
            for (int i = 0; i < months; i += every) {
                ticks.add(new Tick(middle(i), first.plusMonths(i).toString()));
            }
            return new Timeline(WIDTH, bottom + 24, bottom + 16, money, counts, bars, rules, ticks);
        }

        private double drawMoney(double top) {
            long most = byMonth.values().stream()
                    .mapToLong(month -> Math.max(month.in(), month.out()))
                    .max()
                    .orElse(1);
            double zero = top + HALF;
            rule(zero, "0");
            rule(top, Shown.said(most));
            rule(zero + HALF, "−" + Shown.said(most));
            each((i, month) -> {
                double in = HALF * month.in() / most;
                double out = HALF * month.out() / most;
                add("in", i, zero - in, in, month.month() + "  +" + Shown.yuan(month.in()));
                add("out", i, zero, out, month.month() + "  −" + Shown.yuan(month.out()));
            });
            return zero + HALF + GAP;
        }

        private double drawCounts(double top) {
            long most = byMonth.values().stream().mapToLong(Month::calls).max().orElse(1);
            double zero = top + COUNTS;
            rule(zero, "0");
            rule(top, Shown.counted(most));
            each((i, month) -> {
                double height = COUNTS * month.calls() / most;
                add("calls", i, zero - height, height, month.month() + "  " + Shown.counted(month.calls()));
            });
            return zero + 4;
        }

        private interface Drawn {
            void month(int i, Month month);
        }

        private void each(Drawn drawn) {
            for (int i = 0; i < months; i++) {
                Month month = byMonth.get(first.plusMonths(i));
                if (month != null) {
                    drawn.month(i, month);
                }
            }
        }

        private void add(String kind, int i, double y, double height, String title) {
            if (height > 0) {
                double seen = Math.max(1, height);
                bars.add(new Bar(
                        kind,
                        round(middle(i) - bar / 2),
                        round(y),
                        round(bar),
                        round(seen),
                        title,
                        href.apply(first.plusMonths(i))));
            }
        }

        private void rule(double y, String label) {
            rules.add(new Rule(y, y + 4, label));
        }

        private double middle(int i) {
            return round(LEFT + slot * (i + .5));
        }

        private static double round(double value) {
            return Math.round(value * 10) / 10.0;
        }
    }
}
