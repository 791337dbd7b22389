package io.clew.bench.finbench;

import static io.clew.bench.finbench.FinbenchReads.missing;
import static io.clew.bench.finbench.FinbenchReads.thousandths;
import static io.clew.bench.finbench.FinbenchReads.yuan;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.LongLongHashMap;
import com.carrotsearch.hppc.cursors.LongCursor;
import com.carrotsearch.hppc.cursors.LongLongCursor;
import io.clew.graph.FactFilter.Direction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** TCR1, 2, 3, 5, 8 and 11: who is reached, in how many steps, along which way. */
final class ReachReads {

    private static final long TRANSFER = Edges.links("transfer");
    private static final long MOVES = Edges.links("transfer", "withdraw");
    private static final long LEND = Edges.links("lend");
    private static final long OWNS = Edges.links("owns");
    private static final long LOGIN = Edges.links("login");
    private static final long GUARANTEE = Edges.links("guarantee");
    private static final long APPLY = Edges.links("apply");
    private static final int HOPS = 3;

    private final FinbenchData data;
    private final Edges edges;

    ReachReads(FinbenchData data, Edges edges) {
        this.data = data;
        this.edges = edges;
    }

    /**
     * The accounts one transfer further, with the best time of arrival: no later start can follow more edges.
     *
     * @param here account to earliest arrival (going back: latest departure)
     */
    private LongLongHashMap step(LongLongHashMap here, boolean back) {
        var next = new LongLongHashMap();
        for (LongLongCursor at : here) {
            for (Edges.Edge edge :
                    edges.cut(at.key, back ? Direction.IN : Direction.OUT, TRANSFER, Edges.NO_THRESHOLD)) {
                boolean rising = back ? edge.at() < at.value : edge.at() > at.value;
                int place = next.indexOf(edge.other());
                if (rising && place < 0) {
                    next.indexInsert(place, edge.other(), edge.at());
                } else if (rising && (back ? edge.at() > next.indexGet(place) : edge.at() < next.indexGet(place))) {
                    next.indexReplace(place, edge.at());
                }
            }
        }
        return next;
    }

    /** TCR1. */
    List<List<Object>> blockedMedia(long account) {
        record Seen(String account, int distance, FinbenchData.Medium medium) {}
        if (missing(account)) {
            return List.of();
        }
        var media = new HashMap<Long, List<FinbenchData.Medium>>();
        var seen = new ArrayList<Seen>();
        var here = new LongLongHashMap();
        here.put(account, Long.MIN_VALUE);
        for (int hop = 1; hop <= HOPS; hop++) {
            here = step(here, false);
            for (LongLongCursor at : here) {
                for (FinbenchData.Medium medium : media.computeIfAbsent(at.key, this::blockedMediaAt)) {
                    seen.add(new Seen(data.id(at.key), hop, medium));
                }
            }
        }
        seen.sort(Comparator.comparingInt(Seen::distance)
                .thenComparingLong(s -> Long.parseLong(s.account))
                .thenComparingLong(s -> Long.parseLong(s.medium.id())));
        return seen.stream()
                .map(s -> List.<Object>of(s.account, s.distance, s.medium.id(), s.medium.type()))
                .toList();
    }

    private List<FinbenchData.Medium> blockedMediaAt(long account) {
        var media = new LongHashSet();
        var blocked = new ArrayList<FinbenchData.Medium>();
        for (Edges.Edge login : edges.all(account, Direction.IN, LOGIN, Edges.NO_THRESHOLD)) {
            if (media.add(login.other()) && data.medium(login.other()).blocked()) {
                blocked.add(data.medium(login.other()));
            }
        }
        return blocked;
    }

    /** TCR2. */
    List<List<Object>> loansUpstream(long person) {
        if (missing(person)) {
            return List.of();
        }
        var reached = new LongHashSet();
        var here = new LongLongHashMap();
        edges.ever(person, Direction.OUT, OWNS).forEach(own -> here.put(own.other(), Long.MAX_VALUE));
        LongLongHashMap layer = here;
        for (int hop = 1; hop <= HOPS; hop++) {
            layer = step(layer, true);
            reached.addAll(layer.keys());
        }
        record Owing(String id, long amount, long balance) {}
        var owing = new ArrayList<Owing>();
        for (LongCursor account : reached) {
            var loans = new LongHashSet();
            long amount = 0;
            long balance = 0;
            for (Edges.Edge lent : edges.all(account.value, Direction.IN, LEND, Edges.NO_THRESHOLD)) {
                if (loans.add(lent.other())) {
                    amount += data.loan(lent.other()).amount();
                    balance += data.loan(lent.other()).balance();
                }
            }
            if (!loans.isEmpty()) {
                owing.add(new Owing(data.id(account.value), amount, balance));
            }
        }
        owing.sort(Comparator.comparingLong((Owing o) -> -o.amount).thenComparingLong(o -> Long.parseLong(o.id)));
        return owing.stream()
                .map(o -> List.<Object>of(o.id, yuan(o.amount), yuan(o.balance)))
                .toList();
    }

