package io.clew.api.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.analysis.path.Expand;
import io.clew.analysis.path.LinkCounts;
import io.clew.api.wire.Drawing;
import io.clew.api.wire.GraphFile;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.graph.FactFilter;
import io.clew.graph.Ontology;
import io.clew.inquiry.ExpandGraph;
import io.clew.inquiry.Walk;
import io.clew.record.EntityKey;
import io.clew.text.Normalizer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Walks the graph: whom an entity touches, how much that is before one asks for it, and what lies among entities. */
@Path("/api/v1/graph")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "graph", description = "图谱")
public class GraphResource {

    private static final int NEIGHBOURS = 100;
    private static final long HUB = 500;

    /** Which neighbours are wanted. */
    @Schema(name = "ExpandAsk")
    public record ExpandAsk(
            @Nullable @Schema(required = true, examples = "[\"account:6222020200112233445\"]")
            List<String> nodes,

            @Nullable @Schema(description = "link types; none for all", examples = "[\"transfer\"]")
            List<String> links,

            @Nullable @Schema(enumeration = {"out", "in", "both"})
            String direction,

            @Nullable String from,
            @Nullable String to,
            @Nullable @Schema(examples = "1000.00") String minAmount,

            @Nullable @Schema(description = "edges at most; 100 if not said") @Min(1) @Max(Expand.MOST)
            Integer limit,

            @Nullable @Schema(enumeration = {"facts", "amount", "latest"})
            String order,

            @Nullable @Schema(enumeration = {"json", "gexf", "graphml", "ftm"})
            String format,

            @Nullable @Schema(description = "a sequence number, day or time: as it was known then")
            JsonNode asOf) {}

    /** Neighbours and the edges to them. */
    @Schema(name = "Expanded")
    public record Expanded(
            List<GraphShapes.NodeShape> nodes,
            List<GraphShapes.EdgeShape> edges,
            @Schema(description = "edges in this answer") long shown,
            @Schema(description = "edges there are") long total,
            String order,
            List<String> unknown,

            @Schema(description = "facts or time where the question was too large; else empty")
            String cut,

            int withheldSources) {}

    /** What an expansion would bring. */
    @Schema(name = "LinkCounts")
    public record CountsShape(
            List<CountShape> links,

            @Schema(description = "the most others that one link type has")
            long others,

            @Schema(description = "whether there are so many others that an expansion should be narrowed")
            boolean hub,

            List<String> unknown,
            String cut) {}

    /** One kind of link in one direction; amount is in the currency given. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CountShape(
            String link,
            @Schema(description = "out or in") String direction,
            long facts,
            long others,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String first,
            @Nullable String last) {}

    /** The edges among entities. */
    @Schema(name = "BetweenFound")
    public record BetweenShape(
            List<GraphShapes.NodeShape> nodes,
            List<GraphShapes.DatedEdgeShape> edges,
            List<String> unknown,
            String cut) {}

    private final ExpandGraph expand;
    private final Normalizer normalizer;
    private final Ontology ontology;
    private final Asker asker;

