package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** F15 取现: most of an inflow is drawn in cash within two hours; with others at the same machine, a group. */
public final class CashOut implements Pattern {

    @Override
    public String code() {
        return "F15";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        for (Movements.Row in : rows.all()) {
            if (in.out() || in.amount() < p.fen("least")) {
                continue;
            }
            var cash = new ArrayList<Movements.Row>();
            long drawn = 0;
            for (Movements.Row row : rows.between(in.at() + 1, in.at() + p.millis("window") + 1)) {
                if (row.out() && scene.isWithdrawal(row)) {
                    cash.add(row);
                    drawn += row.amount();
                }
            }
            if (cash.isEmpty() || drawn < p.share("share") * in.amount()) {
                continue;
            }
            var found = new Found(account).row(in).rows(cash);
            List<Long> group = group(scene, account, cash.getFirst(), p);
            group.forEach(found::member);
            long minutes = (cash.getLast().at() - in.at()) / 60_000;
            Message why = group.size() + 1 >= p.count("group")
                    ? Message.of("hit.F15.group", Scene.yuan(in.amount()), minutes, Scene.yuan(drawn), group.size() + 1)
                    : Message.of("hit.F15", Scene.yuan(in.amount()), minutes, Scene.yuan(drawn));
            hits.accept(found.amount(drawn)
                    .share("drawn", (double) drawn / in.amount())
                    .measure("group", group.size() + 1)
                    .because(code(), why));
            return;
        }
    }

    /** Other accounts that drew at the same machine about the same time, where they are enough to be a group. */
    private static List<Long> group(Scene scene, long account, Movements.Row cash, Parameters p) {
        Set<Long> others = new LinkedHashSet<>();
        for (Movements.Row row :
                scene.movements(cash.other()).between(cash.at() - p.millis("near"), cash.at() + p.millis("near") + 1)) {
            if (!row.out() && scene.isWithdrawal(row) && row.other() != account) {
                others.add(row.other());
            }
        }
        return others.size() + 1 >= p.count("group") ? List.copyOf(others) : List.of();
    }
}
