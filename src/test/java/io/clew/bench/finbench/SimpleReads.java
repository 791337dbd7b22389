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

/** TSR1 to TSR6: what lies at one account. */
final class SimpleReads {

    private static final long TRANSFER = Edges.links("transfer");

    private final FinbenchData data;
    private final Edges edges;

    SimpleReads(FinbenchData data, Edges edges) {
        this.data = data;
        this.edges = edges;
    }

    List<List<Object>> account(String id) {
        FinbenchData.Account known = data.account(id);
        return known == null ? List.of() : List.of(List.of(known.createTime(), known.blocked(), known.type()));
    }

    List<List<Object>> sums(long account) {
        var row = new ArrayList<Object>();
        for (Direction direction : List.of(Direction.OUT, Direction.IN)) {
            long sum = 0;
            long most = -100;
            long count = 0;
            if (!missing(account)) {
                for (Edges.Edge edge : edges.all(account, direction, TRANSFER, Edges.NO_THRESHOLD)) {
                    sum += edge.amount();
                    most = Math.max(most, edge.amount());
                    count++;
                }
            }
            row.addAll(List.of(yuan(sum), yuan(most), count));
        }
        return List.of(row);
    }

    List<List<Object>> blockedShare(long account, long threshold) {
        if (missing(account)) {
            return List.of(List.of(-1.0));
        }
        int ever = edges.ever(account, Direction.IN, TRANSFER).size();
        if (ever == 0) {
            return List.of(List.of(-1.0));
        }
        long blocked = edges.all(account, Direction.IN, TRANSFER, threshold).stream()
                .filter(edge -> data.blocked(edge.other()))
                .count();
        return List.of(List.of(thousandths(blocked, ever) / 1000.0));
    }

    List<List<Object>> perPartner(long account, Direction direction, long threshold) {
        if (missing(account)) {
            return List.of();
        }
        Map<Long, long[]> partners = new HashMap<>();
        for (Edges.Edge edge : edges.all(account, direction, TRANSFER, threshold)) {
            long[] sum = partners.computeIfAbsent(edge.other(), p -> new long[2]);
            sum[0]++;
            sum[1] += edge.amount();
        }
        return partners.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Long, long[]> e) -> -e.getValue()[1])
                        .thenComparingLong(e -> Long.parseLong(data.id(e.getKey()))))
                .map(e -> List.<Object>of(data.id(e.getKey()), e.getValue()[0], yuan(e.getValue()[1])))
                .toList();
    }

    List<List<Object>> blockedSiblings(long account) {
        if (missing(account)) {
            return List.of();
        }
        var payers = new LongHashSet();
        var found = new LongHashSet();
        for (Edges.Edge in : edges.all(account, Direction.IN, TRANSFER, Edges.NO_THRESHOLD)) {
            if (!payers.add(in.other())) {
                continue;
            }
            for (Edges.Edge out : edges.all(in.other(), Direction.OUT, TRANSFER, Edges.NO_THRESHOLD)) {
                if (out.other() != account && data.blocked(out.other())) {
                    found.add(out.other());
                }
            }
        }
        var ids = new ArrayList<String>();
        found.forEach((com.carrotsearch.hppc.procedures.LongProcedure) node -> ids.add(data.id(node)));
        return ids.stream()
                .sorted(Comparator.comparingLong(Long::parseLong))
                .map(id -> List.<Object>of(id))
                .toList();
    }
}
