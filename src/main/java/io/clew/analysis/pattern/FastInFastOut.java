package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Matching;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.function.Consumer;

/** F1 快进快出: most of what comes in leaves again within a day, several times over. */
public final class FastInFastOut implements Pattern {

    @Override
    public String code() {
        return "F1";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        var matching = Matching.of(rows);
        var found = new Found(account);
        long all = 0;
        long fast = 0;
        long dwell = 0;
        int times = 0;
        for (int i = 0; i < rows.size(); i++) {
            Movements.Row in = rows.at(i);
            if (in.out()) {
                continue;
            }
            all += in.amount();
            if (in.amount() < p.fen("least")) {
                continue;
            }
            long spent = 0;
            var outs = new ArrayList<Movements.Row>();
            for (Matching.Spent part : matching.get(i)) {
                if (part.delay() <= p.millis("delay") && part.delay() > 0 && !scene.isPay(part.out())) {
                    spent += part.amount();
                    dwell += part.delay() / 1000 * (part.amount() / 100);
                    outs.add(part.out());
                }
            }
            if (spent >= p.share("lowest") * in.amount() && within(rows, in, p)) {
                found.row(in).rows(outs);
                fast += in.amount();
                times++;
            }
        }
        if (times >= p.count("times") && fast >= p.share("carried") * all) {
            hits.accept(found.amount(fast)
                    .measure("times", times)
                    .share("carried", (double) fast / all)
                    .measure("dwellMinutes", dwell / Math.max(1, fast / 100) / 60)
                    .because(
                            code(),
                            Message.of(
                                    "hit.F1",
                                    times,
                                    Scene.yuan(fast),
                                    p.millis("delay") / Scene.HOUR,
                                    fast * 100 / all)));
        }
    }

    /** Whether what left after this inflow stays within what came in over the same time. */
    private static boolean within(Movements rows, Movements.Row in, Parameters p) {
        long came = 0;
        long left = 0;
        for (Movements.Row row : rows.between(in.at() - p.millis("delay"), in.at() + p.millis("delay") + 1)) {
            came += row.out() ? 0 : row.amount();
            left += row.out() && row.at() > in.at() ? row.amount() : 0;
        }
        return left <= p.share("highest") * came;
    }
}
