package io.clew.analysis.gang.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many facts would have to fall before nothing ties somebody to some others: the least cut between them in the network
 * whose edges are facts, each of weight 1, and whose nodes are persons and what they share.
 *
 * <p>Maximum flow by Dinic's algorithm; the facts given are a cut, so that striking them does separate. Where several cuts
 * are least, the one nearest to the person.
 */
public final class FactCut {

    /** An end of a fact: a person or a shared thing. */
    public record End(boolean person, long id) {}

    private static final class Edge {
        final int to;
        int room;
        final int back;
        final Set<Long> facts;

        Edge(int to, int room, int back, Set<Long> facts) {
            this.to = to;
            this.room = room;
            this.back = back;
            this.facts = facts;
        }
    }

    private final Map<End, Integer> numbers = new HashMap<>();
    private final Map<Long, Set<Long>> facts = new HashMap<>();

    /** Adds a fact; the same one between the same ends counts once. */
    public void fact(End a, End b, long fact) {
        int x = number(a);
        int y = number(b);
        if (x != y) {
            long pair = (long) Math.min(x, y) << 32 | Math.max(x, y);
            facts.computeIfAbsent(pair, p -> new LinkedHashSet<>()).add(fact);
        }
    }

    private int number(End end) {
        return numbers.computeIfAbsent(end, e -> numbers.size());
    }

    /** The facts of a least cut; empty where nothing ties them anyway. */
    public Set<Long> between(End from, Set<End> to) {
        Integer source = numbers.get(from);
        if (source == null) {
            return Set.of();
        }
        int sink = numbers.size();
        List<List<Edge>> graph = edges(sink + 1);
        to.forEach(end -> {
            Integer number = numbers.get(end);
            if (number != null && !number.equals(source)) {
                link(graph, number, sink, Integer.MAX_VALUE / 2, 0, Set.of());
            }
        });
        int[] level = levels(graph, source);
        while (level[sink] >= 0) {
            int[] next = new int[graph.size()];
            while (push(graph, level, next, source, sink, Integer.MAX_VALUE) > 0) {
                // another way through
            }
            level = levels(graph, source);
        }
        return cut(graph, level);
    }

    private List<List<Edge>> edges(int nodes) {
        List<List<Edge>> graph = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            graph.add(new ArrayList<>());
        }
        facts.forEach((pair, of) -> link(graph, (int) (pair >>> 32), (int) (long) pair, of.size(), of.size(), of));
        return graph;
    }

    private static void link(List<List<Edge>> graph, int a, int b, int there, int back, Set<Long> facts) {
        List<Edge> ofA = graph.get(a);
        List<Edge> ofB = graph.get(b);
        ofA.add(new Edge(b, there, ofB.size(), facts));
        ofB.add(new Edge(a, back, ofA.size() - 1, facts));
    }

    private static int[] levels(List<List<Edge>> graph, int source) {
        int[] level = new int[graph.size()];
        Arrays.fill(level, -1);
        level[source] = 0;
        var queue = new ArrayDeque<Integer>();
        queue.add(source);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (Edge edge : graph.get(node)) {
                if (edge.room > 0 && level[edge.to] < 0) {
                    level[edge.to] = level[node] + 1;
                    queue.add(edge.to);
                }
            }
        }
        return level;
    }

    private static int push(List<List<Edge>> graph, int[] level, int[] next, int node, int sink, int most) {
        if (node == sink) {
            return most;
        }
        List<Edge> edges = graph.get(node);
        while (next[node] < edges.size()) {
            Edge edge = edges.get(next[node]);
            if (edge.room > 0 && level[edge.to] == level[node] + 1) {
                int pushed = push(graph, level, next, edge.to, sink, Math.min(most, edge.room));
                if (pushed > 0) {
                    edge.room -= pushed;
                    graph.get(edge.to).get(edge.back).room += pushed;
                    return pushed;
                }
            }
            next[node]++;
        }
        return 0;
    }

    private static Set<Long> cut(List<List<Edge>> graph, int[] level) {
        Set<Long> found = new LinkedHashSet<>();
        for (int node = 0; node < graph.size(); node++) {
            if (level[node] >= 0) {
                for (Edge edge : graph.get(node)) {
                    if (level[edge.to] < 0) {
                        found.addAll(edge.facts);
                    }
                }
            }
        }
        return found;
    }
}
