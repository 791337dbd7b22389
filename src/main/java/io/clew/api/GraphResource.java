package io.clew.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.analysis.path.Between;
import io.clew.analysis.path.CommonNeighbours;
import io.clew.analysis.path.EdgeFacts;
import io.clew.analysis.path.Expand;
import io.clew.analysis.path.LinkCounts;
import io.clew.analysis.path.Paths;
import io.clew.analysis.path.Sum;
import io.clew.graph.FactFilter;
import io.clew.inquiry.ExpandGraph;
import io.clew.inquiry.FindPaths;
import io.clew.inquiry.OpenEdge;
import io.clew.inquiry.Walk;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.text.Normalizer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Walks the graph: neighbours, the facts behind an edge, paths. */
@Path("/api/v1/graph")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "graph", description = "图谱")
public class GraphResource {

    private static final int NEIGHBOURS = 100;
    private static final int FACTS = 100;
    private static final int MOST_NODES = 10_000;

    /** Which neighbours are wanted. */
    @Schema(name = "ExpandAsk")
    public record ExpandAsk(
            @Nullable @Schema(required = true, examples = "[\"account:6222020200112233445\"]")
            List<String> nodes,

            @Nullable @Schema(description = "link types; none for all", examples = "[\"transfer\"]")
            List<String> links,

            @Nullable @Schema(description = "out, in or both")
            String direction,

            @Nullable String from,
            @Nullable String to,
            @Nullable @Schema(examples = "1000.00") String minAmount,

            @Nullable @Schema(description = "edges at most; 100 if not said")
            Integer limit,

            @Nullable @Schema(description = "facts, amount or latest")
            String order) {}

    /** Neighbours and the edges to them. */
    @Schema(name = "Expanded")
    public record Expanded(
            List<NodeShape> nodes,
            List<EdgeShape> edges,
            @Schema(description = "edges in this answer") long shown,
            @Schema(description = "edges there are") long total,
            String order,
            List<String> unknown,

            @Schema(description = "facts or time where the question was too large; else empty")
            String cut,

            int withheldSources) {}

    /** An entity that is drawn; degree counts the facts at it that the caller may read. */
    public record NodeShape(String key, String type, String label, long degree) {}

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

    /** The facts behind an edge, oldest first. */
    @Schema(name = "EdgeFacts")
    public record FactsShape(
            long total,
            List<FactShape> facts,
            @Nullable String amount,
            Map<String, String> sums,
            String cursor,
            String cut) {}

    /** Which paths are wanted. */
    @Schema(name = "PathsAsk")
    public record PathsAsk(
            @Nullable @Schema(description = "with to; or give nodes")
            String from,

            @Nullable String to,

            @Nullable @Schema(description = "two to twenty entities: the best paths among them")
            List<String> nodes,

            @Nullable List<String> links,

            @Nullable @Schema(description = "steps, 1 to 12; 4 if not said")
            Integer maxLength,

            @Nullable @Schema(description = "paths, 1 to 1,000; 3 if not said")
            Integer k,

            @Nullable @Schema(description = "each step strictly later than the one before")
            Boolean timeRespecting,

            @Nullable Window window,

            @Nullable @Schema(description = "fewest_steps or strongest")
            String by,

            @Nullable @Schema(description = "out, in or both")
            String direction,

            @Nullable @Schema(description = "entities with more facts are not passed through")
            Long hubCap) {}

    /** A span of time; {@code to} is excluded, a day means its end. */
    public record Window(@Nullable String from, @Nullable String to) {}

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
    public record StepShape(String from, String to, List<EdgeShape> edges, List<FactShape> facts) {}

    private final ExpandGraph expand;
    private final OpenEdge edges;
    private final FindPaths paths;
    private final Normalizer normalizer;
    private final Asker asker;

