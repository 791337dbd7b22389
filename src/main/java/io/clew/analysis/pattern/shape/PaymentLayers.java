package io.clew.analysis.pattern.shape;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.cursors.LongCursor;
import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Several accounts that within a span pay the same several others, for F18: <i>bipartite</i>, or, where the others pass it
 * on to the same several accounts again, <i>stack</i>. Looked for at the account that pays first.
 *
 * <p>A layer is what is left when payers with too few of the payees, and payees with too few of the payers, have been
 * struck until nothing more falls. A layer below another is told as part of the stack.
 */
final class PaymentLayers {

    private final Scene scene;
    private final long account;
    private final Parameters p;
    private final Consumer<Hit> hits;
    private final int least;
    private final long span;

    PaymentLayers(Scene scene, long account, Parameters p, Consumer<Hit> hits) {
        this.scene = scene;
        this.account = account;
        this.p = p;
        this.hits = hits;
        this.least = p.count("accounts");
        this.span = p.millis("span");
    }

    /** Who pays whom: each payer with its payees, in the order of handles. */
    private record Layer(Map<Long, Set<Long>> paid) {

        Set<Long> payers() {
            return paid.keySet();
        }

        Set<Long> payees() {
            var payees = new TreeSet<Long>();
            paid.values().forEach(payees::addAll);
            return payees;
        }
    }

    void find() {
        Movements rows = scene.movements(account);
        if (rows.paid(p.fen("leg")).length < least || !together(rows)) {
            return;
        }
        long before = Long.MIN_VALUE;
        for (Movements.Row first : rows.all()) {
            if (!first.out() || first.at() == before || !ScatterGather.isLeg(scene, first, p)) {
                continue;
            }
            before = first.at();
            Layer layer = below(Set.of(account), first.at(), first.at() + span);
            boolean begins = layer.paid.getOrDefault(account, Set.of()).contains(first.other());
            if (begins && isFirst(layer, first.at()) && !isBelow(layer, first.at())) {
                tell(layer, first.at(), first.at() + span);
                return;
            }
        }
    }

    /** Whether enough others paid enough of those whom the account paid, at whatever time. */
    private boolean together(Movements rows) {
        var counts = new LongIntHashMap();
        int others = 0;
        long[] paid = rows.paid(p.fen("leg"));
        scene.prefetch(paid);
        for (long payee : paid) {
            if (scene.isAccount(payee) && scene.view().degree(payee) <= p.count("hub")) {
                for (long payer : scene.movements(payee).paidBy(p.fen("leg"))) {
                    others += payer != account && counts.addTo(payer, 1) == least ? 1 : 0;
                }
            }
        }
        return others >= least - 1;
    }

    /** The layer of those whom these pay within the time, and who else pays them. */
    private Layer below(Set<Long> payers, long from, long to) {
        var payees = new LongHashSet();
        for (long payer : payers) {
            for (Movements.Row row : scene.movements(payer).between(from, to + 1)) {
                if (row.out() && ScatterGather.isLeg(scene, row, p)) {
                    payees.add(row.other());
                }
            }
        }
        Map<Long, Set<Long>> paid = new TreeMap<>();
        for (LongCursor payee : payees) {
            for (Movements.Row row : scene.movements(payee.value).between(from, to + 1)) {
                if (!row.out() && ScatterGather.isLeg(scene, row, p) && !payees.contains(row.other())) {
                    paid.computeIfAbsent(row.other(), payer -> new TreeSet<>()).add(payee.value);
                }
            }
        }
        return struck(paid);
    }

    private Layer struck(Map<Long, Set<Long>> paid) {
        boolean falls = true;
        while (falls) {
            falls = paid.values().removeIf(payees -> payees.size() < least);
            var counts = new LongIntHashMap();
            paid.values().forEach(payees -> payees.forEach(payee -> counts.addTo(payee, 1)));
            for (Set<Long> payees : paid.values()) {
                falls |= payees.removeIf(payee -> counts.get(payee) < least);
            }
        }
        return new Layer(paid);
    }

