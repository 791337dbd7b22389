package io.clew.analysis.pattern;

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
                    .because(
                            code(),
                            counted + " 笔转账中有 " + found.size() + " 笔是整百元，占 " + found.size() * 100 / counted + "%。"));
        }
    }
}