    GraphResource(ExpandGraph expand, Normalizer normalizer, Ontology ontology, Asker asker) {
        this.ontology = ontology;
        this.expand = expand;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @POST
    @Path("/expand")
    @Produces({MediaType.APPLICATION_JSON, "application/gexf+xml", "application/graphml+xml", "application/x-ndjson"})
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Expanded.class)),
                @Content(mediaType = "application/gexf+xml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/graphml+xml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING))
            })
    @Operation(summary = "The neighbours of entities", description = "Says shown n of total, and by which order.")
    public Response expand(
            @Valid @Nullable ExpandAsk asked,
            @QueryParam("format")
                    @Parameter(
                            description =
                                    "json where nothing is said; gexf and graphml are files for Gephi and others, ftm entities of FollowTheMoney",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"json", "gexf", "graphml", "ftm"}))
                    @Nullable
                    String format) {
        Access access = asker.access(asked == null ? null : asked.asOf());
        ExpandAsk ask = Said.required("nodes", asked);
        var form = Said.word(
                "format", ask.format == null ? format : ask.format, GraphFile.Form.class, GraphFile.Form.JSON);
        Expanded found = expand(access, ask);
        return form == GraphFile.Form.JSON
                ? Response.ok(found).build()
                : GraphFile.answer(form, drawing(found), ontology);
    }

    private static Drawing drawing(Expanded found) {
        return new Drawing(
                found.nodes().stream()
                        .map(node -> new Drawing.Dot(node.key(), node.type(), node.label(), null, null))
                        .toList(),
                found.edges().stream()
                        .map(edge -> new Drawing.Line(
                                edge.from(),
                                edge.to(),
                                edge.link(),
                                edge.facts(),
                                edge.sums(),
                                edge.first(),
                                edge.last()))
                        .toList());
    }

    private Expanded expand(Access access, ExpandAsk ask) {
        List<EntityKey> nodes = GraphAsk.keys(normalizer, "nodes", Said.required("nodes", ask.nodes));
        var scope = new Walk.Scope(
                Said.list(ask.links),
                GraphAsk.direction(ask.direction, FactFilter.Direction.BOTH),
                Said.window(ask.from, ask.to),
                Said.money("minAmount", ask.minAmount));
        var labelled = expand.expand(
                access,
                nodes,
                scope,
                Said.word("order", ask.order, Expand.Order.class, Expand.Order.FACTS),
                ask.limit == null ? NEIGHBOURS : ask.limit);
        Expand.Expansion answer = labelled.answer();
        return new Expanded(
                answer.nodes().stream()
                        .map(node -> GraphShapes.NodeShape.of(node, labelled.labels()))
                        .toList(),
                answer.edges().stream().map(GraphShapes.EdgeShape::of).toList(),
                answer.shown(),
                answer.total(),
                answer.order().name().toLowerCase(Locale.ROOT),
                GraphShapes.texts(answer.unknown()),
                answer.cut(),
                access.withheldSources());
    }

    @POST
    @Path("/links")
    @Operation(summary = "How much an expansion would bring, by link type and direction")
    public CountsShape links(@Valid GraphAsk.@Nullable Nodes asked) {
        Access access = asker.access(asked == null ? null : asked.asOf());
        GraphAsk.Nodes ask = Said.required("nodes", asked);
        var nodes = GraphAsk.keys(normalizer, "nodes", Said.required("nodes", ask.nodes()));
        var counts = expand.counts(access, nodes, ask.scope());
        long others = counts.counts().stream()
                .mapToLong(LinkCounts.Count::others)
                .max()
                .orElse(0);
        return new CountsShape(
                counts.counts().stream().map(GraphResource::count).toList(),
                others,
                others >= HUB,
                GraphShapes.texts(counts.unknown()),
                counts.cut());
    }

    @POST
    @Path("/between")
    @Operation(summary = "The edges among entities, with what they carry on each day")
    public BetweenShape between(@Valid GraphAsk.@Nullable Nodes asked) {
        Access access = asker.access(asked == null ? null : asked.asOf());
        GraphAsk.Nodes ask = Said.required("nodes", asked);
        var nodes = GraphAsk.keys(normalizer, "nodes", Said.required("nodes", ask.nodes()));
        var found = expand.between(access, nodes, ask.scope());
        return new BetweenShape(
                found.answer().nodes().stream()
                        .map(node -> GraphShapes.NodeShape.of(node, found.labels()))
                        .toList(),
                found.answer().edges().stream()
                        .map(GraphShapes.DatedEdgeShape::of)
                        .toList(),
                GraphShapes.texts(found.answer().unknown()),
                found.answer().cut());
    }

    private static CountShape count(LinkCounts.Count one) {
        boolean money = !one.sums().isEmpty();
        return new CountShape(
                one.link(),
                one.outgoing() ? "out" : "in",
                one.facts(),
                one.others(),
                money ? one.sums().getFirst().amount().toString() : null,
                money ? one.sums().getFirst().currency() : null,
                Said.time(one.first()),
                Said.time(one.last()));
    }
}
