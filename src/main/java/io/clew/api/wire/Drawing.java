package io.clew.api.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn, as files for other programs have it.
 *
 * @param nodes each named once
 * @param edges between these nodes; between two of them there may be several, of several kinds and in both directions
 */
public record Drawing(List<Dot> nodes, List<Line> edges) {

    /**
     * An entity.
     *
     * @param x from left to right; null where nobody has placed it
     * @param y from top to bottom
     */
    public record Dot(
            String key,
            String type,
            String label,
            @Nullable Double x,
            @Nullable Double y) {}

    /**
     * The facts of one kind between two.
     *
     * @param sums by currency
     * @param first ISO 8601 with offset; null where no fact says when
     */
    public record Line(
            String from,
            String to,
            String link,
            long facts,
            Map<String, String> sums,
            @Nullable String first,
            @Nullable String last) {}

    /** What is on a board, as it keeps it; what is hidden there stays out. */
    public static Drawing of(JsonNode state) {
        var nodes = new LinkedHashMap<String, Dot>();
        for (JsonNode node : state.path("nodes")) {
            String key = node.path("key").asText();
            if (!node.path("hidden").asBoolean()) {
                nodes.put(
                        key,
                        new Dot(
                                key,
                                EntityKey.parse(key).type(),
                                node.path("label").asText(key),
                                number(node.path("x")),
                                number(node.path("y"))));
            }
        }
        List<Line> edges = new ArrayList<>();
        for (JsonNode edge : state.path("edges")) {
            String from = edge.path("from").asText();
            String to = edge.path("to").asText();
            if (nodes.containsKey(from) && nodes.containsKey(to)) {
                Map<String, String> sums = new LinkedHashMap<>();
                edge.path("sums")
                        .properties()
                        .forEach(sum -> sums.put(sum.getKey(), sum.getValue().asText()));
                edges.add(new Line(
                        from,
                        to,
                        edge.path("link").asText(),
                        edge.path("facts").asLong(),
                        sums,
                        text(edge.path("first")),
                        text(edge.path("last"))));
            }
        }
        return new Drawing(List.copyOf(nodes.values()), edges);
    }

    private static @Nullable Double number(JsonNode said) {
        return said.isNumber() ? said.asDouble() : null;
    }

    private static @Nullable String text(JsonNode said) {
        return said.isTextual() ? said.asText() : null;
    }
}
