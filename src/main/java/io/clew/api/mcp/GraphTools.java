package io.clew.api.mcp;

import io.clew.api.graph.CallsResource;
import io.clew.api.graph.GraphAsk;
import io.clew.api.graph.GraphFactsResource;
import io.clew.api.graph.GraphPathsResource;
import io.clew.api.graph.GraphResource;
import io.clew.api.graph.PatternResource;
import io.clew.api.graph.TraceAsk;
import io.clew.api.graph.TraceResource;
import io.clew.api.wire.Said;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Questions about facts between entities: who is near whom, where money went, who calls whom. */
@ApplicationScoped
class GraphTools {

    /** What an assistant reads; drawings for other programs are files. */
    private enum Form {
        JSON
    }

    record FactsAsk(
            @Nullable @Schema(required = true, description = "entity key")
            String from,

            @Nullable @Schema(required = true, description = "entity key")
            String to,

            @Nullable @Schema(description = "link types; none for all")
            List<String> link,

            @Nullable @Schema(description = "included; a time or a day in China")
            String since,

            @Nullable @Schema(description = "excluded; a day means its end")
            String until,

            @Nullable String minAmount,

            @Nullable @Schema(description = "out (from leads to to), in or both")
            String direction,

            @Nullable @Schema(description = "facts on a page")
            Integer size,

            @Nullable String cursor) {}

    private final GraphResource graph;
    private final GraphPathsResource paths;
    private final GraphFactsResource facts;
    private final TraceResource traces;
    private final CallsResource calls;
    private final PatternResource patterns;

    GraphTools(
            GraphResource graph,
            GraphPathsResource paths,
            GraphFactsResource facts,
            TraceResource traces,
            CallsResource calls,
            PatternResource patterns) {
        this.graph = graph;
        this.paths = paths;
        this.facts = facts;
        this.traces = traces;
        this.calls = calls;
        this.patterns = patterns;
    }

    List<Tool<?>> all() {
        return List.of(
                Tool.of(
                        "expand",
                        "The neighbours of entities, with sums; says shown n of total. Ask facts for the rows behind an edge.",
                        GraphResource.ExpandAsk.class,
                        this::expanded),
                Tool.ofAnyTime(
                        "facts",
                        "The facts behind an edge, oldest first; each id is the record's with #n behind it.",
                        FactsAsk.class,
                        this::opened),
                Tool.of(
                        "paths",
                        "The best paths between two entities, each step with its facts.",
                        GraphPathsResource.PathsAsk.class,
                        ask -> paths.paths(ask)),
                Tool.of(
                        "common",
                        "Entities that several entities all touch.",
                        GraphAsk.Nodes.class,
                        ask -> paths.common(ask)),
                Tool.of(
                        "trace",
                        "Follows money from an account, a payment or a report, strictly in time order, with each victim's share"
                                + " in yuan by the method asked for, and the facts it rests on.",
                        TraceAsk.class,
                        ask -> traces.follow(ask)),
                Tool.of(
                        "calls",
                        "Ranks whom numbers speak with and compares several numbers: contacts in common, circles, hours.",
                        CallsResource.Ask.class,
                        ask -> calls.calls(ask)),
                Tool.of(
                        "pattern",
                        "Looks for a pattern of money or calls by its code (F1 to F23, C6 to C12) at accounts, a case or everywhere;"
                                + " each hit names its facts and an innocent explanation.",
                        PatternAsk.class,
                        ask -> patterns.find(Said.required("code", ask.code), ask.question)));
    }

    record PatternAsk(
            @Nullable @Schema(required = true, description = "such as F1")
            String code,

            PatternResource.@Nullable Ask question) {}

    private Object expanded(GraphResource.ExpandAsk ask) {
        Said.word("format", ask.format(), Form.class, Form.JSON);
        try (Response answer = graph.expand(ask, null)) {
            return Objects.requireNonNull(answer.getEntity());
        }
    }

    private Object opened(FactsAsk ask) {
        return facts.facts(
                ask.from,
                ask.to,
                ask.link,
                ask.since,
                ask.until,
                null,
                ask.minAmount,
                ask.direction,
                ask.size,
                ask.cursor);
    }
}
