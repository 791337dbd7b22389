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

/** F20 归集: many pay in over weeks, and the money stays or goes to very few. */
public final class Pooling implements Pattern {

    @Override
    public String code() {
        return "F20";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        if (rows.size() <= p.count("payers")) {
            return;
        }
        Set<Long> payers = new HashSet<>();
        Set<Long> payees = new HashSet<>();
        long in = 0;
        long out = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Movements.Row row : rows.all()) {
            if (row.out()) {
                payees.add(row.other());
                out += row.amount();
            } else if (scene.isTransfer(row)) {
                in += row.amount();
                if (row.amount() >= p.fen("least")) {
                    payers.add(row.other());
                    first = Math.min(first, row.at());
                    last = Math.max(last, row.at());
                }
            }
        }
        double retained = in == 0 ? 0 : (double) (in - out) / in;
        boolean fits = payers.size() >= p.count("payers")
                && last - first >= p.millis("life")
                && !payees.isEmpty()
                && (retained >= p.share("retained") || payees.size() <= p.count("payees"));
        if (fits) {
            hits.accept(new Found(account)
                    .rows(rows.all())
                    .parties(payers)
                    .parties(payees)
                    .amount(in)
                    .measure("payers", payers.size())
                    .measure("payees", payees.size())
                    .share("retained", retained)
                    .because(code(), Message.of("hit.F20", payers.size(), Scene.yuan(in), payees.size(), (int)
                            (retained * 100))));
        }
    }
}