    /** Whether nobody who pays as many of the payees began before: that payer tells of it else. */
    private boolean isFirst(Layer layer, long from) {
        var paid = new LongIntHashMap();
        var before = new LongHashSet();
        for (long payee : layer.payees()) {
            var counted = new LongHashSet();
            for (Movements.Row row : scene.movements(payee).between(from - span, from + span + 1)) {
                if (row.out() || row.other() == account || !ScatterGather.isLeg(scene, row, p)) {
                    continue;
                }
                if (counted.add(row.other())) {
                    paid.addTo(row.other(), 1);
                }
                if (row.at() < from || row.at() == from && row.other() < account) {
                    before.add(row.other());
                }
            }
        }
        for (LongCursor payer : before) {
            if (paid.get(payer.value) >= least) {
                return false;
            }
        }
        return true;
    }

    /** Whether the payers are payees of a layer above. */
    private boolean isBelow(Layer layer, long from) {
        Map<Long, Set<Long>> paid = new TreeMap<>();
        for (long payee : layer.payers()) {
            for (Movements.Row row : scene.movements(payee).between(from - span, from + span + 1)) {
                if (!row.out() && ScatterGather.isLeg(scene, row, p)) {
                    paid.computeIfAbsent(row.other(), payer -> new TreeSet<>()).add(payee);
                }
            }
        }
        return !struck(paid).paid.isEmpty();
    }

    /** Whether these pay, or are paid by, the same several others within the time. */
    boolean meet(Set<Long> accounts, long from, long to) {
        Map<Long, Set<Long>> paid = new TreeMap<>();
        Map<Long, Set<Long>> paidBy = new TreeMap<>();
        for (long each : accounts) {
            for (Movements.Row row : scene.movements(each).between(from, to + 1)) {
                if (ScatterGather.isLeg(scene, row, p)) {
                    (row.out() ? paid : paidBy)
                            .computeIfAbsent(row.other(), other -> new TreeSet<>())
                            .add(each);
                }
            }
        }
        return !struck(paid).paid.isEmpty() || !struck(paidBy).paid.isEmpty();
    }

    private void tell(Layer layer, long from, long to) {
        Set<Long> middles = layer.payees();
        Layer next = below(middles, from, to);
        next.paid.keySet().retainAll(middles);
        next = struck(next.paid);
        boolean stacked =
                next.payers().size() >= least && layer.payers().stream().noneMatch(next.payees()::contains);
        var sums = new Sums();
        var found = new Found(account);
        layer.payers().forEach(found::member);
        middles.forEach(found::member);
        for (long middle : middles) {
            sums.add(found, middle, layer.payers(), stacked ? next.payees() : Set.of(), from, to);
        }
        boolean kept = stacked && Math.min(sums.in, sums.out) >= p.share("kept") * Math.max(sums.in, sums.out);
        if (kept) {
            next.payees().forEach(found::member);
            hits.accept(found.amount(sums.in)
                    .measure("shape", "stack")
                    .share("kept", (double) sums.out / sums.in)
                    .because(
                            "F18",
                            Message.of(
                                    "hit.F18.layers",
                                    layer.payers().size(),
                                    Scene.yuan(sums.in),
                                    middles.size(),
                                    next.payees().size(),
                                    Scene.yuan(sums.out))));
        } else {
            var alone = new Found(account);
            layer.payers().forEach(alone::member);
            middles.forEach(alone::member);
            var one = new Sums();
            middles.forEach(middle -> one.add(alone, middle, layer.payers(), Set.of(), from, to));
            hits.accept(alone.amount(one.in)
                    .measure("shape", "bipartite")
                    .because(
                            "F18",
                            Message.of(
                                    "hit.F18.bipartite",
                                    layer.payers().size(),
                                    middles.size(),
                                    Scene.yuan(one.in),
                                    span / Scene.HOUR)));
        }
    }

    /** What came into the middle layer and went on from it, 分. */
    private final class Sums {
        long in;
        long out;

        void add(Found found, long middle, Set<Long> payers, Set<Long> payees, long from, long to) {
            long first = Long.MAX_VALUE;
            for (Movements.Row row : scene.movements(middle).between(from, to + 1)) {
                boolean comes = !row.out() && payers.contains(row.other());
                boolean goes = row.out() && payees.contains(row.other()) && row.at() > first;
                first = comes ? Math.min(first, row.at()) : first;
                in += comes ? row.amount() : 0;
                out += goes ? row.amount() : 0;
                if (comes || goes) {
                    found.row(row);
                }
            }
        }
    }
}
