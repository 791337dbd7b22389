package io.clew.analysis.pattern.shape;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongIntHashMap;
import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** F18 scatter-gather, gather-scatter, stack and bipartite: money spreads over several accounts and meets again, meets
 * and spreads, or goes from several accounts to the same several others, once or layer by layer.
 *
 * <p>Shapes as in AMLSim and Altman et al., <i>Realistic Synthetic Financial Transactions</i>, 2023.
 */
public final class ScatterGather implements Pattern {

    @Override
    public String code() {
        return "F18";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);
        LongHashSet sinks = sinks(scene, account, rows, p);
        if (!sinks.isEmpty()) {
            scatter(scene, account, rows, sinks, p, hits);
        }
        new GatherScatter(scene, account, p, hits).find();
        new PaymentLayers(scene, account, p, hits).find();
    }

    /** Whether a payment is large enough, and to an account that few have to do with. */
    static boolean isLeg(Scene scene, Movements.Row row, Parameters p) {
        return row.amount() >= p.fen("leg")
                && scene.isTransfer(row)
                && scene.isAccount(row.other())
                && scene.view().degree(row.other()) <= p.count("hub");
    }

    /** Whom enough of those whom the account paid have paid themselves, at whatever time. */
    private static LongHashSet sinks(Scene scene, long account, Movements rows, Parameters p) {
        int least = p.count("accounts");
        long leg = p.fen("leg");
        var sinks = new LongHashSet();
        long[] paid = rows.paid(leg);
        if (paid.length < least) {
            return sinks;
        }
        scene.prefetch(paid);
        var counts = new LongIntHashMap();
        int hub = p.count("hub");
        for (long middle : paid) {
            if (scene.isAccount(middle) && scene.view().degree(middle) <= hub) {
                for (long sink : scene.movements(middle).paid((long) (p.share("each") * leg))) {
                    if (sink != account && counts.addTo(sink, 1) == least) {
                        sinks.add(sink);
                    }
                }
            }
        }
        return sinks;
    }

    private record Leg(Movements.Row out, Movements.Row on) {}

    /** From a source over several middlemen to one sink, looked for at the source. */
    private void scatter(
            Scene scene, long account, Movements rows, LongHashSet sinks, Parameters p, Consumer<Hit> hits) {
        long span = p.millis("span");
        Map<Long, List<Leg>> bySink = new LinkedHashMap<>();
        for (Movements.Row out : rows.all()) {
            if (!out.out() || !isLeg(scene, out, p)) {
                continue;
            }
            for (Movements.Row on : scene.movements(out.other()).between(out.at() + 1, out.at() + span + 1)) {
                if (on.out() && sinks.contains(on.other())) {
                    bySink.computeIfAbsent(on.other(), s -> new ArrayList<>()).add(new Leg(out, on));
                }
            }
        }
        bySink.forEach((sink, legs) -> {
            if (legs.size() >= p.count("accounts")) {
                legs.sort(Comparator.comparingLong(leg -> leg.out.at()));
                met(scene, account, sink, legs, p, hits);
            }
        });
    }

    /** The first span in which enough middlemen together pass on what they got. */
    private void met(Scene scene, long account, long sink, List<Leg> legs, Parameters p, Consumer<Hit> hits) {
        long before = Long.MIN_VALUE;
        for (int start = 0; start < legs.size(); start++) {
            long from = legs.get(start).out.at();
            if (from == before) {
                continue;
            }
            before = from;
            Map<Long, Passed> middles = new LinkedHashMap<>();
            for (int i = start; i < legs.size() && legs.get(i).out.at() <= from + p.millis("span"); i++) {
                Leg leg = legs.get(i);
                if (leg.on.at() <= from + p.millis("span")) {
                    middles.computeIfAbsent(leg.out.other(), m -> new Passed()).add(leg);
                }
            }
            middles.values().removeIf(passed -> !passed.fits(p));
            long in = middles.values().stream().mapToLong(passed -> passed.in).sum();
            long out = middles.values().stream().mapToLong(passed -> passed.out).sum();
            boolean fits = middles.size() >= p.count("accounts")
                    && out >= p.share("kept") * in
                    && out <= p.share("highest") * in;
            if (fits) {
                boolean layered = new PaymentLayers(scene, account, p, hits)
                        .meet(middles.keySet(), from - p.millis("span"), from + p.millis("span"));
                if (!layered) {
                    hits.accept(met(account, sink, middles, in, out, p));
                }
                return;
            }
        }
    }

    /** What one middleman got and passed on, 分. */
    private static final class Passed {
        final LongHashSet facts = new LongHashSet();
        final List<Movements.Row> rows = new ArrayList<>();
        long in;
        long out;

        void add(Leg leg) {
            if (facts.add(leg.out.fact())) {
                in += leg.out.amount();
                rows.add(leg.out);
            }
            if (facts.add(leg.on.fact())) {
                out += leg.on.amount();
                rows.add(leg.on);
            }
        }

        boolean fits(Parameters p) {
            return out >= p.share("each") * in && in >= p.share("each") * out;
        }
    }

    private Hit met(long account, long sink, Map<Long, Passed> middles, long in, long out, Parameters p) {
        var found = new Found(account);
        middles.forEach((middle, passed) -> found.member(middle).rows(passed.rows));
        return found.member(sink)
                .amount(in)
                .measure("shape", "scatter-gather")
                .share("kept", (double) out / in)
                .because(
                        code(),
                        Message.of(
                                "hit.F18.met",
                                Scene.yuan(in),
                                middles.size(),
                                p.millis("span") / Scene.HOUR,
                                Scene.yuan(out)));
    }
}
