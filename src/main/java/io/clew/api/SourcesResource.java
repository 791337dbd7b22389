package io.clew.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.clew.api.wire.Reason;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.intake.KeepSources;
import io.clew.intake.RemoveRecords;
import io.clew.record.Message;
import io.clew.record.Source;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The registry of sources. */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "sources", description = "来源：数据从哪里来、密级、谁可以看")
public class SourcesResource {

    /** A source as it is sent and answered. */
    @Schema(name = "Source", description = "A data set with an owner.")
    public record Shape(
            @Nullable @JsonProperty("id") @Schema(required = true, examples = "jq-2026")
            String id,

            @Nullable @Schema(examples = "2026 年警情") String title,

            @Nullable @Schema(description = "密级 0–3", examples = "1")
            Integer grade,

            @Nullable @Schema(description = "groups that may read it; empty for all with the clearance")
            Set<String> groups,

            @Nullable
            @Schema(
                    description =
                            "users and groups that may add records and replace those that are there; empty for every"
                                    + " reader who may import")
            Set<String> writers) {

        static Shape of(Source source) {
            return new Shape(
                    source.id(),
                    source.title(),
                    source.grade(),
                    new TreeSet<>(source.groups()),
                    new TreeSet<>(source.writers()));
        }

        Source source() {
            String named = Said.required("id", id);
            return new Source(
                    named,
                    title == null || title.isBlank() ? named : title.strip(),
                    grade == null ? 0 : grade,
                    groups == null ? Set.of() : groups,
                    writers == null ? Set.of() : writers);
        }
    }

    private final KeepSources sources;
    private final RemoveRecords removal;
    private final Asker asker;

    SourcesResource(KeepSources sources, RemoveRecords removal, Asker asker) {
        this.sources = sources;
        this.removal = removal;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The sources that the caller may read")
    public List<Shape> list() {
        return sources.list(asker.caller()).stream().map(Shape::of).toList();
    }

    @POST
    @Operation(
            summary = "Adds a source",
            description = "Adding the same one again changes nothing; another of that id is refused (source-exists).")
    public Shape create(@Nullable Shape asked) {
        Shape ask = Said.required("source", asked);
        return Shape.of(sources.create(asker.caller(), ask.id == null ? "" : ask.id, ask::source));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Gives a source another title, grade or groups")
    public Shape change(@org.jboss.resteasy.reactive.RestPath String id, @Nullable Shape asked) {
        Source source = Said.required("source", asked).source();
        if (!source.id().equals(id)) {
            throw Said.wrong("id", Message.of("invalid.other-id"));
        }
        return Shape.of(sources.change(asker.caller(), source));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Removes a source with all its records",
            description =
                    "Answers when index and graph have forgotten them. Payments and calls that rows of other sources "
                            + "tell too are told by those from then on. 409 source-busy while an import into it runs.")
    public void remove(
            @org.jboss.resteasy.reactive.RestPath String id,
            @QueryParam("reason") @Nullable String reason,
            @Nullable Reason body) {
        removal.source(asker.caller(), id, Reason.said(body, reason));
    }
}
