package io.clew.api.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import io.clew.inquiry.link.ProposeLinks;
import io.clew.record.Message;
import io.clew.record.TimeRange;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which cases belong together. */
@Path("/api/v1/links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "links", description = "串并案")
public class LinksResource {

    /** A span of time; a day means all of it. */
    @Schema(name = "LinksWindow")
    public record Window(@Nullable String from, @Nullable String to) {}

    /** Some cases, or all that were reported in a window. */
    @Schema(name = "LinksQuestion")
    public record Ask(
            @Nullable @Schema(examples = "[\"case:A330106000020260001\"]")
            List<String> cases,

            @Nullable Window window,
            @Nullable String from,
            @Nullable String to,

            @Nullable @Schema(description = "only cases that these units took")
            List<String> units,

            @Nullable @Min(0) @Max(Paged.MOST) Integer size,
            @Nullable String cursor,

            @Nullable @Schema(description = "a sequence number, day or time: as it was known then")
            JsonNode asOf) {}

    /** Proposed ties, best first. */
    @Schema(name = "LinksAnswer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            List<LinkShapes.LinkShape> links,
            int shown,
            int total,

            @Schema(description = "of given cases the pairs that are not proposed, and why not")
            List<LinkShapes.LinkShape> unlinked,

            @Schema(description = "cases that were looked at")
            int cases,

            @Schema(description = "cases whose money was not followed because time ran out")
            int untraced,

            int withheldSources,
            @Nullable String cursor) {}

    private final ProposeLinks links;
    private final Normalizer normalizer;
    private final Asker asker;

    LinksResource(ProposeLinks links, Normalizer normalizer, Asker asker) {
        this.links = links;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @POST
    @Operation(
            summary = "Proposes which cases belong together, with reasons and counter-reasons",
            description = "For given cases the ties that touch any of them; else those of all cases of the window.")
    public Answer propose(@Valid @Nullable Ask asked) {
        Access access = asker.access(asked == null ? null : asked.asOf());
        Ask ask = Said.required("cases", asked);
        var cases = CaseNumbers.read(normalizer, "cases", ask.cases);
        boolean windowed = ask.window != null || ask.from != null || ask.to != null;
        if (cases.isEmpty() && !windowed) {
            throw Said.wrong("cases", Message.of("invalid.missing", "cases"));
        }
        ProposeLinks.Answer found =
                cases.isEmpty() ? links.within(access, window(ask), Said.list(ask.units)) : links.of(access, cases);
        Tongue tongue = asker.tongue();
        var page = Paged.of(found.links(), ask.size, ask.cursor);
        asker.counted(page.shown().size());
        return new Answer(
                page.shown().stream().map(one -> LinkShapes.link(one, tongue)).toList(),
                page.shown().size(),
                page.total(),
                found.unlinked().stream()
                        .map(one -> LinkShapes.link(one, tongue))
                        .toList(),
                found.incidents().size(),
                found.untraced(),
                found.withheldSources(),
                page.cursor());
    }

    private static TimeRange window(Ask ask) {
        Window window = ask.window;
        return window == null ? Said.window(ask.from, ask.to) : Said.window(window.from(), window.to());
    }
}