    GraphResource(ExpandGraph expand, OpenEdge edges, FindPaths paths, Normalizer normalizer, Asker asker) {
        this.expand = expand;
        this.edges = edges;
        this.paths = paths;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @POST
    @Path("/expand")
    @Operation(summary = "The neighbours of entities", description = "Says shown n of total, and by which order.")
    public Expanded expand(@Nullable ExpandAsk asked) {
        Access access = asker.access();
        ExpandAsk ask = Said.required("nodes", asked);
        List<EntityKey> nodes = keys("nodes", Said.required("nodes", ask.nodes));
        var scope = new Walk.Scope(
                Said.list(ask.links),
                direction(ask.direction, FactFilter.Direction.BOTH),
                Said.window(ask.from, ask.to),
                Said.money("minAmount", ask.minAmount));
        var labelled = expand.expand(
                access,
                nodes,
                scope,
                Said.word("order", ask.order, Expand.Order.class, Expand.Order.FACTS),
                Said.number("limit", ask.limit, NEIGHBOURS, 1, Expand.MOST));
        Expand.Expansion answer = labelled.answer();
        return new Expanded(
                answer.nodes().stream()
                        .map(node -> node(node, labelled.labels()))
                        .toList(),
                answer.edges().stream().map(EdgeShape::of).toList(),
                answer.shown(),
                answer.total(),
                answer.order().name().toLowerCase(Locale.ROOT),
                texts(answer.unknown()),
                answer.cut(),
                access.withheldSources());
    }

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
            @QueryParam("size") @Nullable String size,
            @QueryParam("cursor") @Nullable String cursor) {
        Access access = asker.access();
        var scope = new Walk.Scope(
                Said.list(links),
                direction(direction, FactFilter.Direction.OUT),
                window == null || window.isBlank() ? Said.window(since, until) : Said.window(window),
                Said.money("minAmount", minAmount));
        var opened = edges.open(
                access,
                Said.key(normalizer, "from", from),
                Said.key(normalizer, "to", to),
                scope,
                cursor == null ? "" : cursor,
                Said.number("size", size, FACTS, 1, EdgeFacts.MOST));
        asker.counted(opened.page().facts().size());
        return new FactsShape(
                opened.page().total(),
                opened.page().facts().stream()
                        .map(item -> FactShape.of(item, opened.places().get(item.name())))
                        .toList(),
                yuan(opened.page().sums()),
                byCurrency(opened.page().sums()),
                opened.page().cursor(),
                opened.page().cut());
    }

    @POST
    @Path("/paths")
    @Operation(summary = "The best paths between two entities", description = "Each step comes with its facts.")
    public PathsShape paths(@Nullable PathsAsk asked) {
        Access access = asker.access();
        PathsAsk ask = Said.required("from", asked);
        boolean inTime = Boolean.TRUE.equals(ask.timeRespecting);
        var scope = new Walk.Scope(
                Said.list(ask.links),
                direction(ask.direction, inTime ? FactFilter.Direction.OUT : FactFilter.Direction.BOTH),
                ask.window == null ? Said.window(null, null) : Said.window(ask.window.from, ask.window.to),
                null);
        var rules = new Paths.Rules(
                Said.number("maxLength", ask.maxLength, 4, 1, Paths.LONGEST),
                Said.number("k", ask.k, 3, 1, Paths.MOST),
                Said.word("by", ask.by, Paths.By.class, Paths.By.FEWEST_STEPS),
                inTime,
                ask.hubCap == null ? Long.MAX_VALUE : ask.hubCap);
        List<EntityKey> ends = ask.nodes == null
                ? List.of(Said.key(normalizer, "from", ask.from), Said.key(normalizer, "to", ask.to))
                : keys("nodes", ask.nodes);
        if (ends.size() < 2) {
            throw Said.wrong("nodes", "至少给出两个实体键。");
        }
        var found = paths.paths(access, ends, scope, rules);
        var labels = new TreeMap<String, String>();
        found.labels().forEach((key, label) -> labels.put(key.toString(), label));
        return new PathsShape(
                found.answer().paths().stream()
                        .map(path -> new PathShape(
                                texts(path.nodes()),
                                path.steps().stream()
                                        .map(step -> step(step, found))
                                        .toList(),
                                path.cost()))
                        .toList(),
                labels,
                found.answer().hubs(),
                texts(found.answer().unknown()),
                found.answer().cut(),
                access.withheldSources());
    }

    /** Entities and which of their facts. */
    @Schema(name = "NodesAsk")
    public record NodesAsk(
            @Nullable @Schema(required = true) List<String> nodes,
            @Nullable List<String> links,
            @Nullable String from,
            @Nullable String to,
            @Nullable String minAmount,

            @Nullable @Schema(description = "only for common: neighbours at most; 50 if not said")
            Integer limit) {}

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
    public record BetweenShape(List<NodeShape> nodes, List<DatedEdgeShape> edges, List<String> unknown, String cut) {}

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

    /** Entities that several touch. */
    @Schema(name = "CommonFound")
    public record CommonShape(List<CommonNodeShape> nodes, long shown, long total, List<String> unknown, String cut) {}

