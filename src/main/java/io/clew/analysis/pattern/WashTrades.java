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
import java.util.function.Consumer;

/** F19 对敲: two accounts pay each other to and fro, and almost nothing stays. */
public final class WashTrades implements Pattern {

    @Override
    public String code() {
        return "F19";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        Map<Long, List<Movements.Row>> byOther = new LinkedHashMap<>();
        for (Movements.Row row : rows.all()) {
            if (scene.isTransfer(row) && row.other() > account) {
                byOther.computeIfAbsent(row.other(), o -> new ArrayList<>()).add(row);
            }
        }
        byOther.forEach((other, both) -> look(account, other, both, p, hits));
    }

    private void look(long account, long other, List<Movements.Row> both, Parameters p, Consumer<Hit> hits) {
        if (both.size() < 2 * p.count("times")) {
            return;
        }
        int start = 0;
        for (int end = 0; end < both.size(); end++) {
            while (both.get(end).at() - both.get(start).at() > p.millis("window")) {
                start++;
            }
            var span = both.subList(start, end + 1);
            long out = span.stream()
                    .filter(Movements.Row::out)
                    .mapToLong(Movements.Row::amount)
                    .sum();
            long gross = span.stream().mapToLong(Movements.Row::amount).sum();
            long outs = span.stream().filter(Movements.Row::out).count();
            boolean fits = outs >= p.count("times")
                    && span.size() - outs >= p.count("times")
                    && Math.abs(2 * out - gross) <= p.share("net") * gross
                    && gross >= p.fen("least");
            if (fits) {
                hits.accept(new Found(account)
                        .member(other)
                        .rows(span)
                        .amount(gross)
                        .fen("net", Math.abs(2 * out - gross))
                        .because(
                                code(),
                                Message.of(
                                        "hit.F19",
                                        p.millis("window") / Scene.DAY,
                                        span.size(),
                                        Scene.yuan(gross),
                                        Scene.yuan(Math.abs(2 * out - gross)))));
                return;
            }
        }
    }
}
