package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** F9 时序分析: an account that works at night, in bursts, or like a clock. */
public final class Rhythm implements Pattern {

    @Override
    public String code() {
        return "F9";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        if (rows.size() < p.count("least")) {
            return;
        }
        var found = new Found(account);
        long amount = 0;
        for (Movements.Row row : rows.all()) {
            if (Scene.hour(row.at()) < 6) {
                found.row(row);
                amount += row.amount();
            }
        }
        double night = (double) found.size() / rows.size();
        int[] burst = burst(scene, rows, p);
        double regularity = regularity(rows, p);
        boolean nights = night >= p.share("night");
        if (!nights && burst[1] == 0 && regularity > p.share("regular")) {
            return;
        }
        Message why = nights
                ? Message.of("hit.F9.night", found.size(), (int) (night * 100))
                : burst[1] > 0 ? Message.of("hit.F9.burst", burst[1]) : Message.of("hit.F9.regular", regularity);
        if (!nights) {
            var chosen = burst[1] > 0 ? rows.all().subList(burst[0], burst[0] + burst[1]) : rows.all();
            found.rows(chosen);
            amount = chosen.stream().mapToLong(Movements.Row::amount).sum();
        }
        hits.accept(found.amount(amount)
                .share("night", night)
                .measure("burst", burst[1])
                .share("intervalVariation", regularity == Double.MAX_VALUE ? -1 : regularity)
                .because(code(), why));
    }

    /** First row and number of rows of the day that stands out most from the 30 days before it; 0 where none does. */
    private static int[] burst(Scene scene, Movements rows, Parameters p) {
        var perDay = new TreeMap<Long, int[]>();
        for (int i = 0; i < rows.size(); i++) {
            int place = i;
            if (!scene.isTransfer(rows.at(i))) {
                continue; // a shop's good day is no burst
            }
            perDay.computeIfAbsent(Scene.day(rows.at(i).at()), d -> new int[] {place, 0})[1]++;
        }
        int[] best = {0, 0};
        for (var day : perDay.entrySet()) {
            int count = day.getValue()[1];
            if (count < p.count("burst") || count <= best[1]) {
                continue;
            }
            var base = perDay.subMap(day.getKey() - 30, day.getKey()).values();
            double mean = base.stream().mapToInt(d -> d[1]).sum() / 30.0;
            double squares =
                    base.stream().mapToDouble(d -> (double) d[1] * d[1]).sum() / 30.0;
            if (count > mean + 3 * Math.sqrt(Math.max(0, squares - mean * mean))
                    && !base.isEmpty()
                    && !monthly(perDay, day.getKey(), count)) {
                best = day.getValue();
            }
        }
        return best;
    }

    /** Whether a day like this came a month before or after: wages, pensions and rent are paid by the calendar. */
    private static boolean monthly(TreeMap<Long, int[]> perDay, long day, int count) {
        return Stream.concat(
                        perDay.subMap(day - 34, day - 26).values().stream(),
                        perDay.subMap(day + 27, day + 35).values().stream())
                .anyMatch(other -> 2 * other[1] >= count);
    }

    /** Variation of the intervals, where they are short enough not to be a calendar's. */
    private static double regularity(Movements rows, Parameters p) {
        int n = rows.size() - 1;
        double mean = (double) (rows.at(n).at() - rows.at(0).at()) / n;
        if (mean > p.millis("interval") || mean <= 0) {
            return Double.MAX_VALUE;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double off = rows.at(i + 1).at() - rows.at(i).at() - mean;
            squares += off * off;
        }
        return Math.sqrt(squares / n) / mean;
    }
}
