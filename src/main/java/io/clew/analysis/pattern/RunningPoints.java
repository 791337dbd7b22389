package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** F14 跑分: several marks of an account that is let to others to pass money through; shows each mark. */
public final class RunningPoints implements Pattern {

    @Override
    public String code() {
        return "F14";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        if (rows.size() < p.count("least")) {
            return;
        }
        var parts = new LinkedHashMap<String, Integer>();
        // cheap marks first: where the others cannot make up for what is missing, they are not looked for
        List<Mark> marks = List.of(
                new Mark("night", () -> nights(rows) >= p.share("nightShare") * rows.size()),
                new Mark("newcomers", () -> strangers(rows)[0] >= p.count("newADay")),
                new Mark("strangers", () -> strangers(rows)[1] >= p.share("newShare") * rows.size()),
                new Mark(
                        "young",
                        () -> rows.at(rows.size() - 1).at() - rows.at(0).at() <= p.millis("age")),
                new Mark("F1", () -> new FastInFastOut().shows(scene, account)),
                new Mark("F2", () -> new TransitAccount().shows(scene, account)),
                new Mark("F22", () -> new SharedControl(true).shows(scene, account)),
                new Mark("F10", () -> probed(scene, account, rows)));
        int open = marks.stream().mapToInt(mark -> p.count(mark.name)).sum();
        int points = 0;
        for (Mark mark : marks) {
            if (points + open < p.count("review")) {
                return;
            }
            open -= p.count(mark.name);
            if (mark.holds.getAsBoolean()) {
                parts.put(mark.name, p.count(mark.name));
                points += p.count(mark.name);
            }
        }
        if (points >= p.count("review")) {
            var found = new Found(account).rows(rows.all());
            parts.forEach(found::measure);
            long in = rows.all().stream()
                    .filter(r -> !r.out())
                    .mapToLong(Movements.Row::amount)
                    .sum();
            hits.accept(found.amount(in)
                    .measure("points", points)
                    .because(code(), Message.of("hit.F14", points, words(parts))));
        }
    }

    private record Mark(String name, BooleanSupplier holds) {}

    private static long nights(Movements rows) {
        return rows.all().stream().filter(r -> Scene.hour(r.at()) < 6).count();
    }

    /** Whether somebody tried this account with next to nothing before paying it. */
    private static boolean probed(Scene scene, long account, Movements rows) {
        Parameters probe = scene.parameters("F10");
        for (Movements.Row row : rows.all()) {
            if (!row.out() && row.amount() <= probe.fen("most")) {
                boolean[] fired = {false};
                new Probe()
                        .find(
                                scene,
                                row.other(),
                                hit -> fired[0] |= hit.members().contains(account));
                if (fired[0]) {
                    return true;
                }
            }
        }
        return new Probe().shows(scene, account);
    }

    /** Most new counterparts on one day, and rows that were the first with their counterpart. */
    private static long[] strangers(Movements rows) {
        Set<Long> met = new HashSet<>();
        Map<Long, Integer> perDay = new LinkedHashMap<>();
        for (Movements.Row row : rows.all()) {
            if (met.add(row.other())) {
                perDay.merge(Scene.day(row.at()), 1, Integer::sum);
            }
        }
        return new long[] {
            perDay.values().stream().mapToInt(Integer::intValue).max().orElse(0), met.size()
        };
    }

    private static List<Message> words(Map<String, Integer> parts) {
        return parts.entrySet().stream()
                .map(part -> Message.of("hit.F14." + part.getKey(), part.getValue()))
                .toList();
    }
}
