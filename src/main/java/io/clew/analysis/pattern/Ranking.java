package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import io.clew.record.Money;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** F8 对手排名: with whom an account exchanged most. */
public final class Ranking implements Pattern {

    @Override
    public String code() {
        return "F8";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        if (rows.size() < p.count("least")) {
            return;
        }
        Map<Long, long[]> sums = new LinkedHashMap<>();
        long all = 0;
        for (Movements.Row row : rows.all()) {
            long[] sum = sums.computeIfAbsent(row.other(), o -> new long[3]);
            sum[row.out() ? 1 : 0] += row.amount();
            sum[2]++;
            all += row.amount();
        }
        double concentration = 0;
        for (long[] sum : sums.values()) {
            double share = (double) (sum[0] + sum[1]) / all;
            concentration += share * share;
        }
        var top = sums.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Long, long[]> e) -> -e.getValue()[0] - e.getValue()[1])
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(p.count("top"))
                .toList();
        var found = new Found(account).amount(all).share("concentration", concentration);
        Set<Long> ranked = new HashSet<>();
        top.forEach(e -> {
            ranked.add(e.getKey());
            long[] sum = e.getValue();
            found.measure(scene.key(e.getKey()).toString(), new Money(sum[0]) + "/" + new Money(sum[1]) + "/" + sum[2]);
        });
        rows.all().stream().filter(row -> ranked.contains(row.other())).forEach(found::row);
        long[] most = top.getFirst().getValue();
        hits.accept(found.because(
                code(),
                Message.of("hit.F8", sums.size(), Scene.yuan(most[0] + most[1]), (most[0] + most[1]) * 100 / all)));
    }
}