    /** One of them; touching are those of the asked that it touches. */
    public record CommonNodeShape(
            String key, String type, String label, long degree, List<String> touching, long facts) {}

    private static final long HUB = 500;
    private static final int COMMON = 50;

    @POST
    @Path("/links")
    @Operation(summary = "How much an expansion would bring, by link type and direction")
    public CountsShape links(@Nullable NodesAsk asked) {
        Access access = asker.access();
        NodesAsk ask = Said.required("nodes", asked);
        var counts = expand.counts(access, keys("nodes", Said.required("nodes", ask.nodes)), scope(ask));
        long others = counts.counts().stream()
                .mapToLong(LinkCounts.Count::others)
                .max()
                .orElse(0);
        return new CountsShape(
                counts.counts().stream().map(GraphResource::count).toList(),
                others,
                others >= HUB,
                texts(counts.unknown()),
                counts.cut());
    }

    @POST
    @Path("/between")
    @Operation(summary = "The edges among entities, with what they carry on each day")
    public BetweenShape between(@Nullable NodesAsk asked) {
        Access access = asker.access();
        NodesAsk ask = Said.required("nodes", asked);
        var found = expand.between(access, keys("nodes", Said.required("nodes", ask.nodes)), scope(ask));
        return new BetweenShape(
                found.answer().nodes().stream()
                        .map(node -> node(node, found.labels()))
                        .toList(),
                found.answer().edges().stream().map(DatedEdgeShape::of).toList(),
                texts(found.answer().unknown()),
                found.answer().cut());
    }

    @POST
    @Path("/common")
    @Operation(summary = "Whom all of the entities touch, those with most facts first")
    public CommonShape common(@Nullable NodesAsk asked) {
        Access access = asker.access();
        NodesAsk ask = Said.required("nodes", asked);
        var nodes = keys("nodes", Said.required("nodes", ask.nodes));
        var found = paths.common(
                access,
                nodes,
                scope(ask),
                nodes.size(),
                Said.number("limit", ask.limit, COMMON, 1, CommonNeighbours.MOST));
        return new CommonShape(
                found.answer().common().stream()
                        .map(one -> new CommonNodeShape(
                                one.key().toString(),
                                one.key().type(),
                                found.labels().getOrDefault(one.key(), Handles.shown(one.key())),
                                one.degree(),
                                texts(one.touching()),
                                one.facts()))
                        .toList(),
                found.answer().common().size(),
                found.answer().total(),
                texts(found.answer().unknown()),
                found.answer().cut());
    }

    private static Walk.Scope scope(NodesAsk ask) {
        return new Walk.Scope(
                Said.list(ask.links),
                FactFilter.Direction.BOTH,
                Said.window(ask.from, ask.to),
                Said.money("minAmount", ask.minAmount));
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

    private static StepShape step(Paths.Step step, FindPaths.Found found) {
        return new StepShape(
                step.from().toString(),
                step.to().toString(),
                step.edges().stream().map(EdgeShape::of).toList(),
                step.evidence().stream()
                        .map(item -> FactShape.of(item, found.places().get(item.name())))
                        .toList());
    }

    private List<EntityKey> keys(String field, List<String> said) {
        if (said.isEmpty() || said.size() > MOST_NODES) {
            throw Said.wrong(field, "请给出 1 至 " + MOST_NODES + " 个实体键。");
        }
        return said.stream().map(one -> Said.key(normalizer, field, one)).toList();
    }

    private static NodeShape node(Expand.Node node, Map<EntityKey, String> labels) {
        return new NodeShape(
                node.key().toString(),
                node.key().type(),
                labels.getOrDefault(node.key(), Handles.shown(node.key())),
                node.degree());
    }

    private static FactFilter.Direction direction(@Nullable String said, FactFilter.Direction otherwise) {
        return Said.word("direction", said, FactFilter.Direction.class, otherwise);
    }

    private static List<String> texts(List<EntityKey> keys) {
        return keys.stream().map(EntityKey::toString).toList();
    }

    private static @Nullable String yuan(List<Sum> sums) {
        return sums.stream()
                .filter(sum -> sum.currency().equals(Fact.YUAN))
                .map(sum -> sum.amount().toString())
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> byCurrency(List<Sum> sums) {
        var totals = new TreeMap<String, String>();
        sums.forEach(sum -> totals.put(sum.currency(), sum.amount().toString()));
        return totals;
    }
}
