package io.clew.api.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.access.Handles;
import io.clew.analysis.path.Between;
import io.clew.analysis.path.EdgeFacts;
import io.clew.analysis.path.Expand;
import io.clew.analysis.path.Sum;
import io.clew.api.wire.Said;
import io.clew.inquiry.Walk;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The shapes of what is drawn: entities, edges, facts. */
public final class GraphShapes {

    private GraphShapes() {}

    /** An entity that is drawn; degree counts the facts at it that the caller may read. */
    public record NodeShape(String key, String type, String label, long degree) {

        static NodeShape of(Expand.Node node, Map<EntityKey, String> labels) {
            return new NodeShape(
                    node.key().toString(),
                    node.key().type(),
                    labels.getOrDefault(node.key(), Handles.shown(node.key())),
                    node.degree());
        }
    }

    /** A group of facts between two entities; amount is the sum in yuan or null, sums has other currencies too. */
    public record EdgeShape(
            String from,
            String to,
            String link,
            long facts,
            @Nullable String amount,
            @Nullable String first,
            @Nullable String last,
            Map<String, String> sums) {

        static EdgeShape of(Expand.Edge edge) {
            return new EdgeShape(
                    edge.from().toString(),
                    edge.to().toString(),
                    edge.link(),
                    edge.facts(),
                    yuan(edge.sums()),
                    Said.time(edge.first()),
                    Said.time(edge.last()),
                    byCurrency(edge.sums()));
        }
    }

    /** An edge, and for each day in China [day since 1970-01-01, facts, amount]. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DatedEdgeShape(
            String from,
            String to,
            String link,
            long facts,
            @Nullable String first,
            @Nullable String last,
            Map<String, String> sums,
            List<List<Object>> days) {

        static DatedEdgeShape of(Between.DatedEdge dated) {
            var edge = dated.edge();
            return new DatedEdgeShape(
                    edge.from().toString(),
                    edge.to().toString(),
                    edge.link(),
                    edge.facts(),
                    Said.time(edge.first()),
                    Said.time(edge.last()),
                    byCurrency(edge.sums()),
                    dated.days().stream()
                            .map(day -> List.<Object>of(day.day(), day.facts(), new Money(day.fen()).toString()))
                            .toList());
        }
    }

    /** One fact with the record that asserts it: its offsets in the text, or the row that it comes from. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FactShape(
            String id,
            String record,
            String from,
            String to,
            String link,
            @Nullable String at,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable Integer row) {

        static FactShape of(EdgeFacts.Item item, Walk.@Nullable Place opened) {
            Walk.Place place = opened == null ? new Walk.Place(-1, -1, 0) : opened;
            boolean said = place.start() >= 0;
            return new FactShape(
                    item.name(),
                    item.record().toString(),
                    item.from().toString(),
                    item.to().toString(),
                    item.link(),
                    Said.time(item.at()),
                    item.amount() == null ? null : item.amount().toString(),
                    item.amount() == null ? null : item.currency(),
                    said ? place.start() : null,
                    said ? place.end() : null,
                    place.row() == 0 ? null : place.row());
        }
    }

    static List<String> texts(List<EntityKey> keys) {
        return keys.stream().map(EntityKey::toString).toList();
    }

    static @Nullable String yuan(List<Sum> sums) {
        return sums.stream()
                .filter(sum -> sum.currency().equals(Fact.YUAN))
                .map(sum -> sum.amount().toString())
                .findFirst()
                .orElse(null);
    }

    static Map<String, String> byCurrency(List<Sum> sums) {
        var totals = new TreeMap<String, String>();
        sums.forEach(sum -> totals.put(sum.currency(), sum.amount().toString()));
        return totals;
    }
}
