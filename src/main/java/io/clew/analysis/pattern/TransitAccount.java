package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** F2 过渡账户: for a month as much leaves as comes, and the evenings find the account empty. */
public final class TransitAccount implements Pattern {

    @Override
    public String code() {
        return "F2";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        if (rows.size() < 2 * p.count("days")) {
            return;
        }
        var days = days(rows);
        for (int end = days.size() - 1; end >= 0; end--) {
            int start = end;
            while (start > 0 && (days.get(end).day - days.get(start - 1).day) * Scene.DAY < p.millis("window")) {
                start--;
            }
            if (fits(scene, p, account, rows, days.subList(start, end + 1), hits)) {
                return;
            }
        }
    }

    private record Day(long day, int first, int last, long in, long balance) {}

    private static List<Day> days(Movements rows) {
        var days = new ArrayList<Day>();
        long balance = rows.leastOpening();
        for (int i = 0; i < rows.size(); ) {
            long day = Scene.day(rows.at(i).at());
            int first = i;
            long in = 0;
            for (; i < rows.size() && Scene.day(rows.at(i).at()) == day; i++) {
                balance += rows.at(i).signed();
                in += rows.at(i).out() ? 0 : rows.at(i).amount();
            }
            days.add(new Day(day, first, i, in, balance));
        }
        return days;
    }

    private boolean fits(Scene scene, Parameters p, long account, Movements rows, List<Day> days, Consumer<Hit> hits) {
        long empty = days.stream()
                .filter(d -> d.in > 0 && d.balance <= p.share("evening") * d.in)
                .count();
        if (days.size() < p.count("days") || empty < p.share("evenings") * days.size()) {
            return false;
        }
        long in = 0;
        long out = 0;
        long consumed = 0;
        Set<Long> payers = new HashSet<>();
        Set<Long> payees = new HashSet<>();
        var span = rows.all().subList(days.getFirst().first, days.getLast().last);
        for (Movements.Row row : span) {
            in += row.out() ? 0 : row.amount();
            out += row.out() ? row.amount() : 0;
            consumed += row.out() && scene.isPay(row) ? row.amount() : 0;
            (row.out() ? payees : payers).add(row.other());
        }
        boolean fits = Math.min(in, out) >= p.share("balance") * Math.max(in, out)
                && payers.size() >= p.count("payers")
                && payees.size() >= p.count("payees")
                && consumed <= p.share("consumed") * out
                && in >= p.fen("least");
        if (fits) {
            hits.accept(new Found(account)
                    .rows(span)
                    .amount(in)
                    .fen("in", in)
                    .fen("out", out)
                    .measure("payers", payers.size())
                    .measure("payees", payees.size())
                    .share("emptyEvenings", (double) empty / days.size())
                    .because(code(), Message.of("hit.F2", days.size(), Scene.yuan(in), Scene.yuan(out), empty)));
        }
        return fits;
    }
}
