package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** F5 回流: money returns to where it left, over accounts that do not repeat, strictly forward in time.
 *
 * <p>Looked for from the account that pays first, so that each circle is found once. The search goes depth first over
 * payments that follow in time and keep the amount; its cost grows with the payments that do, to the power of the hops.
 */
public final class MoneyCircle implements Pattern {

    @Override
    public String code() {
        return "F5";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        scene.prefetch(rows.paid(p.fen("least")));
        var path = new ArrayList<Movements.Row>();
        var seen = new ArrayList<Long>();
        seen.add(account);
        for (Movements.Row first : rows.all()) {
            if (first.out() && first.amount() >= p.fen("least") && scene.isAccount(first.other())) {
                path.add(first);
                seen.add(first.other());
                follow(scene, p, account, path, seen, hits);
                seen.removeLast();
                path.removeLast();
            }
        }
    }

    private void follow(
            Scene scene, Parameters p, long origin, List<Movements.Row> path, List<Long> seen, Consumer<Hit> hits) {
        Movements.Row first = path.getFirst();
        Movements.Row last = path.getLast();
        Movements here = scene.movements(last.other());
        for (Movements.Row next : here.between(last.at() + 1, first.at() + p.millis("span") + 1)) {
            boolean keeps = next.out()
                    && next.amount() >= p.share("lowest") * last.amount()
                    && next.amount() <= p.share("highest") * last.amount();
            if (!keeps) {
                continue;
            }
            if (next.other() == origin) {
                path.add(next);
                if (next.amount() >= p.share("returned") * first.amount()
                        && (path.size() > 2 || first.amount() >= p.fen("pair"))) {
                    hits.accept(hit(origin, path));
                }
                path.removeLast();
            } else if (path.size() + 1 < p.count("hops") && !seen.contains(next.other())) {
                path.add(next);
                seen.add(next.other());
                follow(scene, p, origin, path, seen, hits);
                seen.removeLast();
                path.removeLast();
            }
        }
    }

    private Hit hit(long origin, List<Movements.Row> path) {
        var found = new Found(origin).rows(path);
        path.subList(0, path.size() - 1).forEach(row -> found.member(row.other()));
        long first = path.getFirst().amount();
        long last = path.getLast().amount();
        return found.amount(first)
                .measure("hops", path.size())
                .share("returned", (double) last / first)
                .because(
                        code(),
                        Message.of(
                                "hit.F5",
                                Scene.yuan(first),
                                path.size(),
                                (path.getLast().at() - path.getFirst().at()) / Scene.HOUR,
                                Scene.yuan(last)));
    }
}