    /** TCR3: breadth first from both ends, the smaller side each time. */
    List<List<Object>> shortest(long one, long two, boolean same) {
        if (same) {
            return List.of(List.of(0));
        }
        if (missing(one) || missing(two)) {
            return List.of(List.of(-1));
        }
        var fromOne = new LongIntHashMap();
        var fromTwo = new LongIntHashMap();
        fromOne.put(one, 0);
        fromTwo.put(two, 0);
        long[] edgeOne = {one};
        long[] edgeTwo = {two};
        for (int length = 1; edgeOne.length > 0 && edgeTwo.length > 0; length++) {
            boolean forward = edgeOne.length <= edgeTwo.length;
            LongIntHashMap mine = forward ? fromOne : fromTwo;
            LongIntHashMap theirs = forward ? fromTwo : fromOne;
            var next = new LongHashSet();
            for (long node : forward ? edgeOne : edgeTwo) {
                for (Edges.Edge edge :
                        edges.all(node, forward ? Direction.OUT : Direction.IN, TRANSFER, Edges.NO_THRESHOLD)) {
                    if (theirs.containsKey(edge.other())) {
                        return List.of(List.of(length));
                    }
                    if (!mine.containsKey(edge.other())) {
                        mine.put(edge.other(), length);
                        next.add(edge.other());
                    }
                }
            }
            if (forward) {
                edgeOne = next.toArray();
            } else {
                edgeTwo = next.toArray();
            }
        }
        return List.of(List.of(-1));
    }

    /** TCR5. */
    List<List<Object>> paths(long person) {
        if (missing(person)) {
            return List.of();
        }
        Set<List<Long>> paths = new LinkedHashSet<>();
        for (Edges.Edge own : edges.ever(person, Direction.OUT, OWNS)) {
            walk(new ArrayList<>(List.of(own.other())), Long.MIN_VALUE, paths, new HashMap<>());
        }
        return paths.stream()
                .sorted(Comparator.comparingInt((List<Long> path) -> -path.size()))
                .map(path -> List.<Object>of(path.stream().map(data::id).toList()))
                .toList();
    }

    private void walk(List<Long> path, long after, Set<List<Long>> paths, Map<Long, List<Edges.Edge>> known) {
        List<Edges.Edge> out = known.computeIfAbsent(
                path.getLast(), node -> edges.cut(node, Direction.OUT, TRANSFER, Edges.NO_THRESHOLD));
        for (Edges.Edge edge : out) {
            if (edge.at() <= after || path.contains(edge.other())) {
                continue;
            }
            path.add(edge.other());
            paths.add(List.copyOf(path));
            if (path.size() <= HOPS) {
                walk(path, edge.at(), paths, known);
            }
            path.removeLast();
        }
    }

    /** TCR8. */
    List<List<Object>> loanSpread(long loan, BigDecimal threshold) {
        if (missing(loan)) {
            return List.of();
        }
        var distances = new LongIntHashMap();
        var sums = new LongLongHashMap();
        var expanded = new LongHashSet();
        long[] here = edges.all(loan, Direction.OUT, LEND, Edges.NO_THRESHOLD).stream()
                .mapToLong(Edges.Edge::other)
                .distinct()
                .toArray();
        for (int distance = 2; distance <= HOPS + 1 && here.length > 0; distance++) {
            var next = new LongHashSet();
            for (long node : here) {
                if (!expanded.add(node)) {
                    continue;
                }
                BigDecimal least = threshold.multiply(BigDecimal.valueOf(received(node)));
                for (Edges.Edge edge : edges.cut(node, Direction.OUT, MOVES, Edges.NO_THRESHOLD)) {
                    if (BigDecimal.valueOf(edge.amount()).compareTo(least) > 0) {
                        sums.addTo(edge.other(), edge.amount());
                        if (!distances.containsKey(edge.other())) {
                            distances.put(edge.other(), distance);
                        }
                        next.add(edge.other());
                    }
                }
            }
            here = next.toArray();
        }
        long whole = data.loan(loan).amount();
        record Reached(String id, long ratio, int distance) {}
        var reached = new ArrayList<Reached>();
        for (LongLongCursor sum : sums) {
            reached.add(new Reached(data.id(sum.key), thousandths(sum.value, whole), distances.get(sum.key)));
        }
        reached.sort(Comparator.comparingInt((Reached r) -> -r.distance)
                .thenComparingLong(r -> -r.ratio)
                .thenComparingLong(r -> Long.parseLong(r.id)));
        return reached.stream()
                .map(r -> List.<Object>of(r.id, r.ratio / 1000.0, r.distance))
                .toList();
    }

    private long received(long account) {
        return edges.all(account, Direction.IN, TRANSFER, Edges.NO_THRESHOLD).stream()
                .mapToLong(Edges.Edge::amount)
                .sum();
    }

    /** TCR11. */
    List<List<Object>> guaranteed(long person) {
        if (missing(person)) {
            return List.of(List.of(0.0, 0));
        }
        var reached = new LongHashSet();
        var expanded = new LongHashSet();
        var waiting = new ArrayList<Long>(List.of(person));
        while (!waiting.isEmpty()) {
            long node = waiting.removeLast();
            if (!expanded.add(node)) {
                continue;
            }
            for (Edges.Edge edge : edges.cut(node, Direction.OUT, GUARANTEE, Edges.NO_THRESHOLD)) {
                reached.add(edge.other());
                waiting.add(edge.other());
            }
        }
        var loans = new LongHashSet();
        long sum = 0;
        for (LongCursor each : reached) {
            for (Edges.Edge applied : edges.ever(each.value, Direction.OUT, APPLY)) {
                sum += loans.add(applied.other()) ? data.loan(applied.other()).amount() : 0;
            }
        }
        return List.of(List.of(yuan(sum), loans.size()));
    }
}
