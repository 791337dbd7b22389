package io.clew.api.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.analysis.path.CommonNeighbours;
import io.clew.api.wire.Said;
import io.clew.graph.FactFilter;
import io.clew.inquiry.Walk;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.text.Normalizer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of the graph: which entities, and which of their facts. */
public final class GraphAsk {

    private static final int MOST_NODES = 10_000;

    private GraphAsk() {}

    /** Entities and which of their facts. */
    @Schema(name = "NodesAsk")
    public record Nodes(
            @Nullable @Schema(required = true) List<String> nodes,
            @Nullable List<String> links,
            @Nullable String from,
            @Nullable String to,
            @Nullable String minAmount,

            @Nullable
            @Schema(description = "only for common: neighbours at most; 50 if not said")
            @Min(1)
            @Max(CommonNeighbours.MOST)
            Integer limit,

            @Nullable @Schema(description = "a sequence number, day or time: as it was known then")
            JsonNode asOf) {

        Walk.Scope scope() {
            return new Walk.Scope(
                    Said.list(links),
                    FactFilter.Direction.BOTH,
                    Said.window(from, to),
                    Said.money("minAmount", minAmount));
        }
    }

    /** A span of time; {@code to} is excluded, a day means its end. */
    public record Window(@Nullable String from, @Nullable String to) {}

    static List<EntityKey> keys(Normalizer normalizer, String field, List<String> said) {
        if (said.isEmpty() || said.size() > MOST_NODES) {
            throw Said.wrong(field, Message.of("invalid.keys", MOST_NODES));
        }
        return said.stream().map(one -> Said.key(normalizer, field, one)).toList();
    }

    static FactFilter.Direction direction(@Nullable String said, FactFilter.Direction otherwise) {
        return Said.word("direction", said, FactFilter.Direction.class, otherwise);
    }
}
