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
import java.util.List;
import java.util.function.Consumer;

/**
 * F1 快进快出: most of what comes in leaves again within a day, several times over. What came last leaves first: whoever passes
 * money on keeps a commission of each payment, which stays.
 */
public final class FastInFastOut implements Pattern {

    @Override
    public String code() {
        return "F1";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        List<List<Matching.Spent>> spent = Matching.latest(rows);
        if (!look(scene, rows, spent, p, p.millis("delay"), hits)) {
            look(scene, rows, spent, p, p.millis("slow"), hits);
        }
    }

    /** @return whether there was a hit */
    private boolean look(
            Scene scene,
            Movements rows,
            List<List<Matching.Spent>> matching,
            Parameters p,
            long delay,
            Consumer<Hit> hits) {
        var found = new Found(rows.node());
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
                if (part.delay() <= delay && part.delay() > 0 && !scene.isPay(part.out())) {
                    spent += part.amount();
                    dwell += part.delay() / 1000 * (part.amount() / 100);
                    outs.add(part.out());
                }
            }
            if (spent >= p.share("lowest") * in.amount() && within(rows, in, p.share("highest"), delay)) {
                found.row(in).rows(outs).party(in.other());
                outs.forEach(out -> found.party(out.other()));
                fast += in.amount();
                times++;
            }
        }
        boolean fits = times >= p.count("times") && fast >= p.share("carried") * all;
        if (fits) {
            hits.accept(found.amount(fast)
                    .measure("times", times)
                    .share("carried", (double) fast / all)
                    .measure("dwellMinutes", dwell / Math.max(1, fast / 100) / 60)
                    .because(
                            code(),
                            Message.of("hit.F1", times, Scene.yuan(fast), delay / Scene.HOUR, fast * 100 / all)));
        }
        return fits;
    }

    /** Whether what left after this inflow stays within what came in over the same time. */
    private static boolean within(Movements rows, Movements.Row in, double highest, long delay) {
        long came = 0;
        long left = 0;
        for (Movements.Row row : rows.between(in.at() - delay, in.at() + delay + 1)) {
            came += row.out() ? 0 : row.amount();
            left += row.out() && row.at() > in.at() ? row.amount() : 0;
        }
        return left <= highest * came;
    }
}
