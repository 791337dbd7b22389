package io.clew.analysis.scene;

import io.clew.record.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What F3 and F4 share: within a short window many stand on one side of an account and few on the other. */
public final class Fan {

    private Fan() {}

    /** @param gathers many payers and few payees, else the converse */
    public static void find(Scene scene, long account, Parameters p, boolean gathers, Consumer<Hit> hits) {
        Movements rows = scene.movements(account);
        int least = p.count("many");
        if (rows.size() <= least) {
            return;
        }
        Map<Long, Integer> payers = new HashMap<>();
        Map<Long, Integer> payees = new HashMap<>();
        long in = 0;
        long out = 0;
        int start = 0;
        for (int end = 0; end < rows.size(); end++) {
            Movements.Row row = rows.at(end);
            in += count(row, payers, payees, 1);
            out += row.out() ? row.amount() : 0;
            while (row.at() - rows.at(start).at() > p.millis("window")) {
                Movements.Row gone = rows.at(start++);
                in -= count(gone, payers, payees, -1);
                out -= gone.out() ? gone.amount() : 0;
            }
            int many = (gathers ? payers : payees).size();
            int few = (gathers ? payees : payers).size();
            boolean fits = many >= least
                    && few >= 1
                    && few <= p.count("few")
                    && out >= p.share("passed") * in
                    && in >= p.share("passed") * out
                    && in >= p.fen("least");
            if (fits) {
                hits.accept(hit(account, rows.all().subList(start, end + 1), gathers, many, few, in, out));
                payers.clear();
                payees.clear();
                in = 0;
                out = 0;
                start = end + 1;
            }
        }
    }

    /** @return 分 that the row brings */
    private static long count(Movements.Row row, Map<Long, Integer> payers, Map<Long, Integer> payees, int by) {
        (row.out() ? payees : payers).merge(row.other(), by, (a, b) -> a + b == 0 ? null : a + b);
        return row.out() ? 0 : row.amount();
    }

    private static Hit hit(
            long account, List<Movements.Row> rows, boolean gathers, int many, int few, long in, long out) {
        Message why = gathers
                ? Message.of("hit.F3", many, Scene.yuan(in), few, Scene.yuan(out))
                : Message.of("hit.F4", few, Scene.yuan(in), many, Scene.yuan(out));
        return new Found(account)
                .rows(rows)
                .parties(rows.stream().map(Movements.Row::other).toList())
                .amount(in)
                .measure(gathers ? "payers" : "payees", many)
                .measure(gathers ? "payees" : "payers", few)
                .fen("in", in)
                .fen("out", out)
                .because(gathers ? "F3" : "F4", why);
    }
}
