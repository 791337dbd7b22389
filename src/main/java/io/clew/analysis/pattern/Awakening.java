package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.function.Consumer;

/** F13 休眠激活: an account that slept for months moves ten times its former monthly turnover within days. */
public final class Awakening implements Pattern {

    @Override
    public String code() {
        return "F13";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        long before = 0;
        for (int i = 1; i < rows.size(); i++) {
            before += rows.at(i - 1).amount();
            long slept = rows.at(i).at() - rows.at(i - 1).at();
            if (slept < p.millis("dormancy") || i < p.count("known")) {
                continue;
            }
            var awake = rows.between(rows.at(i).at(), rows.at(i).at() + p.millis("window"));
            long turnover = awake.stream().mapToLong(Movements.Row::amount).sum();
            double months = Math.max(1, (rows.at(i - 1).at() - rows.at(0).at()) / (30.0 * Scene.DAY));
            if (awake.size() >= p.count("known")
                    && turnover >= p.fen("least")
                    && turnover >= p.share("times") * before / months) {
                hits.accept(new Found(account)
                        .rows(awake)
                        .amount(turnover)
                        .measure("sleptDays", slept / Scene.DAY)
                        .fen("formerMonthly", (long) (before / months))
                        .because(
                                code(),
                                Message.of(
                                        "hit.F13",
                                        slept / Scene.DAY,
                                        p.millis("window") / Scene.DAY,
                                        Scene.yuan(turnover),
                                        Scene.yuan((long) (before / months)))));
                return;
            }
        }
    }
}
