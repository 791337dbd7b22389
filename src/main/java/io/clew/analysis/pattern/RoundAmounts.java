package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.function.Consumer;

/** F12 整数偏好: nearly all amounts are whole hundreds of yuan. */
public final class RoundAmounts implements Pattern {

    @Override
    public String code() {
        return "F12";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        var found = new Found(account);
        long sum = 0;
        int counted = 0;
        for (Movements.Row row : rows.all()) {
            if (!scene.isTransfer(row)) {
                continue;
            }
            counted++;
            if (row.amount() % 10_000 == 0) {
                found.row(row);
                sum += row.amount();
            }
        }
        if (counted >= p.count("least") && found.size() >= p.share("share") * counted) {
            hits.accept(found.amount(sum)
                    .share("round", (double) found.size() / counted)
                    .because(code(), Message.of("hit.F12", counted, found.size(), found.size() * 100 / counted)));
        }
    }
}
