package io.clew.web.pattern;

import io.clew.inquiry.money.ShowBalance;
import io.clew.web.frame.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The balance of an account over time as a drawing of steps.
 *
 * @param path of the steps; {@code gaps} of the places where one balance does not follow from the other
 * @param rules horizontal lines with what they stand for
 */
public record BalanceLine(
        int width, int height, String path, String gaps, List<Rule> rules, List<Tick> ticks, int tickY, String rows) {

    private static final int WIDTH = 1_000;
    private static final int LEFT = 72;
    private static final int TOP = 10;
    private static final int BOTTOM = 150;
    private static final int TICKS = 6;
    private static final int MOST_POINTS = 1_200;

    /** A horizontal line and its label, in the units of the picture. */
    public record Rule(String y, String textY, String label) {}

    /** A label under the days, in the units of the picture. */
    public record Tick(String x, String label) {}

    /** Null where there are fewer than two balances. */
    static @Nullable BalanceLine of(List<ShowBalance.Point> points) {
        if (points.size() < 2) {
            return null;
        }
        long first = points.getFirst().at().toEpochMilli();
        double span = Math.max(1, points.getLast().at().toEpochMilli() - first);
        long most = points.stream().mapToLong(ShowBalance.Point::fen).max().orElse(0);
        long least = Math.min(
                0, points.stream().mapToLong(ShowBalance.Point::fen).min().orElse(0));
        double tall = Math.max(1, most - least);
        var path = new StringBuilder();
        var gaps = new StringBuilder();
        double y = 0;
        double drawn = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.size(); i++) {
            ShowBalance.Point point = points.get(i);
            double x = LEFT + (point.at().toEpochMilli() - first) / span * (WIDTH - LEFT);
            double next = BOTTOM - (point.fen() - least) / tall * (BOTTOM - TOP);
            boolean near = x - drawn < (double) (WIDTH - LEFT) / MOST_POINTS && Math.abs(next - y) < 1;
            if (i == 0) {
                path.append("M").append(n(x)).append(' ').append(n(next));
            } else if (!point.follows()) {
                path.append("H")
                        .append(n(x))
                        .append('M')
                        .append(n(x))
                        .append(' ')
                        .append(n(next));
                gaps.append('M')
                        .append(n(x))
                        .append(' ')
                        .append(n(y))
                        .append('V')
                        .append(n(next));
            } else if (!near) {
                path.append("H").append(n(x)).append('V').append(n(next));
            } else {
                continue;
            }
            drawn = x;
            y = next;
        }
        path.append('H').append(WIDTH);
        var rules = new ArrayList<Rule>();
        for (long value : least < 0 ? new long[] {most, 0, least} : new long[] {most, most / 2, 0}) {
            double at = BOTTOM - (value - least) / tall * (BOTTOM - TOP);
            rules.add(new Rule(n(at), n(at + 4), Shown.said(value)));
        }
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i < TICKS; i++) {
            double x = LEFT + (WIDTH - LEFT) * (i + 0.5) / TICKS;
            var at = points.getFirst().at().plusMillis((long) (span * (i + 0.5) / TICKS));
            ticks.add(new Tick(n(x), Shown.day(at)));
        }
        return new BalanceLine(
                WIDTH,
                BOTTOM + 26,
                path.toString(),
                gaps.toString(),
                rules,
                ticks,
                BOTTOM + 20,
                Shown.counted(points.size()));
    }

    private static String n(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
