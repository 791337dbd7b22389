package io.clew.api.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.InThePast;
import io.clew.door.Tongue;
import io.clew.inquiry.link.FindRepeats;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reports that repeat. */
@Path("/api/v1/repeats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "repeats", description = "重复警情")
public class RepeatsResource {

    /** Reports of one caller, place or matter. */
    @Schema(name = "RepeatGroup")
    public record GroupShape(
            @Schema(description = "caller, place or matter") String kind,
            List<String> records,

            @Schema(description = "a report told twice is one event")
            int events,

            @Schema(description = "threats, or intervals that shrink")
            boolean high,

            String why,
            List<String> reasons) {}

    /** Groups, urgent ones first. */
    @Schema(name = "Repeats")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            List<GroupShape> groups,
            int shown,
            int total,
            int withheldSources,
            @Nullable String cursor) {}

    private final FindRepeats repeats;
    private final Asker asker;

    RepeatsResource(FindRepeats repeats, Asker asker) {
        this.repeats = repeats;
        this.asker = asker;
    }

    @InThePast
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "a sequence number, day or time: as it was known then",
            schema = @Schema(type = SchemaType.STRING))
    @GET
    @Operation(
            summary = "Repeated reports: three within 90 days; and one event told twice (kind matter, one event)",
            description = "kind: caller, place or matter; all where it is left out.")
    public Answer find(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("size") @Min(0) @Max(Paged.MOST) @Nullable Integer size,
            @QueryParam("cursor") @Nullable String cursor) {
        Access access = asker.access();
        Set<FindRepeats.Kind> kinds = kind == null || kind.isBlank()
                ? Set.of()
                : Set.of(Said.word("kind", kind, FindRepeats.Kind.class, FindRepeats.Kind.CALLER));
        var found = repeats.find(access, Said.window(from, to), kinds);
        Tongue tongue = asker.tongue();
        var page = Paged.of(found.groups(), size, cursor);
        asker.counted(page.shown().size());
        return new Answer(
                page.shown().stream().map(one -> group(one, tongue)).toList(),
                page.shown().size(),
                page.total(),
                found.withheldSources(),
                page.cursor());
    }

    private static GroupShape group(FindRepeats.Group one, Tongue tongue) {
        var reasons = one.why().stream().map(tongue::say).toList();
        return new GroupShape(
                one.kind().name().toLowerCase(Locale.ROOT),
                one.records().stream().map(Object::toString).toList(),
                one.events(),
                one.high(),
                reasons.stream().collect(Collectors.joining("；")),
                reasons);
    }
}
