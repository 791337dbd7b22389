package io.clew.analysis.pattern.shape;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * From several payers over one account to several payees, for F18; looked for at the account in the middle.
 *
 * <p>Whoever pays the account, or is paid by it, over more than two spans, or more than {@value #REGULAR} times over more
 * than a quarter of one, is no stranger, and left out. A moment parts gathering from scattering: at most a share {@code late} of the money may come after it, and at most
 * as large a share may have gone before it. Of the stretches that begin with a payment, the one of which most
 * of what came in went out is told, unless it is ordinary for the account, and the search goes on behind it. O(w) for each beginning with w rows in a span.
 */
final class GatherScatter {

    private static final int REGULAR = 3;

    private final Scene scene;
    private final long account;
    private final Parameters p;
    private final Consumer<Hit> hits;
    private final List<Movements.Row> legs = new ArrayList<>();

    GatherScatter(Scene scene, long account, Parameters p, Consumer<Hit> hits) {
        this.scene = scene;
        this.account = account;
        this.p = p;
        this.hits = hits;
    }

    void find() {
        int least = p.count("accounts");
        long leg = p.fen("leg");
        Movements rows = scene.movements(account);
        if (rows.paid(leg).length < least
                || rows.paidBy(leg).length < least
                || scene.view().degree(account) > p.count("hub")) {
            return;
        }
        var seen = new LongObjectHashMap<long[]>();
        for (Movements.Row row : rows.all()) {
            if (row.amount() >= leg && scene.isTransfer(row)) {
                long way = row.out() ? row.other() : ~row.other();
                long[] ends = seen.get(way);
                if (ends == null) {
                    seen.put(way, new long[] {row.at(), row.at(), 1});
                } else {
                    ends[1] = row.at();
                    ends[2]++;
                }
                legs.add(row);
            }
        }
        legs.removeIf(row -> {
            long[] ends = seen.get(row.out() ? row.other() : ~row.other());
            long over = ends[1] - ends[0];
            return over > 2 * p.millis("span") || ends[2] > REGULAR && over > p.millis("span") / 4;
        });
        int start = 0;
        while (start < legs.size()) {
            int end = legs.get(start).out() ? -1 : new Stretch(start).end();
            Hit hit = end < 0 ? null : hit(legs.subList(start, end + 1));
            boolean tells = hit != null && !scene.isOrdinary(hit);
            if (tells && !isInLayers(legs.subList(start, end + 1))) {
                hits.accept(hit);
            }
            start = (tells ? end : start) + 1;
        }
    }

    /** Whether enough of the payers paid the same others in that time too: then the layers tell of it. */
    private boolean isInLayers(List<Movements.Row> rows) {
        var payers = new TreeSet<Long>();
        for (Movements.Row row : rows) {
            if (!row.out() && scene.isAccount(row.other())) {
                payers.add(row.other());
            }
        }
        return new PaymentLayers(scene, account, p, hits)
                .meet(
                        payers,
                        rows.getFirst().at() - p.millis("span"),
                        rows.getLast().at());
    }

    /** Rows from one payment on. */
    private final class Stretch {

        private final int start;
        private final LongHashSet payers = new LongHashSet();
        private final LongHashSet payees = new LongHashSet();
        private long in;
        private long out;
        private int parting;
        private long early;
        private long goneBefore;

        Stretch(int start) {
            this.start = start;
            this.parting = start;
        }

        /** Place of the last row of the stretch whose sums are nearest to each other; -1 where none fits. */
        int end() {
            int best = -1;
            double nearest = 0;
            long last = legs.get(start).at() + p.millis("span");
            for (int i = start; i < legs.size() && legs.get(i).at() <= last; i++) {
                Movements.Row row = legs.get(i);
                if (row.out()) {
                    payees.add(row.other());
                    out += row.amount();
                } else {
                    payers.add(row.other());
                    in += row.amount();
                }
                part();
                double near = (double) Math.min(in, out) / Math.max(in, out);
                if (row.out() && fits() && near > nearest) {
                    best = i;
                    nearest = near;
                }
            }
            return best;
        }

        /** Moves the parting moment on until no more than the allowed share comes behind it. */
        private void part() {
            while (in - early > p.share("late") * in) {
                Movements.Row row = legs.get(parting++);
                early += row.out() ? 0 : row.amount();
                goneBefore += row.out() ? row.amount() : 0;
            }
        }

        private boolean fits() {
            return payers.size() >= p.count("accounts")
                    && payees.size() >= p.count("accounts")
                    && goneBefore <= p.share("late") * out
                    && Math.min(in, out) >= p.share("passed") * Math.max(in, out);
        }
    }

    private Hit hit(List<Movements.Row> rows) {
        var found = new Found(account).rows(rows);
        var payers = new LongHashSet();
        var payees = new LongHashSet();
        long in = 0;
        long out = 0;
        for (Movements.Row row : rows) {
            found.member(row.other());
            (row.out() ? payees : payers).add(row.other());
            in += row.out() ? 0 : row.amount();
            out += row.out() ? row.amount() : 0;
        }
        return found.amount(in)
                .measure("shape", "gather-scatter")
                .share("kept", (double) out / in)
                .because(
                        "F18",
                        Message.of("hit.F18.spread", payers.size(), Scene.yuan(in), payees.size(), Scene.yuan(out)));
    }
}
