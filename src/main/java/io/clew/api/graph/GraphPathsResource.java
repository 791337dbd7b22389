package io.clew.api.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.analysis.path.Paths;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.graph.FactFilter;
import io.clew.inquiry.FindPaths;
import io.clew.inquiry.Walk;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.text.Normalizer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Connects entities: the best paths between them, and whom all of them touch. */
@Path("/api/v1/graph")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "graph", description = "图谱")
public class GraphPathsResource {

    private static final int COMMON = 50;

    /** Which paths are wanted. */
    @Schema(name = "PathsAsk")
    public record PathsAsk(
            @Nullable @Schema(description = "with to; or give nodes")
            String from,

            @Nullable String to,

            @Nullable @Schema(description = "two to twenty entities: the best paths among them")
            List<String> nodes,

            @Nullable List<String> links,

            @Nullable @Schema(description = "steps, 1 to 12; 4 if not said") @Min(1) @Max(Paths.LONGEST)
            Integer maxLength,

            @Nullable @Schema(description = "paths, 1 to 1,000; 3 if not said") @Min(1) @Max(Paths.MOST)
            Integer k,

            @Nullable @Schema(description = "each step strictly later than the one before")
            Boolean timeRespecting,

            GraphAsk.@Nullable Window window,

            @Nullable @Schema(description = "fewest_steps or strongest")
            String by,

            @Nullable @Schema(description = "out, in or both")
            String direction,

            @Nullable @Schema(description = "entities with more facts are not passed through")
            Long hubCap,

            @Nullable @Schema(description = "a sequence number, day or time: as it was known then")
            JsonNode asOf) {}

    /** The best paths. */
    @Schema(name = "PathsFound")
    public record PathsShape(
            List<PathShape> paths,
            Map<String, String> labels,

            @Schema(description = "entities not passed through for having too many facts")
            long hubs,

            List<String> unknown,
            String cut,
            int withheldSources) {}

    /** One path, best first by cost. */
    public record PathShape(List<String> nodes, List<StepShape> steps, double cost) {}

    /** One step of a path and its facts, the first twenty; edges count all. */
    public record StepShape(
            String from, String to, List<GraphShapes.EdgeShape> edges, List<GraphShapes.FactShape> facts) {}

    /** Entities that several touch. */
    @Schema(name = "CommonFound")
    public record CommonShape(List<CommonNodeShape> nodes, long shown, long total, List<String> unknown, String cut) {}

    /** One of them; touching are those of the asked that it touches. */
    public record CommonNodeShape(
            String key, String type, String label, long degree, List<String> touching, long facts) {}

    private final FindPaths paths;
    private final Normalizer normalizer;
    private final Asker asker;

    GraphPathsResource(FindPaths paths, Normalizer normalizer, Asker asker) {
        this.paths = paths;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @POST
    @Path("/paths")
    @Operation(summary = "The best paths between two entities", description = "Each step comes with its facts.")
    public PathsShape paths(@Valid @Nullable PathsAsk asked) {
        Access access = asker.access(asked == null ? null : asked.asOf());
        PathsAsk ask = Said.required("from", asked);
        boolean inTime = Boolean.TRUE.equals(ask.timeRespecting);
        var scope = new Walk.Scope(
                Said.list(ask.links),
                GraphAsk.direction(ask.direction, inTime ? FactFilter.Direction.OUT : FactFilter.Direction.BOTH),
                ask.window == null ? Said.window(null, null) : Said.window(ask.window.from(), ask.window.to()),
                null);
        var rules = new Paths.Rules(
                ask.maxLength == null ? 4 : ask.maxLength,
                ask.k == null ? 3 : ask.k,
                Said.word("by", ask.by, Paths.By.class, Paths.By.FEWEST_STEPS),
                inTime,
                ask.hubCap == null ? Long.MAX_VALUE : ask.hubCap);
        List<EntityKey> ends = ask.nodes == null
                ? List.of(Said.key(normalizer, "from", ask.from), Said.key(normalizer, "to", ask.to))
                : GraphAsk.keys(normalizer, "nodes", ask.nodes);
        if (ends.size() < 2) {
            throw Said.wrong("nodes", Message.of("invalid.two-keys"));
        }
        var found = paths.paths(access, ends, scope, rules);
        var labels = new TreeMap<String, String>();
        found.labels().forEach((key, label) -> labels.put(key.toString(), label));
        return new PathsShape(
                found.answer().paths().stream()
                        .map(path -> new PathShape(
                                GraphShapes.texts(path.nodes()),
                                path.steps().stream()
                                        .map(step -> step(step, found))
                                        .toList(),
                                path.cost()))
                        .toList(),
                labels,
                found.answer().hubs(),
                GraphShapes.texts(found.answer().unknown()),
                found.answer().cut(),
                access.withheldSources());
    }

    @POST
    @Path("/common")
    @Operation(summary = "Whom all of the entities touch, those with most facts first")
    public CommonShape common(@Valid GraphAsk.@Nullable Nodes asked) {
        Access access = asker.access(asked == null ? null : asked.asOf());
        GraphAsk.Nodes ask = Said.required("nodes", asked);
        var nodes = GraphAsk.keys(normalizer, "nodes", Said.required("nodes", ask.nodes()));
        var found = paths.common(access, nodes, ask.scope(), nodes.size(), ask.limit() == null ? COMMON : ask.limit());
        return new CommonShape(
                found.answer().common().stream()
                        .map(one -> new CommonNodeShape(
                                one.key().toString(),
                                one.key().type(),
                                found.labels().getOrDefault(one.key(), Handles.shown(one.key())),
                                one.degree(),
                                GraphShapes.texts(one.touching()),
                                one.facts()))
                        .toList(),
                found.answer().common().size(),
                found.answer().total(),
                GraphShapes.texts(found.answer().unknown()),
                found.answer().cut());
    }

    private static StepShape step(Paths.Step step, FindPaths.Found found) {
        return new StepShape(
                step.from().toString(),
                step.to().toString(),
                step.edges().stream().map(GraphShapes.EdgeShape::of).toList(),
                step.evidence().stream()
                        .map(item ->
                                GraphShapes.FactShape.of(item, found.places().get(item.name())))
                        .toList());
    }
}
