package io.clew.bench.finbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The edges at a vertex that one read may follow: inside its window, above a threshold, and before its cut. */
final class Edges {

    /** @param amount 分; {@link FactCursor#NO_AMOUNT} where it carries none */
    record Edge(long other, long at, long amount, long fact) {}

    static final long NO_THRESHOLD = Long.MIN_VALUE;

    private final GraphView view;
    private final long from;
    private final long to;
    private final long limit;
    private final @Nullable Comparator<Edge> order;
    private final boolean filterFirst;

    /** @param filterFirst whether the window and threshold come before the cut (F) or after it (R) */
    Edges(GraphView view, JsonNode params, boolean filterFirst) {
        this.view = view;
        this.from = params.path("startTime").asLong(Long.MIN_VALUE);
        this.to = params.path("endTime").asLong(Long.MAX_VALUE);
        this.limit = params.path("truncationLimit").asLong(Long.MAX_VALUE);
        this.order = order(params.path("truncationOrder").asText(""));
        this.filterFirst = filterFirst;
    }

    private static @Nullable Comparator<Edge> order(String name) {
        return switch (name) {
            case "TIMESTAMP_ASCENDING" -> Comparator.comparingLong(Edge::at);
            case "TIMESTAMP_DESCENDING" -> Comparator.comparingLong(Edge::at).reversed();
            case "AMOUNT_ASCENDING" -> Comparator.comparingLong(Edge::amount);
            case "AMOUNT_DESCENDING" -> Comparator.comparingLong(Edge::amount).reversed();
            default -> null;
        };
    }

    /** The link types as bits. */
    static long links(String... types) {
        return Ontology.shipped().bits(List.of(types));
    }

    private FactFilter window(FactFilter.Direction direction, long links) {
        return new FactFilter(direction, links, from == Long.MIN_VALUE ? from : from + 1, to, Long.MIN_VALUE);
    }

    /** Every edge in the window above the threshold (分, excluded), uncut; oldest first for a single link type. */
    List<Edge> all(long node, FactFilter.Direction direction, long links, long threshold) {
        return read(node, window(direction, links), threshold);
    }

    /** Every edge whatever its time. */
    List<Edge> ever(long node, FactFilter.Direction direction, long links) {
        return read(node, FactFilter.ANY.direction(direction).links(links), NO_THRESHOLD);
    }

    /** The edges that are followed when a traversal leaves this vertex: as {@link #all}, cut. */
    List<Edge> cut(long node, FactFilter.Direction direction, long links, long threshold) {
        if (filterFirst || order == null) {
            return first(all(node, direction, links, threshold));
        }
        List<Edge> raw = first(ever(node, direction, links));
        raw.removeIf(edge -> edge.at <= from || edge.at >= to || threshold != NO_THRESHOLD && edge.amount <= threshold);
        return raw;
    }

    private List<Edge> first(List<Edge> edges) {
        if (order == null || edges.size() <= limit) {
            return edges;
        }
        edges.sort(order);
        return new ArrayList<>(edges.subList(0, (int) limit));
    }

    private List<Edge> read(long node, FactFilter filter, long threshold) {
        var edges = new ArrayList<Edge>();
        FactCursor facts = view.facts(node, filter);
        while (facts.next()) {
            if (threshold == NO_THRESHOLD || facts.amount() > threshold) {
                edges.add(new Edge(facts.other(), facts.at(), facts.amount(), facts.fact()));
            }
        }
        return edges;
    }
}
