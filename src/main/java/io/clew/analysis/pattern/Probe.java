package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** F10 小额试探: a first payment of next to nothing, then a hundred times as much to the same payee within a day. */
public final class Probe implements Pattern {

    @Override
    public String code() {
        return "F10";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        Set<Long> met = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Movements.Row first = rows.at(i);
            if (!met.add(first.other()) || !first.out() || first.amount() > p.fen("most") || !scene.isTransfer(first)) {
                continue;
            }
            for (Movements.Row next : rows.between(first.at() + 1, first.at() + p.millis("window") + 1)) {
                if (next.out()
                        && next.other() == first.other()
                        && next.amount() >= p.share("times") * first.amount()
                        && next.amount() >= p.fen("least")) {
                    hits.accept(new Found(account)
                            .member(first.other())
                            .row(first)
                            .row(next)
                            .amount(next.amount())
                            .measure("minutes", (next.at() - first.at()) / 60_000)
                            .because(
                                    code(),
                                    Message.of(
                                            "hit.F10",
                                            Scene.yuan(first.amount()),
                                            (next.at() - first.at()) / 60_000,
                                            Scene.yuan(next.amount()))));
                    break;
                }
            }
        }
    }
}
