package io.clew.analysis.calls;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * C3 互通圈: numbers that call each other to and fro, in a ring that holds without any one of them.
 *
 * <p>Two numbers are tied where both called and there are enough calls. Of the numbers asked about and those tied to them,
 * what has fewer than two ties left is taken away until nothing changes (the 2-core); what hangs together with a number
 * asked about stays. Cliques are the largest sets within it whose members are all tied. O(calls of all looked at), and the
 * cliques as Bron and Kerbosch, Algorithm 457, CACM 16(9), 1973, with pivots; at most {@value #CLIQUES}.
 */
public final class MutualCircle {

    private static final int CLIQUES = 1_000;

    /** @param calls between two numbers at least, both directions together */
    public record Rules(int calls, int clique, int most) {}

    /** Two numbers that both called; {@code forth} are the calls of {@code a}. */
    public record Edge(long a, long b, int forth, int back) {

        int calls() {
            return forth + back;
        }
    }

    /**
     * @param members in order of node
     * @param whole whether every number tied to those asked about was looked at
     */
    public record Circle(List<Long> members, List<Edge> ties, List<List<Long>> cliques, boolean whole) {}

    private final GraphView view;
    private final FactFilter filter;
    private final Rules rules;
    private final Hubs hubs;
    private final Budget budget;
    private boolean whole = true;

    public MutualCircle(GraphView view, FactFilter filter, Rules rules, Hubs hubs, Budget budget) {
        this.view = view;
        this.filter = filter;
        this.rules = rules;
        this.hubs = hubs;
        this.budget = budget;
    }

    public Circle of(List<Calls> asked) {
        Map<Long, Map<Long, Edge>> graph = graph(asked);
        core(graph);
        Set<Long> reached = reached(graph, asked);
        graph.keySet().retainAll(reached);
        var ties = new ArrayList<Edge>();
        for (long node : reached) {
            ties(graph, node).values().stream()
                    .filter(edge -> edge.a == node && edge.b > node)
                    .forEach(ties::add);
        }
        return new Circle(List.copyOf(reached), ties, cliques(graph, reached), whole);
    }

    /** Edges both ways, each seen from its own end. */
    private Map<Long, Map<Long, Edge>> graph(List<Calls> asked) {
        var graph = new HashMap<Long, Map<Long, Edge>>();
        var near = new TreeSet<Long>();
        for (Calls calls : asked) {
            Map<Long, Edge> own = mutual(calls);
            graph.put(calls.node(), own);
            near.addAll(own.keySet());
        }
        near.removeAll(graph.keySet());
        whole = near.size() <= rules.most;
        List<Long> looked = near.stream().limit(rules.most).toList();
        view.prefetch(looked.stream().mapToLong(Long::longValue).toArray(), filter);
        for (long node : looked) {
            Calls calls = Calls.of(view, node, filter, budget);
            whole &= calls.whole();
            if (!hubs.busy(calls)) {
                graph.put(node, mutual(calls));
            }
        }
        graph.values().forEach(own -> own.keySet().retainAll(graph.keySet()));
        graph.forEach((node, own) ->
                own.keySet().removeIf(other -> !ties(graph, other).containsKey(node)));
        return graph;
    }

    private static Map<Long, Edge> ties(Map<Long, Map<Long, Edge>> graph, long node) {
        return graph.getOrDefault(node, Map.of());
    }

    private Map<Long, Edge> mutual(Calls calls) {
        var sums = new LongObjectHashMap<int[]>();
        for (int i = 0; i < calls.size(); i++) {
            int[] sum = sums.get(calls.other(i));
            if (sum == null) {
                sum = new int[2];
                sums.put(calls.other(i), sum);
            }
            sum[calls.out(i) ? 0 : 1]++;
        }
        var edges = new LinkedHashMap<Long, Edge>();
        for (var each : sums) {
            int[] sum = each.value;
            if (sum[0] > 0 && sum[1] > 0 && sum[0] + sum[1] >= rules.calls && !hubs.isPublic(view.key(each.key))) {
                edges.put(each.key, new Edge(calls.node(), each.key, sum[0], sum[1]));
            }
        }
        return edges;
    }

    private static void core(Map<Long, Map<Long, Edge>> graph) {
        var weak = new ArrayDeque<Long>();
        graph.forEach((node, own) -> {
            if (own.size() < 2) {
                weak.add(node);
            }
        });
        while (!weak.isEmpty()) {
            long node = weak.remove();
            Map<Long, Edge> own = graph.remove(node);
            if (own == null) {
                continue;
            }
            for (long other : own.keySet()) {
                Map<Long, Edge> left = graph.get(other);
                if (left != null && left.remove(node) != null && left.size() < 2) {
                    weak.add(other);
                }
            }
        }
    }

    private static Set<Long> reached(Map<Long, Map<Long, Edge>> graph, List<Calls> asked) {
        var reached = new TreeSet<Long>();
        var open = new ArrayDeque<Long>();
        asked.stream().map(Calls::node).filter(graph::containsKey).forEach(open::add);
        while (!open.isEmpty()) {
            long node = open.remove();
            if (reached.add(node)) {
                open.addAll(ties(graph, node).keySet());
            }
        }
        return reached;
    }

    private List<List<Long>> cliques(Map<Long, Map<Long, Edge>> graph, Set<Long> members) {
        var found = new ArrayList<List<Long>>();
        grow(graph, new TreeSet<>(), new TreeSet<>(members), new TreeSet<>(), found);
        found.sort((a, b) -> a.size() != b.size() ? b.size() - a.size() : Arrays.compare(plain(a), plain(b)));
        return found;
    }

    private static long[] plain(List<Long> nodes) {
        return nodes.stream().mapToLong(Long::longValue).toArray();
    }

    private void grow(
            Map<Long, Map<Long, Edge>> graph,
            Set<Long> clique,
            Set<Long> open,
            Set<Long> done,
            List<List<Long>> found) {
        if (found.size() >= CLIQUES) {
            whole = false;
            return;
        }
        if (open.isEmpty()) {
            if (done.isEmpty() && clique.size() >= rules.clique) {
                found.add(List.copyOf(clique));
            }
            return;
        }
        long pivot = Objects.requireNonNull(open.stream()
                .max((a, b) ->
                        Integer.compare(ties(graph, a).size(), ties(graph, b).size()))
                .orElse(null));
        for (long node : List.copyOf(open)) {
            if (ties(graph, pivot).containsKey(node)) {
                continue;
            }
            Set<Long> near = ties(graph, node).keySet();
            var grown = new TreeSet<>(clique);
            grown.add(node);
            grow(graph, grown, both(open, near), both(done, near), found);
            open.remove(node);
            done.add(node);
        }
    }

    private static Set<Long> both(Set<Long> one, Set<Long> other) {
        var both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }
}
