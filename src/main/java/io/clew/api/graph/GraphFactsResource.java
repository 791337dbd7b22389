package io.clew.api.graph;

import io.clew.access.Access;
import io.clew.analysis.path.EdgeFacts;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.InThePast;
import io.clew.graph.FactFilter;
import io.clew.inquiry.OpenEdge;
import io.clew.inquiry.Walk;
import io.clew.text.Normalizer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Opens an edge: the facts behind it, each with the place that asserts it. */
@Path("/api/v1/graph")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "graph", description = "图谱")
public class GraphFactsResource {

    private static final int FACTS = 100;

    /** The facts behind an edge, oldest first. */
    @Schema(name = "EdgeFacts")
    public record FactsShape(
            long total,
            List<GraphShapes.FactShape> facts,
            @Nullable String amount,
            Map<String, String> sums,
            String cursor,
            String cut) {}

    private final OpenEdge edges;
    private final Normalizer normalizer;
    private final Asker asker;

    GraphFactsResource(OpenEdge edges, Normalizer normalizer, Asker asker) {
        this.edges = edges;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @InThePast
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "a sequence number, day or time: as it was known then",
            schema = @Schema(type = SchemaType.STRING))
    @GET
    @Path("/facts")
    @Operation(summary = "The facts behind an edge, oldest first")
    public FactsShape facts(
            @QueryParam("from") @Parameter(description = "entity key", required = true) @Nullable String from,
            @QueryParam("to") @Parameter(description = "entity key", required = true) @Nullable String to,
            @QueryParam("link") @Parameter(description = "link types; none for all") @Nullable List<String> links,
            @QueryParam("since") @Parameter(description = "included; a time or a day in China") @Nullable String since,
            @QueryParam("until") @Parameter(description = "excluded; a day means its end") @Nullable String until,
            @QueryParam("window")
                    @Parameter(description = "both ends at once: from/to", example = "2026-03-01/2026-03-31")
                    @Nullable
                    String window,
            @QueryParam("minAmount") @Nullable String minAmount,
            @QueryParam("direction") @Parameter(description = "out (from leads to to), in or both") @Nullable
                    String direction,
            @QueryParam("size") @Min(1) @Max(EdgeFacts.MOST) @Nullable Integer size,
            @QueryParam("cursor") @Nullable String cursor) {
        Access access = asker.access();
        var scope = new Walk.Scope(
                Said.list(links),
                GraphAsk.direction(direction, FactFilter.Direction.OUT),
                window == null || window.isBlank() ? Said.window(since, until) : Said.window(window),
                Said.money("minAmount", minAmount));
        var opened = edges.open(
                access,
                Said.key(normalizer, "from", from),
                Said.key(normalizer, "to", to),
                scope,
                cursor == null ? "" : cursor,
                size == null ? FACTS : size);
        asker.counted(opened.page().facts().size());
        return new FactsShape(
                opened.page().total(),
                opened.page().facts().stream()
                        .map(item ->
                                GraphShapes.FactShape.of(item, opened.places().get(item.name())))
                        .toList(),
                GraphShapes.yuan(opened.page().sums()),
                GraphShapes.byCurrency(opened.page().sums()),
                opened.page().cursor(),
                opened.page().cut());
    }
}
