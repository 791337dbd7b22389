package io.clew.bench.finbench;

import static io.clew.bench.finbench.FinbenchReads.missing;
import static io.clew.bench.finbench.FinbenchReads.thousandths;
import static io.clew.bench.finbench.FinbenchReads.yuan;

import com.carrotsearch.hppc.LongHashSet;
import io.clew.graph.FactFilter.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** TCR4, 6, 7, 9, 10 and 12: sums over the flows around one or two vertices. */
final class FlowReads {

    private static final long TRANSFER = Edges.links("transfer");
    private static final long WITHDRAW = Edges.links("withdraw");
    private static final long LEND = Edges.links("lend");
    private static final long REPAY = Edges.links("repay");
    private static final long OWNS = Edges.links("owns");
    private static final long INVEST = Edges.links("invest");

    private final FinbenchData data;
    private final Edges edges;

    FlowReads(FinbenchData data, Edges edges) {
        this.data = data;
        this.edges = edges;
    }

    private static final class Sum {
        long count;
        long fen;
        long most = Long.MIN_VALUE;

        void add(long amount) {
            count++;
            fen += amount;
            most = Math.max(most, amount);
        }
    }

    private Map<Long, Sum> perPartner(long node, Direction direction, long links) {
        var sums = new HashMap<Long, Sum>();
        for (Edges.Edge edge : edges.all(node, direction, links, Edges.NO_THRESHOLD)) {
            sums.computeIfAbsent(edge.other(), o -> new Sum()).add(edge.amount());
        }
        return sums;
    }

    /** TCR4. */
    List<List<Object>> triangles(long src, long dst) {
        if (missing(src) || missing(dst)) {
            return List.of();
        }
        boolean paid = edges.all(src, Direction.OUT, TRANSFER, Edges.NO_THRESHOLD).stream()
                .anyMatch(edge -> edge.other() == dst);
        if (!paid) {
            return List.of();
        }
        Map<Long, Sum> back = perPartner(src, Direction.IN, TRANSFER);
        Map<Long, Sum> on = perPartner(dst, Direction.OUT, TRANSFER);
        record Third(String id, Sum two, Sum three) {}
        var thirds = new ArrayList<Third>();
        back.forEach((other, two) -> {
            Sum three = on.get(other);
            if (three != null && other != src && other != dst) {
                thirds.add(new Third(data.id(other), two, three));
            }
        });
        thirds.sort(Comparator.comparingLong((Third t) -> -t.two.fen)
                .thenComparingLong(t -> -t.three.fen)
                .thenComparingLong(t -> Long.parseLong(t.id)));
        return thirds.stream()
                .map(t -> List.<Object>of(
                        t.id,
                        t.two.count,
                        yuan(t.two.fen),
                        yuan(t.two.most),
                        t.three.count,
                        yuan(t.three.fen),
                        yuan(t.three.most)))
                .toList();
    }

    /** TCR6. */
    List<List<Object>> collected(String id, long card, long threshold1, long threshold2) {
        FinbenchData.Account known = data.account(id);
        if (missing(card) || known == null || !known.type().endsWith("card")) {
            return List.of();
        }
        var withdrawn = new HashMap<Long, Sum>();
        for (Edges.Edge edge : edges.cut(card, Direction.IN, WITHDRAW, threshold2)) {
            withdrawn.computeIfAbsent(edge.other(), o -> new Sum()).add(edge.amount());
        }
        record Middle(String id, Sum in, Sum out) {}
        var middles = new ArrayList<Middle>();
        withdrawn.forEach((middle, out) -> {
            var in = new Sum();
            edges.cut(middle, Direction.IN, TRANSFER, threshold1).forEach(edge -> in.add(edge.amount()));
            if (in.count > 3) {
                middles.add(new Middle(data.id(middle), in, out));
            }
        });
        middles.sort(Comparator.comparingLong((Middle m) -> -m.out.fen).thenComparingLong(m -> Long.parseLong(m.id)));
        return middles.stream()
                .map(m -> List.<Object>of(m.id, yuan(m.in.fen), yuan(m.out.fen)))
                .toList();
    }

    /** TCR7. */
    List<List<Object>> throughput(long account, long threshold) {
        if (missing(account)) {
            return List.of(List.of(0, 0, -1.0));
        }
        List<Edges.Edge> in = edges.cut(account, Direction.IN, TRANSFER, threshold);
        List<Edges.Edge> out = edges.cut(account, Direction.OUT, TRANSFER, threshold);
        return List.of(List.of(distinct(in), distinct(out), ratio(in, out)));
    }

    private static long distinct(List<Edges.Edge> edges) {
        var others = new LongHashSet();
        edges.forEach(edge -> others.add(edge.other()));
        return others.size();
    }

    private static double ratio(List<Edges.Edge> of, List<Edges.Edge> to) {
        return to.isEmpty() ? -1 : thousandths(sum(of), sum(to)) / 1000.0;
    }

    private static long sum(List<Edges.Edge> edges) {
        return edges.stream().mapToLong(Edges.Edge::amount).sum();
    }

    /** TCR9. */
    List<List<Object>> loanRatios(long account, long threshold) {
        if (missing(account)) {
            return List.of(List.of(-1.0, -1.0, -1.0));
        }
        List<Edges.Edge> lent = edges.all(account, Direction.IN, LEND, threshold);
        List<Edges.Edge> repaid = edges.all(account, Direction.OUT, REPAY, threshold);
        List<Edges.Edge> in = edges.cut(account, Direction.IN, TRANSFER, threshold);
        List<Edges.Edge> out = edges.cut(account, Direction.OUT, TRANSFER, threshold);
        return List.of(List.of(ratio(lent, repaid), ratio(lent, out), ratio(in, out)));
    }

    /** TCR10. */
    List<List<Object>> investedAlike(long one, long two) {
        LongHashSet first = companies(one);
        LongHashSet second = companies(two);
        var both = new LongHashSet(first);
        both.retainAll(second);
        int either = first.size() + second.size() - both.size();
        return List.of(List.of(either == 0 ? 0.0 : thousandths(both.size(), either) / 1000.0));
    }

    private LongHashSet companies(long person) {
        var found = new LongHashSet();
        if (!missing(person)) {
            edges.all(person, Direction.OUT, INVEST, Edges.NO_THRESHOLD).forEach(edge -> found.add(edge.other()));
        }
        return found;
    }

    /** TCR12. */
    List<List<Object>> paidToCompanies(long person) {
        if (missing(person)) {
            return List.of();
        }
        var paid = new HashMap<Long, Sum>();
        for (Edges.Edge own : edges.ever(person, Direction.OUT, OWNS)) {
            for (Edges.Edge edge : edges.cut(own.other(), Direction.OUT, TRANSFER, Edges.NO_THRESHOLD)) {
                paid.computeIfAbsent(edge.other(), o -> new Sum()).add(edge.amount());
            }
        }
        paid.keySet()
                .removeIf(account -> edges.ever(account, Direction.IN, OWNS).stream()
                        .noneMatch(own -> data.view().key(own.other()).type().equals("company")));
        return paid.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Long, Sum> e) -> -e.getValue().fen)
                        .thenComparingLong(e -> Long.parseLong(data.id(e.getKey()))))
                .map(e -> List.<Object>of(data.id(e.getKey()), yuan(e.getValue().fen)))
                .toList();
    }
}
