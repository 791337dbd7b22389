package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** F11 拆分: several payments a day, or days running, just below a limit above which they would be reported. */
public final class Splitting implements Pattern {

    @Override
    public String code() {
        return "F11";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        for (String limit : List.of("cash", "person", "company")) {
            long top = p.fen(limit);
            Map<Long, List<Movements.Row>> byParty = new LinkedHashMap<>();
            for (Movements.Row row : rows.all()) {
                boolean below = row.amount() >= p.share("lowest") * top && row.amount() < top;
                boolean kind = limit.equals("cash") ? scene.isWithdrawal(row) : scene.isTransfer(row);
                if (row.out() && below && kind) {
                    byParty.computeIfAbsent(limit.equals("cash") ? -1L : row.other(), o -> new ArrayList<>())
                            .add(row);
                }
            }
            byParty.forEach((party, below) -> look(account, party, below, top, p, hits));
        }
    }

    private void look(
            long account, long party, List<Movements.Row> below, long limit, Parameters p, Consumer<Hit> hits) {
        Map<Long, List<Movements.Row>> byDay = new TreeMap<>();
        below.forEach(row -> byDay.computeIfAbsent(Scene.day(row.at()), d -> new ArrayList<>())
                .add(row));
        var chosen = new ArrayList<Movements.Row>();
        var run = new ArrayList<Movements.Row>();
        long before = Long.MIN_VALUE;
        int days = 0;
        int most = 0;
        for (var day : byDay.entrySet()) {
            boolean follows = day.getKey() - 1 == before;
            if (!follows) {
                run.clear();
                days = 0;
            }
            days++;
            most = Math.max(most, days);
            run.addAll(day.getValue());
            before = day.getKey();
            if (day.getValue().size() >= p.count("times")) {
                chosen.addAll(day.getValue());
            } else if (days >= p.count("times")) {
                chosen.addAll(run);
            }
        }
        if (chosen.isEmpty()) {
            return;
        }
        var found = new Found(account).rows(chosen);
        if (party >= 0) {
            found.member(party);
        }
        long sum = chosen.stream().distinct().mapToLong(Movements.Row::amount).sum();
        hits.accept(found.amount(sum)
                .fen("limit", limit)
                .measure("payments", found.size())
                .because(code(), Message.of("hit.F11", found.size(), Scene.yuan(limit), Scene.yuan(sum))));
    }
}
