package io.clew.analysis.pattern;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.cursors.LongCursor;
import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** F18 scatter-gather, gather-scatter and stack: money spreads over several accounts and meets again, meets and spreads,
 * or goes from several accounts through a layer of several to a layer of several.
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

        LongHashSet shared = shared(scene, rows, p);
        if (!shared.isEmpty()) {
            scatter(scene, account, rows, shared, p, hits);
        }
        gather(scene, account, rows, p, hits);
        if (shared.size() >= p.count("accounts")) {
            stack(scene, account, rows, p, hits);
        }
    }

    /** Whom enough of those whom the account paid have paid themselves, at whatever time. */
    private static LongHashSet shared(Scene scene, Movements rows, Parameters p) {
        int least = p.count("accounts");
        long leg = p.fen("leg");
        var targets = new LongHashSet();
        long[] paid = rows.paid(leg);
        if (paid.length < least) {
            return targets;
        }
        scene.prefetch(paid);
        var counts = new LongIntHashMap();
        long passed = (long) (p.share("kept") * leg);
        int hub = p.count("hub");
        for (long middle : paid) {
            if (scene.isAccount(middle) && scene.view().degree(middle) <= hub) {
                for (long target : scene.movements(middle).paid(passed)) {
                    if (counts.addTo(target, 1) == least) {
                        targets.add(target);
                    }
                }
            }
        }
        return targets;
    }

    private record Leg(Movements.Row out, Movements.Row on) {}

    /** From a source over several middlemen to one sink, looked for at the source. */
    private void scatter(
            Scene scene, long account, Movements rows, LongHashSet shared, Parameters p, Consumer<Hit> hits) {
        long leg = p.fen("leg");
        long span = p.millis("span");
        double kept = p.share("kept");
        double highest = p.share("highest");
        Map<Long, List<Leg>> bySink = new LinkedHashMap<>();
        for (Movements.Row out : rows.all()) {
            if (!out.out()
                    || out.amount() < leg
                    || !scene.isAccount(out.other())
                    || scene.view().degree(out.other()) > p.count("hub")) {
                continue;
            }
            for (Movements.Row on : scene.movements(out.other()).between(out.at() + 1, out.at() + span + 1)) {
                if (on.out()
                        && on.other() != account
                        && shared.contains(on.other())
                        && on.amount() >= kept * out.amount()
                        && on.amount() <= highest * out.amount()) {
                    bySink.computeIfAbsent(on.other(), s -> new ArrayList<>()).add(new Leg(out, on));
                }
            }
        }
        bySink.forEach((sink, legs) -> {
            if (legs.size() >= p.count("accounts")) {
                best(account, sink, legs, p, hits);
            }
        });
    }

    private void best(long account, long sink, List<Leg> legs, Parameters p, Consumer<Hit> hits) {
        legs.sort(Comparator.comparingLong(leg -> leg.out.at()));
        for (int start = 0; start < legs.size(); start++) {
            Map<Long, Leg> middles = new LinkedHashMap<>();
            for (Leg leg : legs.subList(start, legs.size())) {
                if (leg.on.at() - legs.get(start).out.at() <= p.millis("span")) {
                    middles.putIfAbsent(leg.out.other(), leg);
                }
            }
            if (middles.size() < p.count("accounts")) {
                continue;
            }
            var found = new Found(account);
            long in = 0;
            long out = 0;
            for (Leg leg : middles.values()) {
                found.member(leg.out.other()).row(leg.out).row(leg.on);
                in += leg.out.amount();
                out += leg.on.amount();
            }
            hits.accept(found.member(sink)
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
                                    Scene.yuan(out))));
            return;
        }
    }

    /**
     * Layers: several sources pay the same several middlemen, who pass it on to the same several targets. Looked for at
     * the source with the least handle.
     */
    private void stack(Scene scene, long account, Movements rows, Parameters p, Consumer<Hit> hits) {
        var payees = new LongHashSet();
        for (Movements.Row row : rows.all()) {
            if (leg(scene, row, p)) {
                payees.add(row.other());
            }
        }
        int least = p.count("accounts");
        long[] others = payees.size() < least ? new long[0] : others(scene, account, payees, p);
        if (others.length < least - 1) {
            return;
        }
        long before = Long.MIN_VALUE;
        for (Movements.Row start : rows.all()) {
            if (start.at() == before || !leg(scene, start, p)) {
                continue; // the span of that moment has been looked at
            }
            before = start.at();
            long end = start.at() + p.millis("span");
            if (together(scene, others, payees, start.at(), end, p) < least - 1) {
                continue;
            }
            Map<Long, Movements.Row> middles = paid(scene, rows, start.at(), end, p);
            if (middles.size() < p.count("accounts")) {
                continue;
            }
            Map<Long, Set<Long>> sources = new TreeMap<>();
            Map<Long, Set<Long>> targets = new TreeMap<>();
            middles.keySet().forEach(middle -> {
                Movements own = scene.movements(middle);
                for (Movements.Row row : own.between(start.at(), end + 1)) {
                    if (row.amount() >= p.fen("leg") && scene.isTransfer(row) && scene.isAccount(row.other())) {
                        (row.out() ? targets : sources)
                                .computeIfAbsent(row.other(), o -> new TreeSet<>())
                                .add(middle);
                    }
                }
            });
            sources.values().removeIf(own -> own.size() < p.count("accounts"));
            targets.values().removeIf(own -> own.size() < p.count("accounts"));
            boolean apart = sources.keySet().stream().noneMatch(targets::containsKey)
                    && middles.keySet().stream().noneMatch(m -> sources.containsKey(m) || targets.containsKey(m));
            if (!apart
                    || sources.size() < p.count("accounts")
                    || targets.size() < p.count("accounts")
                    || sources.keySet().iterator().next() != account) {
                continue;
            }
            if (layers(
                    scene, account, sources.keySet(), targets.keySet(), middles.keySet(), start.at(), end, p, hits)) {
                return;
            }
        }
    }

    /** Who else, at whatever time, paid enough of those whom the account paid. */
    private static long[] others(Scene scene, long account, LongHashSet payees, Parameters p) {
        int least = p.count("accounts");
        var counts = new LongIntHashMap();
        var others = new LongHashSet();
        for (LongCursor payee : payees) {
            for (long source : scene.movements(payee.value).paidBy(p.fen("leg"))) {
                if (counts.addTo(source, 1) == least && source != account) {
                    others.add(source);
                }
            }
        }
        return others.toArray();
    }

    /** How many of the others paid enough of the payees in the span. */
    private static int together(Scene scene, long[] others, LongHashSet payees, long from, long end, Parameters p) {
        int least = p.count("accounts");
        int found = 0;
        for (long other : others) {
            var paid = new LongHashSet(least);
            Movements rows = scene.movements(other);
            for (int i = rows.first(from); i < rows.size() && rows.at(i).at() <= end && paid.size() < least; i++) {
                Movements.Row row = rows.at(i);
                if (row.out() && payees.contains(row.other())) {
                    paid.add(row.other());
                }
            }
            found += paid.size() >= least ? 1 : 0;
        }
        return found;
    }

    private boolean layers(
            Scene scene,
            long account,
            Set<Long> sources,
            Set<Long> targets,
            Set<Long> middles,
            long from,
            long end,
            Parameters p,
            Consumer<Hit> hits) {
        var found = new Found(account);
        sources.forEach(found::member);
        long in = 0;
        long out = 0;
        for (long middle : middles) {
            found.member(middle);
            long first = Long.MAX_VALUE;
            for (Movements.Row row : scene.movements(middle).between(from, end + 1)) {
                boolean comes = !row.out() && sources.contains(row.other());
                boolean goes = row.out() && targets.contains(row.other()) && row.at() > first;
                first = comes ? Math.min(first, row.at()) : first;
                in += comes ? row.amount() : 0;
                out += goes ? row.amount() : 0;
                if (comes || goes) {
                    found.row(row);
                }
            }
        }
        targets.forEach(found::member);
        if (Math.min(in, out) < p.share("kept") * Math.max(in, out)) {
            return false;
        }
        hits.accept(found.amount(in)
                .measure("shape", "stack")
                .share("kept", (double) out / in)
                .because(
                        code(),
                        Message.of(
                                "hit.F18.layers",
                                sources.size(),
                                Scene.yuan(in),
                                middles.size(),
                                targets.size(),
                                Scene.yuan(out))));
        return true;
    }

    private static boolean leg(Scene scene, Movements.Row row, Parameters p) {
        return row.out()
                && row.amount() >= p.fen("leg")
                && scene.isTransfer(row)
                && scene.isAccount(row.other())
                && scene.view().degree(row.other()) <= p.count("hub");
    }

    /** Whom the account paid in the span, with the first payment to each. */
    private static Map<Long, Movements.Row> paid(Scene scene, Movements rows, long from, long end, Parameters p) {
        Map<Long, Movements.Row> paid = new LinkedHashMap<>();
        for (Movements.Row row : rows.between(from, end + 1)) {
            if (leg(scene, row, p)) {
                paid.putIfAbsent(row.other(), row);
            }
        }
        return paid;
    }

    /** From several sources over one centre to several targets, looked for at the centre. */
    private void gather(Scene scene, long account, Movements rows, Parameters p, Consumer<Hit> hits) {
        long leg = p.fen("leg");
        long span = p.millis("span");
        List<Movements.Row> legs = rows.all().stream()
                .filter(row -> row.amount() >= leg && scene.isTransfer(row))
                .toList();
        int nextOut = 0;
        for (int start = 0; start < legs.size(); start++) {
            Movements.Row first = legs.get(start);
            if (first.out() || start > 0 && legs.get(start - 1).at() == first.at()) {
                continue; // what came in the same moment has been looked at
            }
            while (nextOut < legs.size()
                    && (nextOut < start || !legs.get(nextOut).out())) {
                nextOut++;
            }
            if (nextOut == legs.size()) {
                return;
            }
            long end = first.at() + span;
            if (legs.get(nextOut).at() > end) {
                continue;
            }
            Set<Long> sources = new HashSet<>();
            Set<Long> targets = new HashSet<>();
            long in = 0;
            long out = 0;
            long lastIn = Long.MIN_VALUE;
            long firstOut = Long.MAX_VALUE;
            var used = new ArrayList<Movements.Row>();
            for (int i = start; i < legs.size() && legs.get(i).at() <= end; i++) {
                Movements.Row row = legs.get(i);
                used.add(row);
                if (row.out()) {
                    targets.add(row.other());
                    out += row.amount();
                    firstOut = Math.min(firstOut, row.at());
                } else {
                    sources.add(row.other());
                    in += row.amount();
                    lastIn = row.at();
                    if (firstOut <= lastIn) {
                        break; // what came in later cannot have been scattered: no later row mends that
                    }
                }
            }
            boolean fits = sources.size() >= p.count("accounts")
                    && targets.size() >= p.count("accounts")
                    && firstOut > lastIn
                    && Math.min(in, out) >= p.share("kept") * Math.max(in, out);
            if (fits) {
                var found = new Found(account).rows(used);
                sources.forEach(found::member);
                targets.forEach(found::member);
                hits.accept(found.amount(in)
                        .measure("shape", "gather-scatter")
                        .share("kept", (double) out / in)
                        .because(
                                code(),
                                Message.of(
                                        "hit.F18.spread",
                                        sources.size(),
                                        Scene.yuan(in),
                                        targets.size(),
                                        Scene.yuan(out))));
                return;
            }
        }
    }
}
